/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The database file and the directory that it lies in. */
final class SqliteFile {

    private static final String SETTING = "contact-form.store.path";

    /** File systems of other machines, as the operating systems name them. */
    private static final Set<String> NETWORK = Set.of(
            "9p",
            "afpfs",
            "afs",
            "ceph",
            "cifs",
            "coda",
            "davfs",
            "glusterfs",
            "gfs2",
            "lustre",
            "ncpfs",
            "nfs",
            "nfs3",
            "nfs4",
            "ocfs2",
            "smb",
            "smb2",
            "smb3",
            "smbfs",
            "webdav");

    /** The same, served by a program. */
    private static final Set<String> NETWORK_BY_FUSE = Set.of(
            "ceph",
            "cephfs",
            "davfs",
            "davfs2",
            "gcsfuse",
            "glusterfs",
            "goofys",
            "mount-s3",
            "rclone",
            "s3fs",
            "sshfs");

    /** Tells the type of the file system that holds an existing path. */
    @FunctionalInterface
    interface FileSystems {
        String typeAt(Path path) throws IOException;
    }

    private final Path path;
    private final FileSystems fileSystems;

    SqliteFile(Path path, FileSystems fileSystems) {
        this.path = path.toAbsolutePath().normalize();
        this.fileSystems = fileSystems;
    }

    SqliteFile(Path path) {
        this(path, existing -> Files.getFileStore(existing).type());
    }

    Path path() {
        return path;
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** What speaks against this place; touches nothing. */
    List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        Path nearest = nearestExisting();
        if (exists() && !Files.isRegularFile(path)) {
            findings.add(notWritable(path + " is no file"));
        } else if (!Files.isWritable(nearest) || (!exists() && !Files.isDirectory(nearest))) {
            findings.add(notWritable(nearest + " cannot be written to"));
        } else if (exists() && !Files.isWritable(directory())) {
            findings.add(notWritable(directory() + " cannot be written to, and the write-ahead log lies in it"));
        }
        if (isOnNetwork(nearest)) {
            findings.add(Finding.of(FindingCode.STORE_NETWORK_FILESYSTEM, SETTING, nearest));
        }
        return findings;
    }

    /** Makes the file (mode 0600) and missing directories (mode 0700); changes nothing where they exist. */
    void createIfMissing() {
        if (exists()) {
            return;
        }
        try {
            Files.createDirectories(directory(), mode("rwx------"));
            Files.createFile(path, mode("rw-------"));
        } catch (FileAlreadyExistsException e) {
            // Another process made it in the meantime.
        } catch (IOException e) {
            throw SqliteErrors.unavailable("The database file cannot be created", e);
        }
    }

    private Path nearestExisting() {
        Path nearest = path;
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    private boolean isOnNetwork(Path existing) {
        try {
            String type = fileSystems.typeAt(existing).toLowerCase(Locale.ROOT);
            return existing.toString().startsWith("\\\\")
                    || NETWORK.contains(type)
                    || (type.startsWith("fuse.") && NETWORK_BY_FUSE.contains(type.substring("fuse.".length())));
        } catch (IOException e) {
            // A file system that does not say what it is gets the benefit of the doubt; opening shows what it can do.
            return false;
        }
    }

    Path directory() {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    private FileAttribute<?>[] mode(String mode) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    private static Finding notWritable(String problem) {
        return Finding.of(FindingCode.STORE_NOT_WRITABLE, SETTING, problem);
    }
}
