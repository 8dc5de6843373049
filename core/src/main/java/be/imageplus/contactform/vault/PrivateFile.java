/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Files that only their owner may use (mode 0600), in directories that are made for their owner alone (0700) where they
 * are missing. What a method has written is on disk when it returns: what was promised on the strength of it must not
 * go with a power cut.
 */
public final class PrivateFile {

    /** What a file is to hold. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of it; the stream is buffered, and closed by who gave it. */
        void writeTo(OutputStream out) throws IOException;
    }

    private PrivateFile() {}

    /**
     * Makes the file whole or not at all, and never over another one.
     *
     * @return false when the file exists already, because another process made it in the meantime, for example
     */
    public static boolean create(Path file, String content) throws IOException {
        Path directory = createDirectory(file);
        Path draft = draftOf(file);
        try {
            write(draft, out -> out.write(content.getBytes(UTF_8)));
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
     * Replaces a file that is there, whole or not at all. The owner stays: an operator with more rights must not lock
     * the application out.
     */
    static void replace(Path file, String content) throws IOException {
        Path real = file.toRealPath(); // behind a link, or the link would be replaced
        Path draft = draftOf(real);
        try {
            write(draft, out -> out.write(content.getBytes(UTF_8)));
            giveToOwnerOf(real, draft);
            rename(draft, real);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Adds lines to the end of a file, which is made when it is missing. They start on a line of their own, whatever a
     * crash left unfinished before them; so there may be empty lines, which a reader passes over.
     */
    public static void append(Path file, List<String> lines) throws IOException {
        Path directory = createDirectory(file);
        boolean isNew = Files.notExists(file);
        ByteBuffer bytes = ByteBuffer.wrap(("\n" + String.join("\n", lines) + "\n").getBytes(UTF_8));
        try (FileChannel channel = open(file, CREATE, APPEND)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (isNew) {
            syncDirectory(directory);
        }
    }

    /**
     * Makes a file that does not exist yet, bit by bit: whoever looks at it meanwhile sees a part of it.
     *
     * @throws FileAlreadyExistsException when it does exist
     */
    public static void write(Path file, Content content) throws IOException {
        createDirectory(file);
        write(file, content, CREATE_NEW, WRITE);
    }

    /**
     * The same for a file that exists and is empty.
     *
     * @throws java.nio.file.NoSuchFileException when it does not exist, any more perhaps
     */
    public static void fill(Path file, Content content) throws IOException {
        write(file, content, WRITE);
    }

    private static void write(Path file, Content content, OpenOption... how) throws IOException {
        try (FileChannel channel = open(file, how)) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel));
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** Gives a file another name in its directory, in one step, over the file that may have the name. */
    public static void rename(Path file, Path name) throws IOException {
        Files.move(file, name, ATOMIC_MOVE);
        syncDirectory(directoryOf(name));
    }

    /** Opens a file; with {@code CREATE} or {@code CREATE_NEW} it is made for its owner alone. */
    public static FileChannel open(Path file, OpenOption... how) throws IOException {
        return FileChannel.open(file, Set.of(how), mode(file, "rw-------"));
    }

    /** Makes the directory of a file where it is missing, and tells it. */
    public static Path createDirectory(Path file) throws IOException {
        Path directory = directoryOf(file);
        Files.createDirectories(directory, mode(file, "rwx------"));
        return directory;
    }

    /** Whether a file can be read and written, or made: as far as can be told without touching anything. */
    public static boolean isUsable(Path file) {
        Path nearest = file.toAbsolutePath().getParent();
        while (nearest != null && !Files.exists(nearest)) {
            nearest = nearest.getParent();
        }
        boolean fits =
                !Files.exists(file) || (Files.isRegularFile(file) && Files.isReadable(file) && Files.isWritable(file));
        return fits && nearest != null && Files.isDirectory(nearest) && Files.isWritable(nearest);
    }

    /** Whether the file system of a path knows modes (POSIX). */
    static boolean knowsModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void giveToOwnerOf(Path file, Path draft) throws IOException {
        if (knowsModes(file) && !Files.getOwner(draft).equals(Files.getOwner(file))) {
            Files.setOwner(draft, Files.getOwner(file));
        }
    }

    private static Path draftOf(Path file) throws FileSystemException {
        return directoryOf(file).resolve("." + file.getFileName() + "." + UUID.randomUUID());
    }

    private static Path directoryOf(Path file) throws FileSystemException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new FileSystemException(file.toString(), null, "a root is no file");
        }
        return directory;
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
