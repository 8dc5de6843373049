/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What lies in a directory. */
final class StoreFiles {

    private StoreFiles() {}

    /** The content of all files, by path. */
    static Map<String, byte[]> contentIn(Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            Map<String, byte[]> content = new TreeMap<>();
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                read(path, content);
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path path, Map<String, byte[]> content) throws IOException {
        try {
            content.put(path.toString(), Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            // The write-ahead log may go away while we look.
        }
    }
}
