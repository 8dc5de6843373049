/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.Right;
import be.imageplus.contactform.register.RightsApplicability;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The short version of a notice, the first of two layers: who, why, how long, which rights, and the right to object by
 * itself (Art. 12(1), 21(4)). It opens the full text, so the hash of that text covers it, and stands beside a form,
 * there with the purpose of that form.
 *
 * @param title its heading
 * @param lines in reading order, plain text
 */
public record NoticeSummary(String title, List<Line> lines) {

    /**
     * One thing that a reader should know at once.
     *
     * @param term for example {@code How long}
     * @param text for example {@code Up to 12 months after the enquiry is resolved}
     */
    public record Line(String term, String text) {}

    public NoticeSummary {
        lines = List.copyOf(lines);
    }

    /** @param forms whose purposes and periods are named */
    static NoticeSummary of(ProcessingRegister register, Locale language, List<DeclaredForm> forms) {
        NoticeWords words = new NoticeWords(language);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(words.say("short.who"), who(register, words)));
        String why = words.list(purposes(register, words, forms).distinct());
        if (!why.isEmpty()) {
            lines.add(new Line(words.say("short.why"), why));
        }
        period(register, words, forms).ifPresent(text -> lines.add(new Line(words.say("short.period"), text)));
        Set<Right> yielded = new RightsApplicability(register).yielded();
        if (!yielded.isEmpty()) {
            lines.add(new Line(words.say("short.rights"), words.capitalised(words.rights(yielded))));
        }
        if (words.objectionMatters(register)) {
            lines.add(new Line(
                    words.say("short.object"), words.say("short.object.text", words.openToObjection(register))));
        }
        return new NoticeSummary(words.say("short"), lines);
    }

    private static String who(ProcessingRegister register, NoticeWords words) {
        String who = words.say("short.who.text", register.controller().legalName());
        return register.controller()
                .privacyContact()
                .map(contact -> words.say("short.who.contact", who, contact))
                .orElse(who);
    }

    private static Stream<String> purposes(ProcessingRegister register, NoticeWords words, List<DeclaredForm> forms) {
        return forms.stream()
                .flatMap(form -> register.purpose(form.purpose()).stream())
                .map(purpose -> Markdown.plain(
                        words.say("short.why.text", words.of(purpose.description()), words.basisName(purpose))));
    }

    /** The first rule on messages is the one that holds for an enquiry that takes its usual way. */
    private static Optional<String> period(ProcessingRegister register, NoticeWords words, List<DeclaredForm> forms) {
        Map<String, String> byForm = new LinkedHashMap<>();
        forms.forEach(form -> rules(register)
                .filter(rule -> rule.appliesTo(form.id()))
                .findFirst()
                .ifPresent(rule -> byForm.put(words.name(form), words.retention(rule))));
        Set<String> periods = new LinkedHashSet<>(byForm.values());
        if (periods.size() < 2) {
            return periods.stream()
                    .findFirst()
                    .or(() -> rules(register).findFirst().map(words::retention));
        }
        return Optional.of(words.list(byForm.entrySet().stream()
                .map(each -> words.say("short.period.form", each.getKey(), each.getValue()))));
    }

    private static Stream<RetentionRule> rules(ProcessingRegister register) {
        return register.retention().stream()
                .filter(rule -> rule.published() && rule.category() == DataItem.Category.MESSAGE)
                .filter(rule -> rule.startsAt() != RetentionRule.Start.EXTERNAL);
    }
}
