/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.work.ClockDoubt;
import be.imageplus.contactform.work.ClockGuard;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the guard about this node's clock, tells once when it is not believed, and takes a person's word for it. */
final class ClockWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);

    private final RetentionPorts ports;
    private final ClockGuard guard;
    private final Journal journal;
    private final RetentionListener listener;
    private final Clock clock;
    private boolean told;

    ClockWatch(RetentionPorts ports, Journal journal, RetentionListener listener, Clock clock) {
        this.ports = ports;
        this.guard = new ClockGuard(ports.chores());
        this.journal = journal;
        this.listener = listener;
        this.clock = clock;
    }

    /** Why the clock is not believed now; empty when it is. */
    Optional<ClockDoubt> doubt() {
        return guard.doubt(clock.instant());
    }

    /**
     * Whether the clock is believed now; then it is written down that this node is at work. For one thread at a time;
     * false also when the store does not answer.
     */
    boolean isBelieved() {
        Instant now = clock.instant();
        try {
            Optional<ClockDoubt> doubt = guard.doubt(now);
            if (doubt.isEmpty()) {
                guard.beat(now);
            } else if (!told) {
                LOG.warn("{}: {}", ClockDoubt.CODE, doubt.get().message());
                listener.clockDoubted(doubt.get());
            }
            told = doubt.isPresent();
            return doubt.isEmpty();
        } catch (UnavailableException e) { // copies must be erased all the same
            LOG.error("{}: {}", e.code(), e.getMessage());
            return false;
        }
    }

    void confirm(Actor by) {
        ports.transactions()
                .run(() -> journal.by(
                        by, Optional.empty(), LedgerEvent.Type.CLOCK_CONFIRMED, guard.confirm(clock.instant())));
    }
}
