/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.time.Period;
import java.util.Optional;

/**
 * How long one category is kept (Art. 13(2)(a)).
 *
 * @param id for example {@code submissions}
 * @param category what it applies to
 * @param data the data in the notice's words
 * @param period an ISO 8601 period of calendar units, or empty where only a criterion is given
 * @param startsAt the event from which the period runs
 * @param criterion the rule in the notice's words; {@code {period}} in it stands for the period, for example {@code Up
 *     to {period} after the enquiry is resolved}, so that no notice can name another one
 * @param published whether the notice lists it
 */
public record RetentionRule(
        String id,
        DataItem.Category category,
        LocalizedText data,
        Optional<Period> period,
        Start startsAt,
        LocalizedText criterion,
        boolean published) {

    /** A rule that somebody else decides, in the notice's words; {@link #withPeriod} makes it the library's. */
    public static RetentionRule of(String id, DataItem.Category category, LocalizedText data, LocalizedText criterion) {
        return new RetentionRule(id, category, data, Optional.empty(), Start.EXTERNAL, criterion, true);
    }

    /** The same, for a period from an event. */
    public RetentionRule withPeriod(Period length, Start from) {
        return new RetentionRule(id, category, data, Optional.of(length), from, criterion, published);
    }

    /** From when a period runs. */
    public enum Start {
        /** The receipt. */
        RECEIVED,
        /** The explicit event that an enquiry is resolved (R5.1). */
        RESOLVED,
        /** Decided by somebody else, a recipient for instance. */
        EXTERNAL
    }
}
