/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.register.ProcessingRegister;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The notice that the register yields says what the published notice said, sentence by sentence, in the same order. */
class PublishedNoticeTest {

    /** One sentence as it was published, and as it reads now. */
    private record Sentence(String published, String ours) {

        static Sentence of(String line) {
            String[] parts = line.split(" => ", 2);
            return new Sentence(parts[0], parts[parts.length - 1]);
        }
    }

    private final String text = readable(notice().html().markup());

    @Test
    void saysEverySentenceInOrder() throws IOException {
        int from = 0;
        for (Sentence sentence : sentences()) {
            int at = text.indexOf(sentence.ours(), from);
            assertThat(at)
                    .as(
                            "\"%s\" (published as \"%s\"), after \"…%s\"",
                            sentence.ours(), sentence.published(), before(from))
                    .isNotNegative();
            from = at + sentence.ours().length();
        }
    }

    @Test
    void saysNoSentenceTwice() throws IOException {
        assertThat(sentences())
                .map(Sentence::ours)
                .filteredOn(sentence -> sentence.endsWith("."))
                .allSatisfy(sentence -> assertThat(text.split(Pattern.quote(sentence), -1))
                        .as(sentence)
                        .hasSize(2));
    }

    @Test // R6.16
    void showsDateAndVersionAtTheTop() {
        assertThat(text).startsWith("Privacy notice Version 2026-11, last revised on 2 November 2026. This notice");
    }

    @Test
    void addsWhatThePublishedNoticeLeftOut() { // R1.4, R1.8, R3.5
        assertThat(text)
                .contains("We have not designated a data protection officer.")
                .contains("We cannot take your enquiry without the data that is required:")
                .contains("If your message mentions other people, what we learn about them comes from you.")
                .contains("(Article 6(1)(b))", "(Article 6(1)(c))")
                .contains("| 30 days after the enquiry was received")
                .contains("To get a copy of the Standard Contractual Clauses")
                .contains("You may object at any time, for reasons that arise from your particular situation");
    }

    private String before(int position) {
        return text.substring(Math.max(0, position - 60), position);
    }

    private static List<Sentence> sentences() throws IOException {
        String list = new String(resource("/published-notice.txt").readAllBytes(), StandardCharsets.UTF_8);
        List<Sentence> sentences = list.lines()
                .filter(line -> !line.startsWith("#"))
                .map(Sentence::of)
                .toList();
        assertThat(sentences).hasSizeGreaterThan(50);
        return sentences;
    }

    /** What a reader sees: cells between bars, everything else on one line. */
    private static String readable(String html) {
        return html.replaceAll("(?s)<nav.*?</nav>", " ")
                .replaceAll("</t[dh]>\\s*<t[dh][^>]*>", " | ")
                .replaceAll("</(p|li|h\\d|t[dhr]|ul|table)>|<br />", " ")
                .replaceAll("<[^>]*>", "")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static PublishedNotice notice() {
        return new Notices(register(), new NoticeInFourLanguagesTest.NothingArchived(), Clock.systemUTC())
                .current(Locale.ENGLISH);
    }

    private static ProcessingRegister register() {
        return ProcessingRegister.load(resource("/processing-register.yml"), "processing-register.yml");
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(PublishedNoticeTest.class.getResourceAsStream(name), name);
    }
}
