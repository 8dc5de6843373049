/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.rotation.SealedRecords.Page;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.Chores.Chore;
import be.imageplus.contactform.work.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes anew what older keys have made, a small batch at a time. Lease, records and progress are written in one
 * transaction: whatever ends a batch half-way, another node goes on from where it began.
 *
 * <p>The store's check value says which keys are the newest that any node uses. A node that has older ones waits until
 * it has loaded those, so that no two make each other's work anew.
 */
final class Resealing {

    private static final Logger LOG = LoggerFactory.getLogger(Resealing.class);

    /** So few that visitors hardly wait for them where there is one writer. */
    static final int BATCH = 50;

    /** Kept from one batch to the next; a node that dies in between holds the others up for so long. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    /** What a batch leads to. */
    private enum Outcome {
        NOTHING_TO_DO,
        MORE,
        ENDED
    }

    private final KeyRotation.Ports ports;
    private final Vault vault;
    private final Optional<String> registerVersion;
    private final Clock clock;
    private final String owner;
    private final Duration settling;

    private volatile boolean saidThatOthersAreAhead;

    /**
     * @param owner this node, for the lease
     * @param settling after what time every node has loaded keys that were promoted
     */
    Resealing(
            KeyRotation.Ports ports,
            Vault vault,
            Optional<String> registerVersion,
            Clock clock,
            String owner,
            Duration settling) {
        this.ports = ports;
        this.vault = vault;
        this.registerVersion = registerVersion;
        this.clock = clock;
        this.owner = owner;
        this.settling = settling;
    }

    /**
     * Takes up keys that were promoted, and makes a batch anew where there is something to do; returns whether there is
     * more.
     *
     * @param atOnce without waiting until the other nodes use the same keys
     */
    boolean step(boolean atOnce) {
        Optional<Stage> check = ports.records().checkValue();
        if (check.equals(Optional.of(Stage.OLD))) {
            ports.transactions().run(this::takeUp);
        } else if (!check.equals(Optional.of(Stage.PRIMARY))) {
            sayThatOthersAreAhead();
            return false;
        }
        // Nodes that find nothing, which is what they mostly find, must not queue for the right to write.
        if (unfinished().isEmpty() || (!atOnce && isEarly())) {
            return false;
        }
        Outcome outcome = ports.transactions().call(this::batch);
        if (outcome == Outcome.ENDED) {
            ports.records().forgetOverwritten();
        }
        return outcome == Outcome.MORE;
    }

    /** Since when the keys in use are; empty when they are those that the store began with. */
    Optional<Instant> takenUpAt() {
        return ports.chores().find(KeyRotation.WORK).map(Chore::begunAt);
    }

    /** Has everything looked at once more. */
    void beginAgain() {
        ports.transactions().run(() -> {
            if (takenUpAt().isEmpty()) {
                ports.chores().begin(KeyRotation.WORK, clock.instant());
            }
            ports.chores()
                    .progress(
                            KeyRotation.WORK, Progress.begun(vault.primaryKey()).text());
        });
    }

    /** Of several nodes that see the same promotion, one writes it down. */
    private void takeUp() {
        if (ports.records().renewCheckValue()) {
            Progress begun = Progress.begun(vault.primaryKey());
            ports.chores().begin(KeyRotation.WORK, clock.instant());
            ports.chores().progress(KeyRotation.WORK, begun.text());
            append(LedgerEvent.Type.KEYS_CHANGED, "promoted " + begun.key());
            ports.transactions()
                    .afterCommit(() -> LOG.info(
                            "Keys were promoted: {}. What older keys have made is made anew from now on", vault));
        }
    }

    private Optional<Progress> unfinished() {
        return ports.chores()
                .find(KeyRotation.WORK)
                .flatMap(Chore::progress)
                .map(Progress::parse)
                .filter(progress -> !progress.isDone() && progress.key() == vault.primaryKey());
    }

    /** A clock that was set back must not hold it up for longer. */
    private boolean isEarly() {
        Instant now = clock.instant();
        return takenUpAt()
                .filter(since -> !now.isBefore(since) && now.isBefore(since.plus(settling)))
                .isPresent();
    }

    private Outcome batch() {
        Instant now = clock.instant();
        Optional<Lease> lease = ports.leases().take(KeyRotation.WORK, owner, now, now.plus(LEASE));
        Optional<Progress> progress = lease.isEmpty() ? Optional.empty() : unfinished();
        if (progress.isEmpty()) {
            return Outcome.NOTHING_TO_DO;
        }
        Page page = ports.records()
                .reseal(progress.get().part().orElseThrow(), progress.get().last(), BATCH);
        Progress next = progress.get().after(page);
        if (!next.isDone()) {
            ports.chores().progress(KeyRotation.WORK, next.text());
            return Outcome.MORE;
        }
        ports.chores().done(KeyRotation.WORK, now, Optional.of(next.text()));
        append(
                LedgerEvent.Type.RESEALED,
                next.key() + " resealed " + next.resealed() + " unreadable " + next.unreadable());
        ports.leases().release(KeyRotation.WORK, lease.get());
        ports.transactions()
                .afterCommit(() -> LOG.info(
                        "What older keys had made is made anew: {} records; {} do not open and stay as they are",
                        next.resealed(),
                        next.unreadable()));
        return Outcome.ENDED;
    }

    private void sayThatOthersAreAhead() {
        if (!saidThatOthersAreAhead) {
            saidThatOthersAreAhead = true;
            LOG.warn("Another node uses newer keys than {}: give this one the same key file", vault);
        }
    }

    private void append(LedgerEvent.Type type, String reason) {
        ports.ledger()
                .append(new LedgerEvent(
                        ports.ids().next(),
                        clock.instant(),
                        type,
                        "keys",
                        Optional.empty(),
                        registerVersion,
                        Optional.of(reason)));
    }
}
