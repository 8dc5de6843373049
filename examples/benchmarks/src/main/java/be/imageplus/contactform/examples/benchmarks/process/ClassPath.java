/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/**
 * The class path of this process, and the part of it that one application would have by itself: what is not on it costs
 * neither start-up time nor memory.
 *
 * @param entries files and directories, in order
 */
public record ClassPath(List<Path> entries) {

    public ClassPath {
        entries = List.copyOf(entries);
    }

    /**
     * What this process runs on. Where that is one jar that names all the others, the directory of classes that it was
     * made of stands for it: it would bring the others along.
     */
    public static ClassPath current() {
        String text = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> entries = new ArrayList<>();
        for (String entry : text.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath();
            List<Path> named = named(path);
            entries.add(named.isEmpty() ? path : path.resolveSibling("classes"));
            entries.addAll(named);
        }
        return new ClassPath(entries);
    }

    private static List<Path> named(Path path) {
        if (!path.toString().endsWith(".jar")) {
            return List.of();
        }
        try (JarFile jar = new JarFile(path.toFile())) {
            return Optional.ofNullable(jar.getManifest())
                    .map(manifest -> manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH))
                    .map(names -> Arrays.stream(names.split(" "))
                            .map(name -> Path.of(path.toUri().resolve(URI.create(name))))
                            .filter(found -> found.toFile().exists())
                            .toList())
                    .orElse(List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the jars of these. */
    ClassPath without(Libraries... unwanted) {
        return new ClassPath(entries.stream()
                .filter(entry -> Arrays.stream(unwanted)
                        .noneMatch(each -> each.include(entry.getFileName().toString())))
                .toList());
    }

    /** Without the jars or directories that hold these classes. */
    ClassPath withoutHomesOf(List<Class<?>> classes) {
        List<Path> homes = classes.stream().map(ClassPath::home).toList();
        return new ClassPath(
                entries.stream().filter(entry -> !homes.contains(entry)).toList());
    }

    private static Path home(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    /** As the JVM takes it. */
    @Override
    public String toString() {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
