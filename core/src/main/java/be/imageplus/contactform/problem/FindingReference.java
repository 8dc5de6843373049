/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import java.util.List;
import java.util.stream.Stream;

/** The reference page of all findings, made of the same source as their messages. */
public final class FindingReference {

    private static final String INTRODUCTION = """
            # Findings

            Everything that the checks of contact-form can find. This page is made of the codes and words in the `problem` package, and a
            test compares it with them: change the words there, then run `CheckCommand --reference > core/FINDINGS.md`.

            Where a sentence differs from one finding to the next, it is shown for an example.

            **What follows.** *Stops*: the application does not start. *Stops unless acknowledged*: it starts only if the register
            acknowledges the finding by its code, with a reason, who answers for it and a date by which it is reviewed. *Warns*: it starts, the
            finding is logged once and shown in health; it may be acknowledged too. Time alone stops nothing that runs: a transfer that
            ended parks mail, an assessment that is overdue warns. Only an acknowledgement that has expired counts no more at the next start,
            and it is announced for thirty days before.

            ```yaml
            acknowledged-findings:
              - code: NOTICE-12-1
                path: notice.languages         # may be left out: then wherever the code is found
                reason: The Dutch translation is with the translator.
                by: managing director
                review-by: 2027-03-31
            ```
            """;

    private FindingReference() {}

    /** The page in Markdown, a section for each code. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (FindingCode.Topic topic : FindingCode.Topic.values()) {
            page.append("\n## ").append(topic.title()).append('\n');
            of(topic)
                    .forEach(code -> page.append("\n### ")
                            .append(code.code())
                            .append("\n\n")
                            .append(section(code)));
        }
        return page.toString();
    }

    /** One code's section in Markdown, without its heading. */
    public static String section(FindingCode code) {
        String rule = code.rule().isEmpty() ? "" : " · " + code.rule();
        return "**" + code.title() + "** · " + consequence(code.weight()) + rule + "\n\n"
                + example(code, code.problem()) + "\n\n"
                + code.why() + "\n\n"
                + "*Fix:* " + example(code, code.fix()) + "\n";
    }

    private static List<FindingCode> of(FindingCode.Topic topic) {
        return Stream.of(FindingCode.values())
                .filter(code -> code.topic() == topic)
                .toList();
    }

    private static String consequence(FindingCode.Weight weight) {
        return switch (weight) {
            case STOPS -> "stops";
            case STOPS_UNLESS_ACKNOWLEDGED -> "stops unless acknowledged";
            case WARNS, WARNS_ALWAYS -> "warns";
        };
    }

    private static String example(FindingCode code, String pattern) {
        return FindingWords.fill(pattern, (Object[]) FindingWords.example(code));
    }
}
