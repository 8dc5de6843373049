/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain words, 2026-11, Articles 6(1)(f) & more",
                "<script>alert(1)</script>",
                "<!-- gone? -->",
                "*strong* _weak_ __both__ ~~not~~ `code`",
                "[link](https://example.org) ![picture](x.png)",
                "[a]: https://example.org",
                "<https://example.org> <a@example.org>",
                "&lt;b&gt; &amp; &#42;",
                "a | b | c",
                "back\\slash \\| \\* end\\",
                "# no heading",
                "- no item",
                "+ no item",
                "1. no item",
                "42) no item",
                "> no quotation",
                "---",
                "===",
                "***",
                "{0} {{x}} {{{x}}}",
                "\"quoted\" 'quoted'"
            })
    void showsAValueAsItIsInEveryBlock(String value) {
        Markdown text = new Markdown();
        String escaped = Markdown.escape(value);
        text.paragraph(escaped);
        text.list(List.of(escaped, "x"));
        text.lines(List.of("x", escaped));
        text.table(List.of(escaped, "x"), List.of(List.of("x", escaped)));

        String html = NoticeHtml.of(text.toString(), "Contents").markup();

        assertThat(shown(html, "<p>", "</p>")).isEqualTo(value);
        assertThat(shown(html, "<li>", "</li>")).isEqualTo(value);
        assertThat(shown(html, "<p>x<br />\n", "</p>")).isEqualTo(value);
        assertThat(shown(html, "<th role=\"columnheader\" scope=\"col\">", "</th>"))
                .isEqualTo(value);
        assertThat(shown(html, "<td role=\"cell\" data-column=\"x\">", "</td>")).isEqualTo(value);
        assertThat(html)
                .doesNotContain("<script", "<a ", "<img", "<em", "<strong", "<code", "<h1", "<blockquote", "<hr");
    }

    @Test
    void putsAValueOfSeveralLinesOnOne() {
        assertThat(Markdown.escape(" one\r\n\r\n    two\u0000 \t three ")).isEqualTo("one two three");
    }

    @Test
    void linksOnlyWhatIsAnAddress() {
        assertThat(Markdown.address("privacy@example.org")).isEqualTo("<privacy@example.org>");
        assertThat(Markdown.address("javascript:x@y")).isEqualTo("javascript:x@y");
        assertThat(Markdown.address("a@example.org>*b*")).isEqualTo("a@example.org\\>\\*b\\*");
    }

    @Test
    void leavesOutAnEmptyBlock() {
        Markdown text = new Markdown();
        text.paragraph();
        text.heading(2, "Title");
        text.list(List.of());
        assertThat(text.toString()).isEqualTo("## Title\n");
    }

    /** What a reader sees of the first element between two marks. */
    private static String shown(String html, String open, String close) {
        int start = html.indexOf(open);
        assertThat(start).as("%s in %s", open, html).isNotNegative();
        String inner = html.substring(start + open.length(), html.indexOf(close, start + open.length()));
        return TAG.matcher(inner)
                .replaceAll("")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
