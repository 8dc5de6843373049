/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.text.Html;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A notice's Markdown as HTML. Markup in it is shown and not obeyed; headings below the title have an id made from
 * their words; a table is named by the heading above it and its header cells head columns.
 */
final class NoticeHtml {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .attributeProviderFactory(context -> NoticeHtml::describe)
            .build();

    private NoticeHtml() {}

    static Html of(String markdown) {
        return new Html(RENDERER.render(PARSER.parse(markdown)));
    }

    private static void describe(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Heading heading && heading.getLevel() > 1) {
            attributes.put("id", id(heading));
        }
        if (node instanceof TableBlock && tag.equals("table")) {
            for (Node above = node.getPrevious(); above != null; above = above.getPrevious()) {
                if (above instanceof Heading heading && heading.getLevel() > 1) {
                    attributes.put("aria-labelledby", id(heading));
                    break;
                }
            }
        }
        if (node instanceof TableCell cell && cell.isHeader()) {
            attributes.put("scope", "col");
        }
    }

    /** The heading's words in lower case without accents, hyphens between them. */
    private static String id(Heading heading) {
        StringBuilder words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }
        });
        return Normalizer.normalize(words, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
