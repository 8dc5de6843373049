/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.LegalBasis;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Purpose.Assessment;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The legitimate-interest assessments, for review (Art. 6(1)(f), R3.2). */
final class AssessmentsDocument {

    /**
     * What is known of a purpose that rests on legitimate interests.
     *
     * @param data the ids of the items it uses
     * @param dueForReview the last day on which the assessment holds by itself
     */
    record Entry(
            String purpose,
            String description,
            Optional<String> interest,
            List<String> data,
            Optional<String> necessity,
            Optional<String> balancing,
            Optional<String> safeguards,
            Optional<String> owner,
            Optional<LocalDate> reviewed,
            Optional<LocalDate> dueForReview,
            State state) {}

    /** How an assessment stands on the day. */
    enum State {
        /** It holds. */
        ASSESSED,
        /** It was due for review before the day. */
        OVERDUE,
        /** There is none. */
        MISSING
    }

    private AssessmentsDocument() {}

    static RecordDocument of(RegisterOnDay source, RecordWords words) {
        String title = words.say("assessments.title");
        List<Entry> entries = source.register().purposes().stream()
                .filter(purpose -> purpose.basis() == LegalBasis.LEGITIMATE_INTERESTS)
                .map(purpose -> entry(purpose, source, words))
                .toList();
        RecordSheet<Entry> sheet = new RecordSheet<Entry>(title, source, words)
                .note(words.say("assessments.language"))
                .otherwise(words.say("assessments.none"))
                .column(words.say("column.purpose"), Entry::description)
                .column(words.say("column.interest"), optional(Entry::interest))
                .columnOf(words.say("column.data"), entry -> labels(entry, source, words))
                .column(words.say("column.necessity"), optional(Entry::necessity))
                .column(words.say("column.balancing"), optional(Entry::balancing))
                .column(words.say("column.safeguards"), optional(Entry::safeguards))
                .column(words.say("column.owner"), optional(Entry::owner))
                .column(words.say("column.reviewed"), dated(Entry::reviewed, words))
                .column(words.say("column.due"), dated(Entry::dueForReview, words))
                .column(
                        words.say("column.state", words.date(source.day())),
                        entry -> words.say("assessment." + RecordWords.constant(entry.state())));
        return new RecordDocument(
                title,
                words.language().getLanguage(),
                RecordJson.of("assessments", title, source, words, Map.of("assessments", entries)),
                sheet.markdown(entries),
                sheet.csv(entries));
    }

    private static Entry entry(Purpose purpose, RegisterOnDay source, RecordWords words) {
        Optional<Assessment> made = purpose.assessment();
        State state = made.map(assessment -> assessment.dueForReview().isBefore(source.day()))
                .map(overdue -> overdue ? State.OVERDUE : State.ASSESSED)
                .orElse(State.MISSING);
        return new Entry(
                purpose.id(),
                words.of(purpose.description()),
                purpose.interest().map(words::of),
                source.register().dataItemsFor(purpose.id()).stream()
                        .map(DataItem::id)
                        .toList(),
                made.map(assessment -> words.line(assessment.necessity())),
                made.map(assessment -> words.line(assessment.balancing())),
                made.map(assessment -> words.line(assessment.safeguards())),
                made.map(assessment -> words.line(assessment.owner())),
                made.map(Assessment::reviewed),
                made.map(Assessment::dueForReview),
                state);
    }

    private static List<String> labels(Entry entry, RegisterOnDay source, RecordWords words) {
        return entry.data().stream()
                .flatMap(item -> source.register().dataItem(item).stream())
                .map(words::collected)
                .toList();
    }

    private static Function<Entry, String> optional(Function<Entry, Optional<String>> value) {
        return entry -> value.apply(entry).orElse("");
    }

    private static Function<Entry, String> dated(Function<Entry, Optional<LocalDate>> day, RecordWords words) {
        return entry -> day.apply(entry).map(words::date).orElse("");
    }
}
