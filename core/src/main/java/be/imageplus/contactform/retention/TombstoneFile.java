/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.ArchiveLines.Line;
import be.imageplus.contactform.vault.PrivateFile;
import be.imageplus.contactform.vault.Vault;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text file that is appended to, and written anew when tombstones expire. Whoever changes it holds the lock of a file
 * beside it, since the file itself is another one after it was written anew; whoever reads it needs none.
 */
final class TombstoneFile implements TombstoneArchive {

    private static final Logger LOG = LoggerFactory.getLogger(TombstoneFile.class);
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    /** How much of its end is read to find the last line. */
    private static final int TAIL = 8 * 1024;

    /** Operating systems lock files for a process, not for its threads and stores. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path path;
    private final ArchiveLines lines;
    private long unprovenTold;

    TombstoneFile(Path path, Vault vault) {
        this.path = path.toAbsolutePath();
        this.lines = new ArchiveLines(vault);
    }

    /** A piece of work on the file. */
    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    /** Takes a line of the file, as it is and as it reads. */
    @FunctionalInterface
    private interface LineReader {
        void read(String text, Line line) throws IOException;
    }

    @Override
    public void append(Collection<Tombstone> tombstones) {
        List<String> texts = tombstones.stream().map(lines::of).toList();
        if (!texts.isEmpty()) {
            change(() -> PrivateFile.append(path, texts));
        }
    }

    @Override
    public void end(String epoch, BooleanSupplier stillThatOne) {
        String text = lines.of(epoch);
        if (!lines.read(text).equals(new Line.End(epoch))) {
            throw new IllegalArgumentException("epoch: expected up to 64 of a-z, 0-9 and hyphen");
        }
        change(() -> {
            if (stillThatOne.getAsBoolean()) {
                PrivateFile.append(path, List.of(text));
            }
        });
    }

    @Override
    public boolean endsWith(Optional<String> epoch) {
        try (FileChannel file = FileChannel.open(path, READ)) {
            ByteBuffer tail = ByteBuffer.allocate(TAIL);
            long from = Math.max(0, file.size() - TAIL);
            while (tail.hasRemaining() && file.read(tail, from + tail.position()) >= 0) {}
            String[] texts = new String(tail.array(), 0, tail.position(), ISO_8859_1).split("\n", -1);
            for (int i = texts.length - 1; i >= 0; i--) {
                Line line = lines.read(texts[i]);
                if (line instanceof Line.Stone || line instanceof Line.End) {
                    return epoch.isPresent() && line.equals(new Line.End(epoch.get()));
                }
            }
            return epoch.isEmpty() && from == 0;
        } catch (NoSuchFileException e) {
            return epoch.isEmpty();
        } catch (IOException e) {
            throw unavailable("read", e);
        }
    }

    @Override
    public void read(Consumer<Tombstone> reader) {
        try {
            Unproven unproven = new Unproven();
            forEachLine((text, line) -> {
                unproven.count(line);
                if (line instanceof Line.Stone stone) {
                    reader.accept(stone.tombstone());
                }
            });
            tell(unproven);
        } catch (IOException e) {
            throw unavailable("read", e);
        }
    }

    @Override
    public void compact(Instant purgedBefore) {
        if (Files.notExists(path)) {
            return;
        }
        change(() -> {
            ArchiveCompaction compaction = new ArchiveCompaction(lines, purgedBefore);
            forEachLine(compaction::plan);
            if (compaction.isNeeded()) {
                Path draft = path.resolveSibling("." + path.getFileName() + ".draft");
                Files.deleteIfExists(draft); // of one that a crash ended
                PrivateFile.write(
                        draft,
                        out -> forEachLine((text, line) -> {
                            for (String kept :
                                    compaction.kept(text, line).stream().toList()) {
                                out.write((kept + "\n").getBytes(UTF_8));
                            }
                        }));
                PrivateFile.rename(draft, path);
            }
        });
    }

    private void forEachLine(LineReader reader) throws IOException {
        // Whatever bytes are there, none of them makes the others unreadable.
        try (BufferedReader file = Files.newBufferedReader(path, ISO_8859_1)) {
            for (String text = file.readLine(); text != null; text = file.readLine()) {
                reader.read(text, lines.read(text));
            }
        } catch (NoSuchFileException e) {
            // There is nothing to read.
        }
    }

    private void change(Change work) {
        IN_THIS_PROCESS.lock();
        try {
            Path beside = path.resolveSibling(path.getFileName() + ".lock");
            PrivateFile.createDirectory(beside);
            try (FileChannel channel = PrivateFile.open(beside, CREATE, WRITE)) {
                channel.lock(); // until it is closed
                work.run();
            }
        } catch (IOException e) {
            throw unavailable("written", e);
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /** Once, until there are others. */
    private synchronized void tell(Unproven unproven) {
        if (unproven.lines != unprovenTold && unproven.lines > 0) {
            LOG.error(
                    "TOMBSTONES-UNPROVEN: {} line(s) of {}, the first of them line {}, were not written with these keys"
                            + " and count for nothing. Somebody else writes there, or keys were dropped too early.",
                    unproven.lines,
                    path,
                    unproven.first);
        }
        unprovenTold = unproven.lines;
    }

    private UnavailableException unavailable(String what, IOException cause) {
        return new UnavailableException(
                "TOMBSTONES-UNAVAILABLE",
                "The tombstones in " + path + " cannot be " + what + " ("
                        + cause.getClass().getSimpleName() + "). Let the user that runs the application own the file.",
                RETRY_AFTER,
                cause);
    }

    /** How many lines are not proven. */
    private static final class Unproven {

        private long line;
        private long lines;
        private long first;

        void count(Line each) {
            line++;
            if (each instanceof Line.Unproven) {
                lines++;
                first = first == 0 ? line : first;
            }
        }
    }
}
