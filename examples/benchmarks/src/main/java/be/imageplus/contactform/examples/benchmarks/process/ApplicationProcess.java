/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application in a JVM of its own, which writes below a directory of its own, its output too. */
public final class ApplicationProcess implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 256;

    /** The same for all, so that numbers can be compared; touched at once, so that its use shows in no other number. */
    private static final List<String> HEAP =
            List.of("-Xms" + HEAP_MEGABYTES + "m", "-Xmx" + HEAP_MEGABYTES + "m", "-XX:+AlwaysPreTouch");

    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Pattern STARTED = Pattern.compile("Started \\S+ in ");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path output;
    private final long begun;
    private int port;
    private Duration startUp = Duration.ZERO;

    private ApplicationProcess(Process process, Path output, long begun) {
        this.process = process;
        this.output = output;
        this.begun = begun;
    }

    /**
     * Starts an application; {@link #ready} waits for it.
     *
     * @param directory its working directory, made when missing
     * @param arguments {@code name=value} of Spring Boot
     */
    static ApplicationProcess launch(
            Path directory, ClassPath classPath, List<String> jvmOptions, Class<?> main, List<String> arguments)
            throws IOException {
        Files.createDirectories(directory);
        Path output = directory.resolve("output.log");
        List<String> command = new ArrayList<>();
        command.add(tool("java"));
        command.addAll(HEAP);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath.toString(), main.getName()));
        command.addAll(List.of("--server.address=127.0.0.1", "--server.port=0", "--spring.main.banner-mode=off"));
        arguments.forEach(argument -> command.add("--" + argument));
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new ApplicationProcess(process, output, begun);
    }

    /** Waits until it says that it is ready. */
    public ApplicationProcess ready() throws IOException, InterruptedException {
        while (true) {
            String written = Files.readString(output);
            Matcher found = PORT.matcher(written);
            if (STARTED.matcher(written).find() && found.find()) {
                startUp = Duration.ofNanos(System.nanoTime() - begun);
                port = Integer.parseInt(found.group(1));
                return this;
            }
            if (!process.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IOException("an application did not start:\n" + written);
            }
            Thread.sleep(5);
        }
    }

    /** Where it listens, once it is ready. */
    public int port() {
        return port;
    }

    /** From the start of the process to its word that it is ready. */
    public Duration startUp() {
        return startUp;
    }

    /** The processor time that it has used, to about 10 ms. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The memory of the machine that it holds outside its heap, in bytes; Linux and macOS. */
    public long bytesOutsideHeap() throws IOException, InterruptedException {
        long resident = 1024
                * Long.parseLong(run("ps", "-o", "rss=", "-p", Long.toString(process.pid()))
                        .strip());
        return resident - HEAP_MEGABYTES * 1024L * 1024;
    }

    /** Has it collect its garbage, and tells the bytes that are left on its heap. */
    public long liveHeapBytes() throws IOException, InterruptedException {
        jcmd("GC.run");
        Matcher used = Pattern.compile("used (\\d+)K").matcher(jcmd("GC.heap_info"));
        if (!used.find()) {
            throw new IOException("the JVM does not tell what its heap holds");
        }
        return 1024 * Long.parseLong(used.group(1));
    }

    /** Has the JDK's tool speak with it. */
    private String jcmd(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(tool("jcmd"), Long.toString(process.pid())));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader reader = tool.inputReader(StandardCharsets.UTF_8)) {
            String said = String.join("\n", reader.lines().toList());
            if (tool.waitFor() != 0) {
                throw new IOException(command[0] + " failed: " + said);
            }
            return said;
        }
    }

    /** Ends it at once: nothing that it still owes may disturb what is measured next. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
