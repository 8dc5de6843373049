/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A notice's Markdown as HTML. Markup in it is shown and not obeyed; headings below the title have an id made from
 * their words and a table of contents leads to them; what stands apart is a section of its own; a table is named by the
 * heading above it, and each cell by its column, so that a narrow screen can show one row below the other.
 */
final class NoticeHtml {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());

    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(Box::new)
            .attributeProviderFactory(context -> NoticeHtml::describe)
            .build();

    private NoticeHtml() {}

    /** @param contents names the table of contents */
    static Html of(String markdown, String contents) {
        Node text = PARSER.parse(markdown);
        Node first = children(text).filter(NoticeHtml::isSection).findFirst().orElse(null);
        if (first == null) {
            return new Html(RENDERER.render(text));
        }
        Document opening = new Document();
        while (text.getFirstChild() != first) {
            opening.appendChild(text.getFirstChild());
        }
        return new Html(RENDERER.render(opening) + contents(text, contents) + RENDERER.render(text));
    }

    private static boolean isSection(Node node) {
        return node instanceof Heading heading && heading.getLevel() == 2;
    }

    private static String contents(Node text, String title) {
        String links = children(text)
                .flatMap(node -> node instanceof BlockQuote ? children(node) : Stream.of(node))
                .filter(NoticeHtml::isSection)
                .map(heading -> "<li><a href=\"#" + id(heading) + "\">" + escaped(NodeText.of(heading)) + "</a></li>\n")
                .collect(joining());
        return "<nav class=\"cf-contents\" aria-label=\"" + escaped(title) + "\">\n<p>" + escaped(title)
                + "</p>\n<ul>\n" + links + "</ul>\n</nav>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
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
        // A table that is laid out as blocks is none any more to some readers, unless it says so.
        role(node, tag).ifPresent(role -> attributes.put("role", role));
        if (node instanceof TableCell cell) {
            if (cell.isHeader()) {
                attributes.put("scope", "col");
            } else {
                attributes.put("data-column", column(cell));
            }
        }
    }

    private static Optional<String> role(Node node, String tag) {
        if (node instanceof TableBlock && tag.equals("table")) {
            return Optional.of("table");
        }
        if (node instanceof TableHead || node instanceof TableBody) {
            return Optional.of("rowgroup");
        }
        if (node instanceof TableRow) {
            return Optional.of("row");
        }
        return node instanceof TableCell cell
                ? Optional.of(cell.isHeader() ? "columnheader" : "cell")
                : Optional.empty();
    }

    /** The words at the head of a cell's column. */
    private static String column(TableCell cell) {
        int index = (int)
                children(cell.getParent()).takeWhile(other -> other != cell).count();
        Node table = cell.getParent().getParent().getParent();
        return children(table.getFirstChild().getFirstChild())
                .skip(index)
                .findFirst()
                .map(NodeText::of)
                .orElse("");
    }

    /** The heading's words in lower case without accents, hyphens between them. */
    private static String id(Node heading) {
        return NodeText.slug(NodeText.of(heading));
    }

    private static Stream<Node> children(Node parent) {
        List<Node> all = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            all.add(child);
        }
        return all.stream();
    }

    /** What Markdown has as a quotation, and a notice as something that stands apart. */
    private static final class Box implements NodeRenderer {

        private final HtmlNodeRendererContext context;

        Box(HtmlNodeRendererContext context) {
            this.context = context;
        }

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(BlockQuote.class);
        }

        @Override
        public void render(Node box) {
            String label = children(box)
                    .filter(NoticeHtml::isSection)
                    .map(NoticeHtml::id)
                    .findFirst()
                    .orElse("");
            context.getWriter().line();
            context.getWriter()
                    .tag(
                            "section",
                            label.isEmpty()
                                    ? Map.of("class", "cf-box")
                                    : new TreeMap<>(Map.of("class", "cf-box", "aria-labelledby", label)));
            context.getWriter().line();
            children(box).forEach(context::render);
            context.getWriter().tag("/section");
            context.getWriter().line();
        }
    }
}
