/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.transfer.Handover;
import be.imageplus.contactform.transfer.HandoverCheck;
import be.imageplus.contactform.transfer.UnlawfulTransferException;
import be.imageplus.contactform.vault.PrivateFile;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files outside the database that hold enquiries, each for a declared purpose and a short time: the dossier that a
 * person asked for, a handover to an insurer.
 *
 * <p>They lie in a private directory (mode 0700, files 0600) under random names. The store knows of a file before there
 * is one, so that a crash leaves none that nobody knows of, and an erasure finds all that hold a record.
 *
 * <p><b>Privacy.</b> A file holds what the caller writes into it, in clear, for {@link #KEPT}; protect the disk. The
 * ledger keeps who exported which record, for which purpose, to whom and until when (R3.1, R4.9), and the record of
 * disclosures that it went (R4.7).
 *
 * <p>Thread-safe. Several nodes may share the directory, or each may have its own.
 */
public final class Exports {

    /** How long a file is kept: gone after 14 days (GDPR rules §7). */
    public static final Duration KEPT = Duration.ofDays(14);

    private static final Logger LOG = LoggerFactory.getLogger(Exports.class);
    private static final int PAGE = 200;

    /** The storage ports that it works on; all of one store. */
    public record Ports(
            Transactions transactions, ExportIndex index, Disclosures disclosures, Ledger ledger, RecordIds ids) {}

    /**
     * A file that was written.
     *
     * @param id its opaque name
     * @param file where it lies
     * @param expiresAt when it goes
     */
    public record Export(String id, Path file, Instant expiresAt) {}

    private final ExportDirectory directory;
    private final ProcessingRegister register;
    private final HandoverCheck check;
    private final Ports ports;
    private final Clock clock;

    /**
     * Exports in a directory; nothing is touched before the first.
     *
     * @param directory one of their own, on a durable disk, not the database's and not in any backup; made when it is
     *     missing
     * @param check by the same register
     */
    public Exports(Path directory, ProcessingRegister register, HandoverCheck check, Ports ports, Clock clock) {
        this.directory = new ExportDirectory(directory);
        this.register = register;
        this.check = check;
        this.ports = ports;
        this.clock = clock;
    }

    /**
     * Writes an export. Not inside a transaction, since a file cannot be rolled back. Once it is there, it is a
     * disclosure of each record (R4.7): of the data items that serve the purpose and that the recipient receives, so
     * the content may tell no others.
     *
     * @param by who exports
     * @param handover what it is for, and who receives it
     * @param records every record that the content tells anything of
     * @param content writes it
     * @return empty when one of the records is gone, or went meanwhile: no file is left then
     * @throws IllegalArgumentException when the register does not declare the purpose or the recipient, when nothing
     *     that serves the purpose goes to the recipient, or when there are no records
     * @throws UnlawfulTransferException when nothing may be sent to the recipient now
     * @throws UnavailableException when the store does not answer, or the file cannot be written; none is left then
     */
    public Optional<Export> write(
            Actor by, Handover handover, Collection<RecordId> records, PrivateFile.Content content) {
        Instant now = clock.instant();
        String items = String.join(",", check.items(handover));
        String ground = check.ground(handover, now);
        Set<RecordId> held = new TreeSet<>(records);
        if (held.isEmpty()) {
            throw new IllegalArgumentException("records: an export without records needs no index");
        }
        ExportIndex.Entry entry = new ExportIndex.Entry(directory.newId(), directory.namedPlace(), now.plus(KEPT));
        boolean begun = ports.transactions().call(() -> begin(entry, held, by, handover, now));
        Function<RecordId, Disclosure> disclosed = record ->
                new Disclosure(record, handover.recipient(), items, now, Disclosure.FILE + entry.id(), ground);
        return begun && published(entry, content, held.stream().map(disclosed).toList())
                ? Optional.of(new Export(entry.id(), directory.file(entry.id()), entry.expiresAt()))
                : Optional.empty();
    }

    /**
     * Deletes the files of this directory whose time is over, and such as the store does not know of; a file that
     * cannot be deleted is logged, and tried again the next time. Cheap when there is nothing to do: call it often, on
     * every node.
     *
     * @throws UnavailableException when the store or the directory does not answer
     */
    public void expire() {
        // The directory is read before the index, which knows of a file before there is one.
        Set<String> going = directory.ids();
        directory.place().ifPresent(place -> compareWithIndex(place, going));
        going.forEach(this::removeOrLog);
    }

    /** These files as a place that an erasure must reach. */
    public DataLocation location() {
        return new ExportedFiles(ports.index(), directory, this::expire, clock);
    }

    /** Leaves what stays out of the files that are there, and adds what has no file any more but an entry. */
    private void compareWithIndex(String place, Set<String> going) {
        Instant now = clock.instant();
        Optional<String> last = Optional.empty();
        List<ExportIndex.Entry> page;
        do {
            page = ports.index().list(place, last, PAGE);
            for (ExportIndex.Entry each : page) {
                last = Optional.of(each.id());
                if (each.expiresAt().isAfter(now)) {
                    going.remove(each.id());
                } else {
                    going.add(each.id());
                }
            }
        } while (!page.isEmpty());
    }

    /** The index, the evidence and an empty draft, which is there exactly as long as its entry is. */
    private boolean begin(ExportIndex.Entry entry, Set<RecordId> records, Actor by, Handover handover, Instant now) {
        if (!ports.index().add(entry, records)) {
            return false;
        }
        for (RecordId record : records) {
            ports.ledger()
                    .append(new LedgerEvent(
                            ports.ids().next(),
                            now,
                            LedgerEvent.Type.SUBMISSION_EXPORTED,
                            by.toString(),
                            Optional.of(record),
                            Optional.of(register.version()),
                            Optional.of(handover.inTheLedger() + " until " + entry.expiresAt())));
        }
        directory.begin(entry.id());
        return true;
    }

    private boolean published(ExportIndex.Entry entry, PrivateFile.Content content, List<Disclosure> disclosed) {
        boolean published = false;
        try {
            directory.fill(entry.id(), content);
            published = ports.transactions().call(() -> {
                boolean there = ports.index().hold(entry.id());
                if (there) {
                    disclosed.forEach(ports.disclosures()::record);
                    directory.publish(entry.id());
                }
                return there;
            });
            return published;
        } finally {
            if (!published) {
                removeOrLog(entry.id());
            }
        }
    }

    /** The entry goes exactly if the files do. */
    private void removeOrLog(String id) {
        try {
            ports.transactions().run(() -> {
                ports.index().remove(id);
                directory.delete(id);
            });
        } catch (UnavailableException e) {
            LOG.error("{}: {}", e.code(), e.getMessage());
        }
    }
}
