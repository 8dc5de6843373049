/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Mustache template whose values are always escaped for its kind.
 *
 * <p>A variable that the context lacks, or that is null, is an error; a section that it lacks is left out. An
 * {@link Optional} is a section that is shown if it is present. An HTML template sets {@link Html} as it is and escapes
 * everything else for element content and quoted attributes; unescaped tags ({@code {{{x}}}}, <code>{{&amp;x}}</code>)
 * and other delimiters are refused when the template is loaded. Thread-safe; load once.
 */
public final class Template {

    /** Tags that would switch the escaping off, or hide such a tag behind other delimiters. */
    private static final Pattern BANNED = Pattern.compile("\\{\\{\\s*[{&=]");

    private final String name;
    private final com.samskivert.mustache.Template compiled;
    private final Optional<String> misfit;

    private Template(String name, com.samskivert.mustache.Template compiled, Optional<String> misfit) {
        this.name = name;
        this.compiled = compiled;
        this.misfit = misfit;
    }

    /**
     * An HTML template from the class path. Attributes that hold a value must be quoted in it.
     *
     * @param owner the class beside which the resource lies
     * @param resource its name, for example {@code form.mustache}
     * @throws IllegalArgumentException when it is missing, broken or uses a banned tag
     */
    public static Template html(Class<?> owner, String resource) {
        return html(resource, ClassPathText.of(owner, resource));
    }

    private static Template html(String name, String source) {
        return compile(
                name,
                source,
                Mustache.compiler().withFormatter(Template::markupOrText).withEscaper(new HtmlEscaper()));
    }

    /**
     * An HTML template of ours that an application may put its own in the place of: {@link Replacement} of the same
     * name. It is escaped as ours is, and uses the same variables. One that cannot stand in leaves ours, and
     * {@link #misfit} says why, which stops the start.
     *
     * @param owner the class beside which ours lies
     * @param resource its name, for example {@code form.mustache}
     * @param needed variables that no page can do without
     */
    public static Template replaceable(Class<?> owner, String resource, String... needed) {
        String source = ClassPathText.of(owner, resource);
        Template ours = html(resource, source);
        Optional<String> theirs = Replacement.read(resource);
        if (theirs.isEmpty()) {
            return ours;
        }
        Optional<String> trouble = TemplateTags.of(theirs.get()).misfit(TemplateTags.of(source), needed);
        if (trouble.isEmpty()) {
            try {
                return html(Replacement.path(resource), theirs.get());
            } catch (IllegalArgumentException broken) {
                trouble = Optional.ofNullable(broken.getMessage());
            }
        }
        return new Template(ours.name, ours.compiled, trouble);
    }

    /** Why an application's own template cannot stand in for this one; empty when there is none, or it does. */
    public Optional<String> misfit() {
        return misfit;
    }

    /** Its name, for example {@code form.mustache}, with the folder where it is the application's. */
    public String name() {
        return name;
    }

    /**
     * A plain-text template: nothing is escaped, since nothing is markup; {@link Html} in it is an error.
     *
     * @param owner the class beside which the resource lies
     * @param resource its name, for example {@code staff-mail.txt.mustache}
     * @throws IllegalArgumentException when it is missing, broken or uses a banned tag
     */
    public static Template text(Class<?> owner, String resource) {
        return compile(
                resource,
                ClassPathText.of(owner, resource),
                Mustache.compiler().withFormatter(Template::textOnly).escapeHTML(false));
    }

    /**
     * Renders the template for a context: a map, or an object whose methods and fields are named.
     *
     * @throws IllegalArgumentException when the context lacks a variable, naming template and variable and no value
     */
    public String render(Object context) {
        try {
            return compiled.execute(context);
        } catch (MustacheException broken) {
            throw new IllegalArgumentException("template " + name + ": " + broken.getMessage(), broken);
        }
    }

    static Template compile(String name, String source, Mustache.Compiler compiler) {
        if (BANNED.matcher(source).find()) {
            throw new IllegalArgumentException("template " + name
                    + ": unescaped tags and changed delimiters are not allowed; pass Html where markup is meant");
        }
        try {
            return new Template(name, compiler.withCollector(new Values()).compile(source), Optional.empty());
        } catch (MustacheException broken) {
            throw new IllegalArgumentException("template " + name + ": " + broken.getMessage(), broken);
        }
    }

    private static CharSequence markupOrText(Object value) {
        return value instanceof Html html ? new Markup(html.markup()) : String.valueOf(value);
    }

    private static CharSequence textOnly(Object value) {
        if (value instanceof Html) {
            throw new IllegalArgumentException("a text template cannot hold markup");
        }
        return String.valueOf(value);
    }

    /** Carries markup from the formatter, which sees the value's type, to the escaper, which does not. */
    private record Markup(String markup) implements CharSequence {

        @Override
        public int length() {
            return markup.length();
        }

        @Override
        public char charAt(int index) {
            return markup.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return markup.subSequence(start, end);
        }

        @Override
        public String toString() {
            return markup;
        }
    }

    private static final class HtmlEscaper implements Mustache.Escaper {

        @Override
        public String escape(String raw) {
            return raw.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;");
        }

        @Override
        public CharSequence escape(CharSequence raw) {
            return raw instanceof Markup ? raw : escape(raw.toString());
        }
    }

    /** What a context may hold: sections for optionals; texts, numbers and truths have no variables of their own. */
    private static final class Values extends DefaultCollector {

        @Override
        public @Nullable Iterator<?> toIterator(Object value) {
            return value instanceof Optional<?> optional ? optional.stream().iterator() : super.toIterator(value);
        }

        @Override
        public Mustache.@Nullable VariableFetcher createFetcher(Object context, String name) {
            // Else {{length}} beside a text would be the length of that text and hide the variable that was meant.
            boolean plain = context instanceof CharSequence
                    || context instanceof Number
                    || context instanceof Boolean
                    || context instanceof Html;
            return plain ? null : super.createFetcher(context, name);
        }
    }
}
