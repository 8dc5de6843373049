/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import be.imageplus.contactform.form.FormTokens;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.ledger.LedgerChain.Unchained;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.rotation.SealedRecords.Page;
import be.imageplus.contactform.rotation.SealedRecords.Part;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.BackgroundSchedule;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes up keys that an operator promoted, makes anew in the background what older keys have made, and tells when those
 * can be retired.
 *
 * <p>The source of the keys is asked once a minute. Two minutes after the first node has seen a promotion, when all of
 * them use the same keys, one node begins to seal and index every record anew; visitors go on meanwhile. It is written
 * to the ledger when it begins and when it has ended.
 *
 * <p>Thread-safe.
 */
public final class KeyRotation implements AutoCloseable {

    /** The name of lease and chore. */
    static final String WORK = "reseal";

    private static final Duration POLL = Duration.ofMinutes(1);
    private static final int PAGE = 500;

    /**
     * The storage ports that are needed; all of one store.
     *
     * @param transactions their unit of work
     */
    public record Ports(
            Transactions transactions,
            Leases leases,
            Chores chores,
            Ledger ledger,
            LedgerChain chain,
            SealedRecords records,
            RecordIds ids) {}

    private final Ports ports;
    private final Vault vault;
    private final Clock clock;
    private final Resealing resealing;
    private volatile @Nullable BackgroundSchedule schedule;
    private boolean underWay;
    private boolean closed;

    /**
     * A rotation that nobody watches yet.
     *
     * @param vault over the same keys as the store's records
     * @param registerVersion the notice version in force; empty where an operator's tool acts without a register
     */
    public KeyRotation(Ports ports, Vault vault, Optional<String> registerVersion, Clock clock) {
        this.ports = ports;
        this.vault = vault;
        this.clock = clock;
        this.resealing = new Resealing(
                ports, vault, registerVersion, clock, UUID.randomUUID().toString(), POLL.multipliedBy(2));
    }

    /**
     * Starts to ask for keys and to make records anew; starting twice changes nothing.
     *
     * @throws IllegalStateException when it was closed
     */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("The watch over keys was closed; build another.");
        }
        if (schedule == null) {
            schedule = BackgroundSchedule.start("contact-form-keys", 1, POLL, this::round);
        }
    }

    /**
     * Asks for the keys and makes anew what older ones have made, now, in the calling thread, without waiting for other
     * nodes to use the same keys; leaves it to another node that is at it.
     *
     * @throws UnavailableException when the store does not answer in time
     */
    public void resealNow() {
        vault.reload();
        boolean more;
        do {
            more = resealing.step(true);
        } while (more);
    }

    /**
     * Looks at every record, page by page, and counts those that older keys have made something of. It hinders nobody;
     * a million take a minute or two.
     *
     * @throws UnavailableException when the store does not answer in time
     */
    public KeyUse use() {
        return new KeyUse(
                isTakenUp(),
                resealing.takenUpAt(),
                Stream.of(Part.values()).map(this::count).toList());
    }

    /**
     * Tells whether the older keys can be retired, with {@link be.imageplus.contactform.vault.KeySet#retired}. Where
     * records still need them, those are looked at once more.
     *
     * @param atOnce also when pages that people have open were signed with them: after a leak
     * @throws UnavailableException when the store does not answer in time
     */
    public Retirement retirement(boolean atOnce) {
        if (!isTakenUp()) {
            return new Retirement.NotTakenUp();
        }
        Optional<Instant> tokensUntil = resealing
                .takenUpAt()
                .map(since -> since.plus(FormTokens.MAXIMUM_AGE))
                .filter(clock.instant()::isBefore);
        if (!atOnce && tokensUntil.isPresent()) {
            return new Retirement.TokensValid(tokensUntil.get());
        }
        if (areEventsWaiting()) {
            return new Retirement.EventsWaiting();
        }
        KeyUse use = use();
        if (use.older() > 0) {
            resealing.beginAgain();
            return new Retirement.StillNeeded(use.older());
        }
        return new Retirement.Ready(use.unreadable());
    }

    /** Begins no more batches and waits for the one under way. Idempotent. */
    @Override
    public synchronized void close() {
        BackgroundSchedule running = schedule;
        closed = true;
        schedule = null;
        if (running != null) {
            running.close();
        }
    }

    /** Called by one thread. */
    private boolean round() {
        if (!underWay) {
            vault.reload();
        }
        underWay = false; // also when it fails
        underWay = resealing.step(false);
        return underWay;
    }

    private boolean isTakenUp() {
        return ports.records().checkValue().equals(Optional.of(Stage.PRIMARY));
    }

    private KeyUse.Count count(Part part) {
        long records = 0;
        long older = 0;
        long unreadable = 0;
        Optional<RecordId> last = Optional.empty();
        do {
            Page page = ports.records().inspect(part, last, PAGE);
            records += page.records();
            older += page.older();
            unreadable += page.unreadable();
            last = page.last();
        } while (last.isPresent());
        return new KeyUse.Count(part, records, older, unreadable);
    }

    /** Whether an event waits for its place that only an older key proves. */
    private boolean areEventsWaiting() {
        if (!ports.chain().isReady()) {
            return false;
        }
        Optional<String> after = Optional.empty();
        List<Unchained> page;
        do {
            page = ports.chain().unchained(after, PAGE);
            if (page.stream().anyMatch(this::isProvenWithAnOldKey)) {
                return true;
            }
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).event());
        } while (page.size() == PAGE);
        return false;
    }

    private boolean isProvenWithAnOldKey(Unchained waiting) {
        try {
            return waiting.proof()
                    .map(HexFormat.of()::parseHex)
                    .flatMap(vault::provenWith)
                    .filter(stage -> stage == Stage.OLD)
                    .isPresent();
        } catch (IllegalArgumentException e) { // somebody wrote something else there
            return false;
        }
    }
}
