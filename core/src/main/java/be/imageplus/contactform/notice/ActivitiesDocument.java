/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.ProcessingRegister;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The record of processing activities (Art. 30(1)). */
final class ActivitiesDocument {

    private ActivitiesDocument() {}

    static RecordDocument of(RegisterOnDay source, RecordWords words) {
        ProcessingRegister register = source.register();
        ActivityParts parts = new ActivityParts(source, words);
        List<ProcessingActivity> activities = Stream.concat(
                        new DeclaredActivities(register, parts, words).all(),
                        new AddedActivities(register, parts, words).all())
                .toList();
        ControllerEntry controller = ControllerEntry.of(register.controller(), words);
        SecurityMeasures measures = SecurityMeasures.of(register, words);
        String title = words.say("activities.title");
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("controller", controller);
        content.put("activities", activities);
        content.put("securityMeasures", measures);
        RecordSheet<ProcessingActivity> sheet = new RecordSheet<ProcessingActivity>(title, source, words)
                .note(words.say("activities.scope"))
                .before(words.say("activities.contact"), controller.facts(register.controller(), words))
                .column(words.say("column.purpose"), ProcessingActivity::purpose)
                .columnOf(
                        words.ofNotice("purposes.basis"),
                        texts(ProcessingActivity::legalBases, ProcessingActivity.Ground::text))
                .columnOf(
                        words.say("column.subjects"),
                        texts(ProcessingActivity::dataSubjects, ProcessingActivity.Group::text))
                .columnOf(words.say("column.data"), texts(ProcessingActivity::data, ProcessingActivity.Data::text))
                .columnOf(
                        words.say("column.recipients"),
                        texts(ProcessingActivity::recipients, ProcessingActivity.Receiver::text))
                .columnOf(words.say("column.transfers"), activity -> transfers(activity, words))
                .columnOf(
                        words.say("column.time-limits"),
                        texts(ProcessingActivity::timeLimits, ProcessingActivity.TimeLimit::text))
                .columnOf(
                        words.say("column.rights"), texts(ProcessingActivity::rights, ProcessingActivity.Granted::text))
                .column(
                        words.say("column.origin"),
                        activity -> words.say("origin." + RecordWords.constant(activity.origin())))
                .after(words.say("activities.measures"), measures.facts(words));
        return new RecordDocument(
                title,
                words.language().getLanguage(),
                RecordJson.of("processing-activities", title, source, words, content),
                sheet.markdown(activities),
                sheet.csv(activities));
    }

    private static List<String> transfers(ProcessingActivity activity, RecordWords words) {
        return activity.transfers().isEmpty()
                ? List.of(words.say("transfers.none"))
                : activity.transfers().stream()
                        .map(ProcessingActivity.Transfer::text)
                        .toList();
    }

    private static <P> Function<ProcessingActivity, List<String>> texts(
            Function<ProcessingActivity, List<P>> parts, Function<P, String> text) {
        return activity -> parts.apply(activity).stream().map(text).toList();
    }
}
