/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.work.Backoff;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks each place to erase its copies, and writes down what it answers. A place is asked outside of every transaction,
 * and what it says is written afterwards: whatever ends this in between leaves the part open, and the place, which is
 * idempotent, is asked again.
 */
final class CopyErasure {

    private static final Logger LOG = LoggerFactory.getLogger(CopyErasure.class);
    private static final String WORK = "erasure";
    private static final int PAGE = 20;

    /** Longer than a place may take, as {@link DataLocation} says. */
    private static final Duration LEASE = Duration.ofMinutes(3);

    private final RetentionPorts ports;
    private final Locations locations;
    private final Journal journal;
    private final Backoff backoff;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    CopyErasure(RetentionPorts ports, Locations locations, Journal journal, Clock clock) {
        this.ports = ports;
        this.locations = locations;
        this.journal = journal;
        this.backoff = Backoff.standard();
        this.clock = clock;
    }

    /** Asks for some of what is due, unless another node is at it; says whether more may be due. */
    boolean askSome() {
        Instant now = clock.instant();
        // Nodes that find nothing, which is what they mostly find, must not queue for the right to write.
        if (ports.erasureTasks().due(locations.idsElsewhere(), now, 1).isEmpty()) {
            return false;
        }
        Optional<Lease> lease = lease();
        if (lease.isEmpty()) {
            return false;
        }
        List<ErasureTask> due = ports.erasureTasks().due(locations.idsElsewhere(), now, PAGE);
        for (ErasureTask task : due) {
            if (lease().isEmpty()) {
                return false;
            }
            locations.elsewhere(task.location()).ifPresent(place -> ask(place, task));
        }
        boolean more = due.size() == PAGE;
        if (!more) {
            lease().ifPresent(last -> ports.leases().release(WORK, last));
        }
        return more;
    }

    private Optional<Lease> lease() {
        Instant now = clock.instant();
        return ports.leases().take(WORK, owner, now, now.plus(LEASE));
    }

    private void ask(DataLocation place, ErasureTask task) {
        Optional<ErasureAnswer> answer;
        String failure = "internal";
        try {
            answer = Optional.of(place.erase(task.erasure().erased()));
        } catch (ContactFormException e) {
            answer = Optional.empty();
            failure = e.code();
        } catch (RuntimeException | Error e) { // a missing class, for example: the others must be asked all the same
            LOG.error("Place {} failed with {}", place.id(), e.getClass().getName());
            answer = Optional.empty();
        }
        if (answer.isPresent()) {
            write(task.answered(answer.get(), clock.instant()), Optional.empty(), Actor.RETENTION);
        } else {
            putOff(task.failed(failure));
        }
    }

    private void putOff(ErasureTask failed) {
        Instant again = clock.instant().plus(backoff.delay(failed.attempts()));
        LOG.warn(
                "Record {} cannot be erased at {} now, attempt {}: {}; it is tried again at {}",
                failed.erasure().record(),
                failed.location(),
                failed.attempts(),
                failed.lastFailure().orElse(""),
                again);
        write(failed, Optional.of(again), Actor.RETENTION);
    }

    /**
     * A person says that it is done where only a person could.
     *
     * @return whether the whole erasure is complete by that
     */
    boolean confirm(ErasureTask task, Actor by) {
        return write(task.answered(new ErasureAnswer.Done(), clock.instant()), Optional.empty(), by);
    }

    /** Writes a part down, and what follows from it. */
    private boolean write(ErasureTask task, Optional<Instant> again, Actor by) {
        RecordId record = task.erasure().record();
        boolean complete = ports.transactions().call(() -> {
            boolean last = ports.erasureTasks().update(task, again, clock.instant());
            task.answer()
                    .ifPresent(answer -> journal.by(
                            by,
                            Optional.of(record),
                            LedgerEvent.Type.ERASURE_ANSWERED,
                            task.location() + " " + said(answer)));
            if (last) {
                journal.about(record, LedgerEvent.Type.ERASURE_COMPLETE, portion(task.erasure()));
            }
            return last;
        });
        if (task.answer().isPresent() && task.answer().get() instanceof ErasureAnswer.Manual manual) {
            LOG.warn(
                    "Record {}: a person must finish its erasure at {} ({}). {}",
                    record,
                    task.location(),
                    manual.task(),
                    new AnswersInWords(Locale.ENGLISH).of(manual));
        }
        return complete;
    }

    private static String portion(Erasure order) {
        return order.portion().name().toLowerCase(Locale.ROOT);
    }

    /** An answer as the ledger keeps it. */
    static String said(ErasureAnswer answer) {
        if (answer instanceof ErasureAnswer.Manual manual) {
            return "manual " + manual.task();
        }
        if (answer instanceof ErasureAnswer.Scheduled scheduled) {
            return "scheduled " + scheduled.by();
        }
        if (answer instanceof ErasureAnswer.Impossible impossible) {
            return "impossible " + impossible.reason();
        }
        return answer instanceof ErasureAnswer.Done ? "done" : "shredded";
    }
}
