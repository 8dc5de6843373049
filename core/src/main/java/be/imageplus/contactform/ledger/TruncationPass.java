/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.TruncationResult.Busy;
import be.imageplus.contactform.ledger.TruncationResult.Refused;
import be.imageplus.contactform.ledger.TruncationResult.Truncated;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.vault.Vault.Proof;
import be.imageplus.contactform.work.ClockDoubtException;
import be.imageplus.contactform.work.ClockGuard;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.RecordIds;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Removes what is due at the oldest end of the chain, once, a batch at a time. Lease, links, events, anchor and the
 * event that tells of it are read and written in one transaction, as the {@link Chainer} does it: whatever ends a batch
 * half-way leaves the chain as it was, and the next pass goes on from there.
 *
 * <p>Whoever can write to the database must not get the keys to sign for what they did. So a link goes only after it
 * was proven, and with it that nothing before it was changed; a time that somebody changed to have an event go early
 * stops the pass like any other change. The anchor is proven first.
 *
 * <p>It goes no further than the checkpoint that is taken when it begins, and does not begin when the chain does not
 * fit the one before. Going further would not make a wrong anchor; but then the latest checkpoint could lie where
 * nothing is left to compare it with, and a newest end that was cut off or replaced would show no more. For the same
 * reason the last link stays: it is what the chain goes on from, also in the hands of a release that knows no anchor.
 * The event of the truncation follows it, so a ledger in which nothing else happens loses it the next time.
 */
final class TruncationPass {

    /** As many as are chained at once: writing and chaining wait no longer for the one than for the other. */
    static final int BATCH = Chainer.BATCH;

    private static final String ACTOR = "retention";
    private static final Pattern REASON = Pattern.compile("(\\d{1,18}) \\d+");

    private final ChainedLedger.Ports ports;
    private final LedgerProofs proofs;
    private final LedgerTerms terms;
    private final RecordIds ids;
    private final Clock clock;
    private final String owner;
    private final long end;

    private long removed;
    private TruncationResult result;

    /**
     * Begins a pass.
     *
     * @throws UnavailableException when the checkpoints cannot be read or kept
     */
    TruncationPass(
            ChainedLedger.Ports ports,
            LedgerProofs proofs,
            LedgerTerms terms,
            Optional<Checkpointing> checkpointing,
            RecordIds ids,
            Clock clock,
            String owner) {
        this.ports = ports;
        this.proofs = proofs;
        this.terms = terms;
        this.ids = ids;
        this.clock = clock;
        this.owner = owner;
        this.end = ports.chain().length(); // before the checkpoint, which is of this place or a later one then
        this.result = checkpointing
                .flatMap(Checkpointing::takeIfItFits)
                .<TruncationResult>map(broken -> new Refused(0, broken))
                .orElseGet(() -> new Truncated(0, ports.beginning().anchor()));
    }

    /** What has come of it by now. */
    TruncationResult result() {
        return result;
    }

    /**
     * Removes a batch; says whether more may be due.
     *
     * @throws ClockDoubtException when the clock is not believed; nothing is removed then
     */
    boolean step() {
        if (!(result instanceof Truncated)) {
            return false;
        }
        long before = removed;
        result = ports.transactions().call(this::batch);
        return removed == before + BATCH;
    }

    /** How far a truncation went, as its event says; 0 for any other event. */
    static long lastPlace(LedgerEntry entry) {
        Matcher reason = REASON.matcher(entry.reason().orElse(""));
        return entry.type().equals(LedgerEvent.Type.LEDGER_TRUNCATED.name()) && reason.matches()
                ? Long.parseLong(reason.group(1))
                : 0;
    }

    private TruncationResult batch() {
        Instant now = clock.instant();
        new ClockGuard(ports.chores()).require(now);
        Optional<Lease> lease = ports.leases().take(Chainer.LEASE_NAME, owner, now, now.plus(Chainer.LEASE));
        if (lease.isEmpty()) {
            return new Busy(removed);
        }
        TruncationResult outcome = underLease(now);
        ports.leases().release(Chainer.LEASE_NAME, lease.get());
        return outcome;
    }

    private TruncationResult underLease(Instant now) {
        Optional<Anchor> anchor = ports.beginning().anchor();
        Proof proof = anchor.map(proofs::check).orElse(Proof.GENUINE);
        if (proof != Proof.GENUINE) {
            Kind kind = proof == Proof.FORGED ? Kind.ANCHOR_CHANGED : Kind.KEY_UNKNOWN;
            return new Refused(removed, new Broken(kind, 1, Optional.empty()));
        }
        LinkCheck check = LinkCheck.from(proofs, anchor, Optional.empty());
        long first = check.seq() + 1;
        Optional<Link> last = Optional.empty();
        for (Chained each : ports.chain().links(check.seq(), BATCH)) {
            Optional<Broken> wrong =
                    check.follow(each, () -> ports.chain().links(each.link().seq(), 1));
            if (wrong.isPresent()) {
                return new Refused(removed, wrong.get());
            }
            if (!isDue(each, now)) {
                break;
            }
            last = Optional.of(each.link());
        }
        Optional<Anchor> moved = last.map(goes -> remove(first, goes, now)).or(() -> anchor);
        return new Truncated(removed, moved);
    }

    /** Also what was written before there were proofs stays as long as the first of it says that more may come. */
    private boolean isDue(Chained each, Instant now) {
        return each.link().seq() < end
                && !Adoption.mayRestOn(each.link(), now)
                && each.entry()
                        .filter(entry -> terms.isOver(Instant.ofEpochMilli(entry.occurredAt()), now))
                        .isPresent();
    }

    private Anchor remove(long first, Link last, Instant now) {
        long count = last.seq() - first + 1;
        Anchor anchor = proofs.anchor(last.seq(), last.mac(), now.truncatedTo(ChronoUnit.MILLIS));
        ports.beginning().truncate(first, anchor);
        ports.ledger()
                .append(new LedgerEvent(
                        ids.next(),
                        now,
                        LedgerEvent.Type.LEDGER_TRUNCATED,
                        ACTOR,
                        Optional.empty(),
                        Optional.of(terms.registerVersion()),
                        Optional.of(last.seq() + " " + count)));
        removed += count;
        return anchor;
    }
}
