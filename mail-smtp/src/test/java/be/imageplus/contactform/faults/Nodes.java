/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Starts nodes over one store, quickly: their classes come from an archive (class data sharing), which a first node
 * writes after it has seen a whole journey. Without one, where a machine offers none, they only start more slowly.
 */
final class Nodes implements AutoCloseable {

    private final Path directory;
    private final String store;
    private final Path keys;
    private final int mailPort;
    private final String classPath;
    private final Path archive;
    private final List<NodeProcess> all = new ArrayList<>();
    private String transferUntil = Registers.FAR;

    private Nodes(Path directory, String store, int mailPort) throws IOException {
        this.directory = directory;
        this.store = store;
        this.keys = directory.resolve("keys/keys.json");
        this.mailPort = mailPort;
        this.classPath = jarsOnly(directory);
        this.archive = directory.resolve("classes.jsa");
    }

    /**
     * Nodes over a store that does not exist yet.
     *
     * @param directory for keys, archive and what the nodes write to standard error
     * @param store path or JDBC URL
     */
    static Nodes over(Path directory, String store, int mailPort) throws IOException {
        return new Nodes(directory, store, mailPort);
    }

    /** Until which day nodes that are started from now on may send. */
    void transferUntil(String day) {
        transferUntil = day;
    }

    Path keys() {
        return keys;
    }

    String store() {
        return store;
    }

    /** Starts a node that waits for its {@code go}. */
    NodeProcess start(String... prefix) throws IOException {
        NodeProcess node = new NodeProcess(
                command(List.of(prefix), "-XX:SharedArchiveFile=" + archive, store, keys, mailPort),
                directory.resolve("errors.log"));
        all.add(node);
        return node;
    }

    /** Has a node see everything once on a store of its own, and write down the classes that it needed. */
    Nodes archived() throws IOException, InterruptedException {
        try (Postbox postbox = new Postbox();
                NodeProcess node = new NodeProcess(
                        command(
                                List.of(),
                                "-XX:ArchiveClassesAtExit=" + archive,
                                directory.resolve("rehearsal/data/contact.db").toString(),
                                directory.resolve("rehearsal/keys/keys.json"),
                                postbox.port()),
                        directory.resolve("errors.log"))) {
            node.ask("go 2026-11-23T09:00:00Z");
            String token = node.ask("page 1").split(" ")[1];
            node.ask("post 1 " + token + " enquiry-1");
            node.ask("idle");
            node.stop();
        }
        return this;
    }

    private List<String> command(List<String> prefix, String sharing, String where, Path keyFile, int mailServer) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-Xshare:auto",
                sharing,
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Djava.io.tmpdir=" + directory,
                "-Dlogback.configurationFile=be/imageplus/contactform/faults/logback-node.xml",
                "-cp",
                classPath,
                Node.class.getName(),
                where,
                keyFile.toString(),
                Integer.toString(mailServer),
                transferUntil));
        return command;
    }

    /** An archive of classes needs them in jars. */
    private static String jarsOnly(Path directory) throws IOException {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> entries = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator)) {
            Path place = Path.of(entry);
            if (Files.isDirectory(place)) {
                place = jar(place, directory.resolve("classes-" + entries.size() + ".jar"));
            }
            entries.add(place.toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path jar(Path classes, Path jar) throws IOException {
        try (Stream<Path> files = Files.walk(classes);
                OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return jar;
    }

    @Override
    public void close() {
        all.forEach(NodeProcess::close);
    }
}
