/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.vault.PrivateFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directory that exports lie in: each as {@code <id>.export}, and while it is written as {@code <id>.draft}. A file
 * {@code place} names the directory, so that the nodes of one store know which exports they can reach.
 */
final class ExportDirectory {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    private static final int ID_BYTES = 16;
    private static final Pattern NAME = Pattern.compile("([0-9a-f]{" + 2 * ID_BYTES + "})\\.(?:draft|export)");

    private final Path directory;
    private final SecureRandom random = new SecureRandom();

    ExportDirectory(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** A piece of work on the files. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException;
    }

    /** A name that nobody can guess. */
    String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** The directory's own name; empty before it has one. */
    Optional<String> place() {
        return doing("read", () -> {
            try {
                return Optional.of(Files.readString(directory.resolve("place")));
            } catch (NoSuchFileException e) {
                return Optional.empty();
            }
        });
    }

    /** The same, after it was given one where it had none. */
    String namedPlace() {
        return place().orElseGet(() -> {
            doing("written to", () -> PrivateFile.create(directory.resolve("place"), newId()));
            return place().orElseThrow();
        });
    }

    Path file(String id) {
        return directory.resolve(id + ".export");
    }

    /** Makes an empty draft. */
    void begin(String id) {
        doing("written to", () -> {
            PrivateFile.write(draft(id), out -> {});
            return true;
        });
    }

    /** Fills the draft; fails when it was deleted meanwhile. */
    void fill(String id, PrivateFile.Content content) {
        doing("written to", () -> {
            PrivateFile.fill(draft(id), content);
            return true;
        });
    }

    /** Makes the draft an export. */
    void publish(String id) {
        doing("written to", () -> {
            PrivateFile.rename(draft(id), file(id));
            return true;
        });
    }

    /** Deletes whatever there is of an export. */
    void delete(String id) {
        doing("cleared of " + id, () -> {
            Files.deleteIfExists(draft(id));
            return Files.deleteIfExists(file(id));
        });
    }

    /** The exports and drafts that are there. */
    Set<String> ids() {
        return doing("read", () -> {
            Set<String> ids = new HashSet<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
                for (Path each : files) {
                    Matcher name = NAME.matcher(each.getFileName().toString());
                    if (name.matches()) {
                        ids.add(name.group(1));
                    }
                }
            } catch (NoSuchFileException e) {
                // There was never an export.
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            return ids;
        });
    }

    private Path draft(String id) {
        return directory.resolve(id + ".draft");
    }

    private <T> T doing(String what, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UnavailableException(
                    "EXPORTS-UNAVAILABLE",
                    "The directory of exports " + directory + " cannot be " + what + " ("
                            + e.getClass().getSimpleName()
                            + "). Let the user that runs the application own it, and see that its disk has room.",
                    RETRY_AFTER,
                    e);
        }
    }
}
