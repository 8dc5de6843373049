/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/** Until when, or while what, something is kept, and why (R5.11). Days are in the register's zone. */
public sealed interface Keeping {

    /** Why. */
    enum Ground {
        /** It was resolved, and its period runs (R5.1). */
        RESOLVED,
        /** Nobody has resolved it; it goes all the same at a certain age (R5.3). */
        UNRESOLVED,
        /** It is held back as possible abuse (R5.6). */
        QUARANTINE,
        /** Its period runs from its receipt. */
        RECEIVED,
        /** It follows a contract (R5.4). */
        CONTRACT,
        /** It is needed for legal claims (R5.8). */
        HOLD,
        /** Its processing is restricted (Art. 18, R5.9). */
        RESTRICTED,
        /** The person was told that the restriction is lifted, and has some days to object (R5.9). */
        RESTRICTION_LIFTED,
        /** Something of the person's is under way, a request for access for instance (R5.10). */
        BLOCKED
    }

    /**
     * Through the end of a day.
     *
     * @param lastDay the last day on which it is there
     * @param from the day of the event from which that is computed
     * @param period what is promised from then; empty where a contract's schedule decides
     * @param noticeVersion whose promise it is: the one that the sender was shown, or the present one where that is
     *     shorter; empty where neither names a period, and the library's policy holds
     */
    record Until(
            LocalDate lastDay, Ground ground, LocalDate from, Optional<Period> period, Optional<String> noticeVersion)
            implements Keeping {

        @Override
        public Optional<Instant> dueAt(ZoneId zone) {
            return Optional.of(lastDay.plusDays(1).atStartOfDay(zone).toInstant());
        }
    }

    /**
     * As long as something lasts whose end nobody knows yet.
     *
     * @param since when that began
     */
    record While(Ground ground, LocalDate since) implements Keeping {}

    /**
     * No longer than something of it is on its way: its erasure was ordered.
     *
     * @param reason why, as a code
     * @param at when
     */
    record Ordered(String reason, Instant at) implements Keeping {

        @Override
        public Optional<Instant> dueAt(ZoneId zone) {
            return Optional.of(at);
        }
    }

    /** There is nothing of it. */
    record Gone() implements Keeping {}

    /** The first instant at which it must be gone; empty where no day is known. */
    default Optional<Instant> dueAt(ZoneId zone) {
        return Optional.empty();
    }
}
