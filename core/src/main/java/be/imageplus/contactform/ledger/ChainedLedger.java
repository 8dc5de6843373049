/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.vault.Vault.Proof;
import be.imageplus.contactform.work.BackgroundSchedule;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.ClockDoubtException;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chains the ledger in the background, verifies it, truncates its oldest end and exports it.
 *
 * <p>Each event is given a place and a keyed code over itself and the code before it, some seconds after it was
 * written, so that writing never waits for it. From time to time the code of the last place is kept outside the
 * database. So whoever can write to the database, and has neither the keys nor that file, can change, remove, insert or
 * cut off nothing without {@link #verify} showing where: except an event that is removed with all its traces before it
 * was chained, and an end that is cut off before a checkpoint covers it. Whoever has the keys can write another
 * history, but not make it fit an earlier checkpoint.
 *
 * <p>Once a day, events whose period is over are removed at the oldest end. An anchor, proven with the keys, says where
 * the chain begins since then, so that a truncation is told from a beginning that somebody removed.
 *
 * <p>Thread-safe.
 */
public final class ChainedLedger implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChainedLedger.class);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /** What a closing node chains at most; the rest is another's, or the next start's. */
    private static final int LAST_BATCHES = 100;

    /**
     * The storage ports that the chain lies in; all of one store.
     *
     * @param transactions their unit of work
     * @param checkpoints empty where there is no place outside the database
     */
    public record Ports(
            Transactions transactions,
            Leases leases,
            Chores chores,
            Ledger ledger,
            LedgerChain chain,
            LedgerBeginning beginning,
            Optional<Checkpoints> checkpoints) {}

    private final Ports ports;
    private final LedgerProofs proofs;
    private final LedgerTerms terms;
    private final RecordIds ids;
    private final Clock clock;
    private final Chainer chainer;
    private final Optional<Checkpointing> checkpointing;
    private final Truncation truncation;
    private volatile @Nullable BackgroundSchedule schedule;
    private boolean closed;

    /** A ledger that is not being chained yet. */
    public ChainedLedger(Ports ports, Vault vault, LedgerTerms terms, Clock clock) {
        String owner = UUID.randomUUID().toString();
        this.ports = ports;
        this.terms = terms;
        this.ids = new RecordIds(clock);
        this.proofs = new LedgerProofs(vault);
        this.clock = clock;
        this.chainer = new Chainer(ports, proofs, clock, owner);
        this.checkpointing = ports.checkpoints().map(place -> new Checkpointing(ports, place, proofs, clock));
        this.truncation = new Truncation(
                ports, terms, () -> new TruncationPass(ports, proofs, terms, checkpointing, ids, clock, owner), clock);
    }

    /**
     * Starts chaining; starting twice changes nothing.
     *
     * @param truncatingToo whether the background truncates once a day; {@link #truncate} works in any case
     * @throws IllegalStateException when it was closed
     */
    public synchronized void start(boolean truncatingToo) {
        if (closed) {
            throw new IllegalStateException("The ledger was closed; build another.");
        }
        if (schedule == null) {
            if (checkpointing.isEmpty()) {
                LOG.warn("The keys are not in a file, so no place for checkpoints of the ledger is known, and an end"
                        + " that was cut off would not show: name one with withCheckpoints");
            }
            schedule = BackgroundSchedule.start("contact-form-ledger", 1, POLL, () -> round(truncatingToo));
        }
    }

    /**
     * Chains everything that waits, now, in the calling thread, and takes a checkpoint. Leaves the work to another node
     * that is at it.
     *
     * @throws UnavailableException when the store does not answer in time
     */
    public void chainNow() {
        chain(Integer.MAX_VALUE);
    }

    /**
     * Verifies the whole ledger. It reads every event once, page by page, and hinders nobody; a million take some ten
     * seconds.
     *
     * @throws UnavailableException when the store or the place of the checkpoints does not answer
     */
    public LedgerVerification verify() {
        if (!ports.chain().isReady()) {
            return new LedgerVerification.NotChained();
        }
        Optional<Checkpoint> latest = ports.checkpoints().flatMap(Checkpoints::latest);
        Proof proof = latest.map(proofs::check).orElse(Proof.GENUINE);
        if (proof != Proof.GENUINE) {
            Kind kind = proof == Proof.FORGED ? Kind.CHECKPOINT_CHANGED : Kind.KEY_UNKNOWN;
            return new LedgerVerification.Broken(kind, 1, Optional.empty());
        }
        Adoption adoption = new Adoption(ports.chain(), ports.beginning(), proofs, clock);
        return new ChainWalk(ports, proofs, adoption, latest).verify();
    }

    /**
     * Removes what is due at the oldest end, now, in the calling thread: events whose period is over, in the order of
     * the chain and up to the first that is younger. What waits for its place stays, and so does the last link. Each
     * batch is a transaction of its own, in which an event says how far it went and how many events it took.
     *
     * <p>Nothing is removed that does not verify, and nothing while the chain does not fit its last checkpoint.
     * Idempotent; whatever ends it, the next call goes on from there.
     *
     * @throws ClockDoubtException when the clock is too far ahead to be believed
     * @throws UnavailableException when the store or the place of the checkpoints does not answer
     */
    public TruncationResult truncate() {
        return truncation.all();
    }

    /**
     * Writes events with their places and proofs, page by page as they lie there, whether or not they verify. That it
     * was done is in the ledger first, and so in the file.
     *
     * @param by an {@link ActorCode}
     * @param to is flushed, and not closed
     * @return how many events were written
     * @throws UnavailableException when the store or the place of the checkpoints does not answer
     */
    public long export(LedgerExport what, String by, Writer to) throws IOException {
        ExportRun run = new ExportRun(ports, proofs, what, to);
        Instant now = clock.instant();
        ports.ledger()
                .append(new LedgerEvent(
                        ids.next(),
                        now,
                        LedgerEvent.Type.LEDGER_EXPORTED,
                        by,
                        what.about(),
                        Optional.of(terms.registerVersion()),
                        Optional.of(run.first() + " " + ports.chain().length() + " " + what.purpose() + " to "
                                + what.recipient())));
        return run.write(now);
    }

    /** Begins no more batches, waits for the one under way, then chains the rest, up to a bound. Idempotent. */
    @Override
    public synchronized void close() {
        BackgroundSchedule running = schedule;
        closed = true;
        schedule = null;
        if (running != null && running.close(DRAIN)) {
            try {
                chain(LAST_BATCHES);
            } catch (UnavailableException e) {
                LOG.info("The last events are chained after the next start: {}", e.code());
            }
        }
    }

    private void chain(int batches) {
        boolean more = true;
        for (int i = 0; i < batches && more; i++) {
            more = chainer.chainSome();
        }
        if (ports.chain().isReady()) {
            checkpointing.ifPresent(Checkpointing::take);
        }
    }

    private boolean round(boolean truncatingToo) {
        boolean more = chainer.chainSome();
        if (!more) {
            checkpointing.ifPresent(Checkpointing::takeIfDue);
            more = truncatingToo && truncation.someIfDue();
        }
        return more;
    }
}
