/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A key set in a file that only its owner may read (mode 0600, checked where the file system knows modes).
 *
 * @param path the file
 * @param create whether a missing file is made, with fresh keys
 */
record KeyFile(Path path, boolean create) implements KeySource {

    private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);

    /** The setting that names the file, for the reader of a finding. */
    private static final String SETTING = "contact-form.store.keys";

    private static final Set<PosixFilePermission> OWNERS = Set.of(OWNER_READ, OWNER_WRITE);

    KeyFile {
        Objects.requireNonNull(path, "path");
    }

    @Override
    public KeySet load() {
        if (create && !Files.exists(path)) {
            makeFile();
        }
        try {
            refuseOtherReaders();
            return KeySet.parse(Files.readString(path));
        } catch (NoSuchFileException e) {
            throw refused(FindingCode.KEYS_MISSING, path);
        } catch (IOException e) {
            throw unreadable("it cannot be read as text (" + e.getClass().getSimpleName() + ")");
        } catch (IllegalArgumentException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public KeySource existing() {
        return create ? new KeyFile(path, false) : this;
    }

    @Override
    public Optional<Path> location() {
        return Optional.of(path);
    }

    /**
     * Puts other keys into the file.
     *
     * @throws IllegalStateException when it holds other keys than {@code before}
     */
    void replace(KeySet before, KeySet after) {
        if (!load().isSame(before)) {
            throw new IllegalStateException("The key file was changed by somebody else meanwhile: look at it again.");
        }
        try {
            PrivateFile.replace(path, after.serialize());
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private void makeFile() {
        try {
            if (PrivateFile.create(path, KeySet.generate().serialize())) {
                LOG.info("A new key file {} was created. Keep a copy of it, apart from the database's backups.", path);
            }
        } catch (IOException e) {
            throw notWritable(e);
        }
    }

    private void refuseOtherReaders() throws IOException {
        if (!PrivateFile.knowsModes(path)) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
        if (!OWNERS.containsAll(mode)) {
            throw refused(FindingCode.KEYS_READABLE_BY_OTHERS, path, PosixFilePermissions.toString(mode));
        }
    }

    private ConfigurationException unreadable(String why) {
        return refused(FindingCode.KEYS_UNREADABLE, path, why);
    }

    private ConfigurationException notWritable(IOException e) {
        return refused(
                FindingCode.KEYS_NOT_WRITABLE,
                path,
                e.getClass().getSimpleName(),
                String.valueOf(path.toAbsolutePath().getParent()));
    }

    private static ConfigurationException refused(FindingCode code, Object... values) {
        return new ConfigurationException(List.of(Finding.of(code, SETTING, values)));
    }
}
