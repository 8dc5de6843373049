/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Optional;

/**
 * One mail that is owed; it names the enquiry and holds no content.
 *
 * @param id the item's id, from which its Message-ID is made
 * @param submission the enquiry to compose it from
 * @param state where it is
 * @param owedSince from when its age counts: when it was enqueued, sent again, or last held back by our own doing
 * @param dueAt when it is tried next
 * @param attempts how many attempts have ended
 * @param mayHaveArrived whether an attempt ended ambiguously: at most one more is made by itself
 * @param lastCode how the last one ended
 */
public record OutboxItem(
        RecordId id,
        RecordId submission,
        State state,
        Instant owedSince,
        Instant dueAt,
        int attempts,
        boolean mayHaveArrived,
        Optional<String> lastCode) {

    /** Where a mail is. */
    public enum State {
        /** Waits for its time or for a worker. */
        PENDING,
        /** The transfer is not lawful now: waits until it is (R4.3). */
        PARKED,
        /** A human must look; it can be sent again. */
        DEAD,
        /** Done. */
        DELIVERED
    }

    /** A mail that has just become due. */
    public static OutboxItem due(RecordId id, RecordId submission, Instant now) {
        return new OutboxItem(id, submission, State.PENDING, now, now, 0, false, Optional.empty());
    }

    /** The same mail after one more attempt that ended with a code. */
    OutboxItem attempted(String code) {
        return new OutboxItem(id, submission, state, owedSince, dueAt, attempts + 1, mayHaveArrived, Optional.of(code));
    }

    /** The same mail, held back by our own doing for the reason that a code gives: its age counts anew from now. */
    OutboxItem heldBack(String code, Instant now) {
        return new OutboxItem(id, submission, state, now, dueAt, attempts, mayHaveArrived, Optional.of(code));
    }

    /** The same mail in another state. */
    OutboxItem in(State other) {
        return new OutboxItem(id, submission, other, owedSince, dueAt, attempts, mayHaveArrived, lastCode);
    }

    /** The same mail, waiting for its next turn. */
    OutboxItem waitingUntil(State waiting, Instant due) {
        return new OutboxItem(id, submission, waiting, owedSince, due, attempts, mayHaveArrived, lastCode);
    }

    /** The same mail, of which a copy may have arrived. */
    OutboxItem possiblyArrived() {
        return new OutboxItem(id, submission, state, owedSince, dueAt, attempts, true, lastCode);
    }
}
