/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes of a node, quick to load: from an archive (class data sharing), which a first node writes after it has
 * seen a whole journey. Where a machine offers none, nodes start all the same, only more slowly.
 */
final class NodeClasses {

    private static @Nullable NodeClasses shared;

    private final Path directory;
    private final String classPath;

    private NodeClasses(Path directory) throws IOException {
        this.directory = directory;
        this.classPath = jarsOnly(directory);
    }

    /** Those of all tests of this JVM, with which they are deleted. */
    static synchronized NodeClasses shared() throws IOException, InterruptedException {
        if (shared == null) {
            Path directory = Files.createTempDirectory("contact-form-node-classes");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
            shared = new NodeClasses(directory);
            shared.rehearse();
        }
        return shared;
    }

    /** The start of a command that runs a node, but for the node's own arguments. */
    List<String> javaWith(Path temporaryFiles) {
        return javaWith(temporaryFiles, Node.class);
    }

    /** The same for another kind of node. */
    List<String> javaWith(Path temporaryFiles, Class<?> node) {
        return java("-XX:SharedArchiveFile=" + archive(), temporaryFiles, node);
    }

    private List<String> java(String sharing, Path temporaryFiles, Class<?> node) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx96m",
                "-Xshare:auto",
                sharing,
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Djava.io.tmpdir=" + temporaryFiles,
                "-Dlogback.configurationFile=be/imageplus/contactform/faults/logback-node.xml",
                "-cp",
                classPath,
                node.getName());
    }

    private void rehearse() throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java("-XX:ArchiveClassesAtExit=" + archive(), directory, Node.class));
        try (Postbox postbox = new Postbox()) {
            command.addAll(List.of(
                    directory.resolve("data/contact.db").toString(),
                    directory.resolve("keys/keys.json").toString(),
                    Integer.toString(postbox.port()),
                    "PT5S",
                    Registers.FAR));
            try (NodeProcess node = new NodeProcess(command, directory.resolve("errors.log"))) {
                node.ask("go 2026-11-23T09:00:00Z");
                String token = node.ask("page 1").split(" ")[1];
                node.ask("post 1 " + token + " enquiry-1");
                node.ask("idle");
                node.stop();
            }
        }
    }

    private Path archive() {
        return directory.resolve("classes.jsa");
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
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
        return jar;
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
