/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.TruncationResult.NotReady;
import be.imageplus.contactform.ledger.TruncationResult.Refused;
import be.imageplus.contactform.ledger.TruncationResult.Truncated;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.ClockDoubtException;
import be.imageplus.contactform.work.ClockGuard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the oldest end truncated once a day of the register's zone, by whichever node looks first. That it was done is
 * written down as a chore only when nothing due was left: a pass that was refused or broken off is tried again. While
 * the clock is not believed the background waits, and retention tells of it.
 */
final class Truncation {

    private static final Logger LOG = LoggerFactory.getLogger(Truncation.class);

    static final String CHORE = "ledger-truncation";

    /** How often a node looks whether it is done today. */
    static final Duration LOOK = Duration.ofMinutes(10);

    private final LedgerBeginning beginning;
    private final Chores chores;
    private final ClockGuard clockGuard;
    private final LedgerTerms terms;
    private final Supplier<TruncationPass> passes;
    private final Clock clock;
    private final Pause pause = new Pause(LOOK);
    private @Nullable TruncationPass underWay;

    Truncation(ChainedLedger.Ports ports, LedgerTerms terms, Supplier<TruncationPass> passes, Clock clock) {
        this.beginning = ports.beginning();
        this.chores = ports.chores();
        this.clockGuard = new ClockGuard(chores);
        this.terms = terms;
        this.passes = passes;
        this.clock = clock;
    }

    /**
     * All that is due, now.
     *
     * @throws ClockDoubtException when the clock is not believed
     */
    TruncationResult all() {
        if (!beginning.isReady()) {
            return new NotReady();
        }
        TruncationPass pass = begin();
        boolean more = true;
        while (more) {
            more = pass.step();
        }
        return end(pass);
    }

    /** A batch of what is due, when it is time; says whether more may be. For one thread only. */
    boolean someIfDue() {
        TruncationPass pass = underWay == null ? beginIfDue() : underWay;
        underWay = null; // a pass that throws is over
        if (pass == null) {
            return false;
        }
        if (pass.step()) {
            underWay = pass;
            return true;
        }
        end(pass);
        return false;
    }

    private @Nullable TruncationPass beginIfDue() {
        Instant now = clock.instant();
        if (!pause.isOver(now)) {
            return null;
        }
        pause.begin(now);
        boolean due = beginning.isReady() && clockGuard.doubt(now).isEmpty() && !isDoneToday(now);
        return due ? begin() : null;
    }

    private boolean isDoneToday(Instant now) {
        return chores.find(CHORE)
                .flatMap(Chores.Chore::doneAt)
                .filter(done -> terms.dayOf(done).equals(terms.dayOf(now)))
                .isPresent();
    }

    private TruncationPass begin() {
        chores.begin(CHORE, clock.instant());
        return passes.get();
    }

    private TruncationResult end(TruncationPass pass) {
        TruncationResult result = pass.result();
        if (result instanceof Truncated truncated) {
            chores.done(CHORE, clock.instant(), Optional.empty());
            if (truncated.events() > 0) {
                LOG.info("The oldest end of the ledger was truncated: {} events", truncated.events());
            }
        } else if (result instanceof Refused refused) {
            LOG.error(
                    "LEDGER-BROKEN: the oldest end of the ledger is not truncated, since it does not verify: {} at {}."
                            + " Verify it.",
                    refused.broken().kind(),
                    refused.broken().seq());
        }
        return result;
    }
}
