/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The site as a process of its own, which keeps all it writes below one directory, its output too. */
final class SiteProcess implements AutoCloseable {

    private static final Pattern READY = Pattern.compile("contact form at (http://localhost:\\d+)/contact");

    private final Process process;
    private final Path output;

    private SiteProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Starts it in a directory and waits until it is ready. */
    static SiteProcess start(Path directory, String... properties) throws IOException {
        Path temporary = Files.createDirectories(directory.resolve("tmp"));
        Path output = Files.createTempFile(directory, "output-", ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ImageplusSite.class.getName(),
                "--server.port=0",
                "--server.address=127.0.0.1",
                // A visitor of these tests sends the form as soon as it is there.
                "--contact-form.screening.minimum-time=0s",
                "--contact-form.screening.minimum-time-without-proof=0s"));
        for (String property : properties) {
            command.add("--" + property);
        }
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        SiteProcess site = new SiteProcess(process, output);
        try {
            await().atMost(Duration.ofMinutes(3)).until(() -> site.address().isPresent() || !process.isAlive());
            site.visitor();
        } catch (RuntimeException | AssertionError failed) {
            site.close();
            throw failed;
        }
        return site;
    }

    /** A visitor of this site. */
    Browserless visitor() {
        return new Browserless(
                address().orElseThrow(() -> new AssertionError("the site did not start:\n" + written(output))));
    }

    private Optional<URI> address() {
        Matcher ready = READY.matcher(written(output));
        return ready.find() ? Optional.of(URI.create(ready.group(1))) : Optional.empty();
    }

    private static String written(Path output) {
        try {
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code kill -9}: nothing is said goodbye to. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
