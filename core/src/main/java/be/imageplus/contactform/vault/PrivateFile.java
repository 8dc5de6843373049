/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Makes a file that only its owner may read, whole or not at all, and never over another one. */
final class PrivateFile {

    private PrivateFile() {}

    /**
     * Makes the file, and directories (mode 0700) where they are missing. When it returns, the content is on disk: data
     * sealed with a key that a power cut then took away would be lost.
     *
     * @return false when the file exists already, because another process made it in the meantime, for example
     */
    static boolean create(Path file, String content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new FileSystemException(file.toString(), null, "a root is no file");
        }
        Files.createDirectories(directory, mode(file, "rwx------"));
        Path draft = directory.resolve("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            write(draft, content);
            publish(draft, file);
            syncDirectory(directory);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Whether the file system of a path knows modes (POSIX). */
    static boolean knowsModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void write(Path draft, String content) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), mode(draft, "rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A link appears with its whole content or fails because the name is taken; a rename may replace a file. */
    private static void publish(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) { // a file system without links
            Files.move(draft, file);
        }
    }

    private static void syncDirectory(Path directory) throws IOException {
        if (knowsModes(directory)) { // elsewhere a directory cannot be opened
            try (FileChannel channel = FileChannel.open(directory, READ)) {
                channel.force(true);
            }
        }
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return knowsModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
