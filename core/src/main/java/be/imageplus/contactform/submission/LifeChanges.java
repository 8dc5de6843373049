/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Changes of lives, each in one transaction with its event in the ledger. */
final class LifeChanges {

    private final Inbox.Ports ports;
    private final LifeWriter writer;
    private final String registerVersion;
    private final Runnable erasureOrdered;
    private final Clock clock;

    LifeChanges(Inbox.Ports ports, String registerVersion, Runnable erasureOrdered, Clock clock) {
        this.ports = ports;
        this.writer = new LifeWriter(ports.lives());
        this.registerVersion = registerVersion;
        this.erasureOrdered = erasureOrdered;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** Takes a step that nobody is refused, in the transaction under way. */
    void take(Step step, RecordId id) {
        writer.write(id, enquiry -> LifePlan.byItself(step, enquiry.life(), now()));
    }

    Change make(RecordId id, Actor actor, Function<Headline, LifePlan> plan) {
        return make(id, actor, plan, () -> {});
    }

    /**
     * Makes a change.
     *
     * @param plan changes nothing; it may be asked more than once
     * @param also what belongs to the change, in its transaction; not called when there is none
     */
    Change make(RecordId id, Actor actor, Function<Headline, LifePlan> plan, Runnable also) {
        return ports.transactions().call(() -> made(id, actor, plan, also));
    }

    private Change made(RecordId id, Actor actor, Function<Headline, LifePlan> plan, Runnable also) {
        Optional<LifePlan> carriedOut = writer.write(id, plan);
        if (carriedOut.isEmpty()) {
            return new Change.Gone();
        }
        if (carriedOut.get() instanceof LifePlan.Refuses no) {
            return new Change.Refused(no.refusal());
        }
        if (carriedOut.get() instanceof LifePlan.Changes changes) {
            changes.event().ifPresent(type -> append(id, actor, type, changes.reason()));
            if (changes.after().isErasureOrdered()) {
                ports.transactions().afterCommit(erasureOrdered);
            }
            also.run();
        }
        return ports.lives().find(id).<Change>map(Change.Made::new).orElseGet(Change.Gone::new);
    }

    void append(RecordId id, Actor actor, LedgerEvent.Type type, Optional<String> reason) {
        ports.ledger()
                .append(new LedgerEvent(
                        ports.ids().next(),
                        now(),
                        type,
                        actor.toString(),
                        Optional.of(id),
                        Optional.of(registerVersion),
                        reason));
    }
}
