/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.retention.Planned.What;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.work.ClockDoubt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What will be due, computed as the purge will compute it, without changing anything.
 *
 * @param planned what is due within the page, in the order in which enquiries are to be looked at
 * @param next where the next page begins; empty when there is none
 * @param clockDoubt why nothing of it goes for now, whatever is due; empty when the clock is believed
 */
public record Preview(List<Planned> planned, Optional<Cursor> next, Optional<ClockDoubt> clockDoubt) {

    public Preview {
        planned = List.copyOf(planned);
    }

    /** Where a page ended. */
    public static final class Cursor {
        private final Expiry.Due last;

        private Cursor(Expiry.Due last) {
            this.last = last;
        }
    }

    static Preview of(
            Expiry expiry,
            RetentionRules rules,
            LocalDate through,
            Optional<Cursor> after,
            int most,
            Optional<ClockDoubt> clockDoubt) {
        Instant until = rules.startOf(through.plusDays(1));
        List<Expiry.Due> due = expiry.due(until, after.map(cursor -> cursor.last), most);
        return new Preview(
                due.stream()
                        .flatMap(each -> planned(each.enquiry(), rules, until))
                        .toList(),
                due.size() < most ? Optional.empty() : Optional.of(new Cursor(due.get(most - 1))),
                clockDoubt);
    }

    private static Stream<Planned> planned(Headline enquiry, RetentionRules rules, Instant until) {
        Fate fate = rules.fateOf(enquiry);
        return Stream.of(
                        at(fate.messageDue(), until, What.MESSAGE, enquiry, rules, PurgeBatch.reason(fate.message())),
                        at(
                                fate.technicalDue(),
                                until,
                                What.TECHNICAL,
                                enquiry,
                                rules,
                                PurgeBatch.reason(fate.technical())),
                        at(fate.copiesDue(), until, What.COPIES, enquiry, rules, "period-ended"),
                        at(fate.reminderDue(), until, What.REMINDER, enquiry, rules, "review"),
                        at(fate.resolutionDue(), until, What.RESOLUTION, enquiry, rules, "unattended"))
                .flatMap(Optional::stream);
    }

    private static Optional<Planned> at(
            Optional<Instant> due, Instant until, What what, Headline enquiry, RetentionRules rules, String why) {
        return due.filter(at -> !at.isAfter(until))
                .map(at -> new Planned(
                        enquiry.life().submission(),
                        enquiry.reference(),
                        what,
                        at,
                        rules.dayOf(at.minusMillis(1)),
                        why));
    }
}
