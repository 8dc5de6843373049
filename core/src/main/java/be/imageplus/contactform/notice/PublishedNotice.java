/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.text.Html;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/**
 * A notice as it was published, kept for as long as a submission refers to it.
 *
 * <p>Markdown and JSON are kept as they were, since an earlier register cannot be rendered again; the HTML is made from
 * the Markdown whenever it is asked for.
 *
 * @param ref version, language and hash of the Markdown text
 * @param facts SHA-256 of the register's facts behind it: two renderings of one version have the same (R6.19)
 * @param revised the revision date in the register's zone
 * @param publishedAt when it was first archived
 * @param title its title
 * @param markdown the text itself, CommonMark with tables
 * @param json the same as data, a JSON object
 */
public record PublishedNotice(
        NoticeRef ref,
        String facts,
        LocalDate revised,
        Instant publishedAt,
        String title,
        String markdown,
        String json) {

    /**
     * The text as HTML: the content of a page's {@code <main>}, from its {@code <h1>} on. Every heading below it has an
     * id and is listed in a table of contents, so that one can find and link to a section.
     */
    public Html html() {
        return NoticeHtml.of(markdown, new NoticeWords(Locale.forLanguageTag(ref.language())).say("contents"));
    }
}
