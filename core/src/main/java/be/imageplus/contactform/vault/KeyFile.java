/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
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
            throw refused(
                    "KEYS-MISSING",
                    "There is no key file " + path + "; without its keys nothing that was stored can be read.",
                    "Restore it from its backup. Only for a new installation: set contact-form.store.create-keys=true "
                            + "(in Java: KeySource.fileCreatedIfMissing) for the first start.");
        } catch (IOException e) {
            throw unreadable("it cannot be read as text (" + e.getClass().getSimpleName() + ").");
        } catch (IllegalArgumentException e) {
            throw unreadable(e.getMessage() + ".");
        }
    }

    @Override
    public Optional<Path> location() {
        return Optional.of(path);
    }

    private void makeFile() {
        try {
            if (PrivateFile.create(path, KeySet.generate().serialize())) {
                LOG.info("A new key file {} was created. Keep a copy of it, apart from the database's backups.", path);
            }
        } catch (IOException e) {
            throw refused(
                    "KEYS-NOT-WRITABLE",
                    "The key file " + path + " cannot be created ("
                            + e.getClass().getSimpleName() + ").",
                    "Let the user that runs the application write to "
                            + path.toAbsolutePath().getParent() + ", or name a file elsewhere.");
        }
    }

    private void refuseOtherReaders() throws IOException {
        if (!PrivateFile.knowsModes(path)) {
            return;
        }
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path);
        if (!OWNERS.containsAll(mode)) {
            throw refused(
                    "KEYS-READABLE-BY-OTHERS",
                    "The key file " + path + " has mode " + PosixFilePermissions.toString(mode)
                            + ": others than its owner can use it, so sealing protects nothing (Art. 32).",
                    "Run chmod 600 " + path + ", and rotate the keys if somebody may have read them.");
        }
    }

    private ConfigurationException unreadable(String why) {
        return refused(
                "KEYS-UNREADABLE",
                "The key file " + path + " is of no use: " + why,
                "Restore it from its backup, and let the user that runs the application own it. Never edit it by hand.");
    }

    private static ConfigurationException refused(String code, String problem, String fix) {
        return new ConfigurationException(List.of(Finding.error(code, SETTING, problem, fix)));
    }
}
