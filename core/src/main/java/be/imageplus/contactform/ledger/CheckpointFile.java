/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.vault.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A text file that is only ever appended to. A line is {@code <seq> <instant> <mac> <proof>}; one that a crash left
 * unfinished is passed over.
 */
final class CheckpointFile implements Checkpoints {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final Path path;

    CheckpointFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    @Override
    public void append(Checkpoint checkpoint) {
        String line = checkpoint.seq() + " " + checkpoint.at() + " " + checkpoint.mac() + " " + checkpoint.proof();
        try {
            PrivateFile.append(path, List.of(line));
        } catch (IOException e) {
            throw unavailable("written", e);
        }
    }

    @Override
    public Optional<Checkpoint> latest() {
        try (Stream<String> lines = Files.lines(path)) {
            return lines.flatMap(line -> read(line).stream()).max(Comparator.comparingLong(Checkpoint::seq));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | UncheckedIOException e) {
            throw unavailable("read", e);
        }
    }

    private static Optional<Checkpoint> read(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Checkpoint(Long.parseLong(parts[0]), parts[2], Instant.parse(parts[1]), parts[3]));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private UnavailableException unavailable(String what, Exception cause) {
        return new UnavailableException(
                "LEDGER-CHECKPOINTS-UNAVAILABLE",
                "The checkpoints of the ledger in " + path + " cannot be " + what + " ("
                        + cause.getClass().getSimpleName() + "). Let the user that runs the application own the file.",
                RETRY_AFTER,
                cause);
    }
}
