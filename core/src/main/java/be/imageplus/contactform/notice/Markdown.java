/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;

/**
 * Writes CommonMark with GFM tables, block by block. Texts handed over are Markdown already; a foreign value goes
 * through {@link #escape} first.
 */
final class Markdown {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** Everywhere: escapes, code, emphasis, links, markup, entities, cells, strike-through. */
    private static final Pattern INLINE = Pattern.compile("[\\\\`*_\\[\\]<>&|~]");

    /** At the start of a line: headings, lists, rules, underlines of headings. */
    private static final Pattern LINE_START = Pattern.compile("^(\\d{1,9}(?=[.)])|(?=[#+\\-=]))");

    /** An addr-spec that CommonMark takes as an autolink, without the rarer characters. */
    private static final Pattern EMAIL = Pattern.compile("[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

    private final StringBuilder written = new StringBuilder();

    /** The value as text on one line, whatever it looks like. */
    static String escape(String value) {
        return LINE_START.matcher(inline(value)).replaceFirst("$1\\\\");
    }

    /** The same, for where something stands before it on the line. */
    static String inline(String value) {
        String line = SPACE.matcher(value.strip()).replaceAll(" ");
        return INLINE.matcher(line).replaceAll("\\\\$0");
    }

    /** An address as a link to write to it; any other value as text. */
    static String address(String value) {
        return EMAIL.matcher(value).matches() ? "<" + value + ">" : escape(value);
    }

    /** What a reader sees of a text on one line. */
    static String plain(String markdown) {
        return TextContentRenderer.builder()
                .build()
                .render(Parser.builder().build().parse(markdown))
                .strip();
    }

    void heading(int level, String text) {
        block("#".repeat(level) + " " + text);
    }

    void paragraph(String... sentences) {
        block(String.join(" ", sentences));
    }

    /** Lines of one paragraph that stay lines, as in an address. */
    void lines(List<String> lines) {
        block(String.join("\\\n", lines));
    }

    void list(List<String> items) {
        block(items.stream().map(item -> "- " + item).collect(joining("\n")));
    }

    void table(List<String> header, List<List<String>> rows) {
        StringBuilder table = new StringBuilder(row(header))
                .append(row(header.stream().map(cell -> "---").toList()));
        rows.forEach(cells -> table.append(row(cells)));
        block(table.toString().stripTrailing());
    }

    /** Something that stands by itself, apart from the text around it: a block quotation, as nobody is quoted here. */
    void box(Consumer<Markdown> content) {
        Markdown inside = new Markdown();
        content.accept(inside);
        block(inside.toString()
                .stripTrailing()
                .lines()
                .map(line -> line.isEmpty() ? ">" : "> " + line)
                .collect(joining("\n")));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(joining(" | ", "| ", " |\n"));
    }

    /** An empty block is none. */
    private void block(String text) {
        if (!text.isEmpty()) {
            written.append(written.isEmpty() ? "" : "\n").append(text).append('\n');
        }
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
