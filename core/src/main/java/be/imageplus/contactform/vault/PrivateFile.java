/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
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
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import java.util.UUID;

/** Makes and replaces a file that only its owner may read, whole or not at all. */
final class PrivateFile {

    private PrivateFile() {}

    /**
     * Makes the file, never over another one, and directories (mode 0700) where they are missing. When it returns, the
     * content is on disk: data sealed with a key that a power cut then took away would be lost.
     *
     * @return false when the file exists already, because another process made it in the meantime, for example
     */
    static boolean create(Path file, String content) throws IOException {
        Path directory = directory(file);
        Files.createDirectories(directory, mode(file, "rwx------"));
        Path draft = draft(file);
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

    /**
     * Replaces a file that is there. When it returns, the new content is on disk; when it throws, the old one is. The
     * owner stays: an operator with more rights must not lock the application out.
     */
    static void replace(Path file, String content) throws IOException {
        Path real = file.toRealPath(); // behind a link, or the link would be replaced
        Path draft = draft(real);
        try {
            write(draft, content);
            if (knowsModes(real)) {
                giveTo(Files.getOwner(real), draft);
            }
            Files.move(draft, real, ATOMIC_MOVE);
            syncDirectory(directory(real));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void giveTo(UserPrincipal owner, Path draft) throws IOException {
        if (!Files.getOwner(draft).equals(owner)) {
            Files.setOwner(draft, owner);
        }
    }

    private static Path directory(Path file) throws FileSystemException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new FileSystemException(file.toString(), null, "a root is no file");
        }
        return directory;
    }

    private static Path draft(Path file) throws FileSystemException {
        return directory(file).resolve("." + file.getFileName() + "." + UUID.randomUUID());
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
