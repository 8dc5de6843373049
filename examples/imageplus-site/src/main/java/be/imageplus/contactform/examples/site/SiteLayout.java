/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import be.imageplus.contactform.text.Direction;
import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Template;
import be.imageplus.contactform.web.PageLayout;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The site's head, header and footer, around its own pages and around those of the library alike. */
public final class SiteLayout implements PageLayout {

    private static final Template SITE = Template.html(SiteLayout.class, "site.mustache");

    private final boolean demoMailbox;

    /** @param demoMailbox whether the footer links to the demo mailbox */
    SiteLayout(boolean demoMailbox) {
        this.demoMailbox = demoMailbox;
    }

    @Override
    public String render(Page page) {
        Map<String, Object> context = common(page.kind(), page.title(), page.language(), page.basePath());
        context.put("formStylesheet", page.stylesheet());
        context.put("alternates", page.alternates());
        context.put("inAnyLanguage", page.inAnyLanguage());
        context.put("main", page.main());
        context.put("withIntroduction", page.kind().equals("form"));
        return SITE.render(context);
    }

    /**
     * A page of the site's own.
     *
     * @param kind a word for the stylesheet, for example {@code home}
     * @param basePath where the application is mounted; empty for the root
     */
    public String page(String kind, String title, String basePath, Html main) {
        Map<String, Object> context = common(kind, title, Locale.ENGLISH, basePath);
        context.put("main", main);
        return SITE.render(context);
    }

    private Map<String, Object> common(String kind, String title, Locale language, String basePath) {
        Map<String, Object> context = new HashMap<>(SiteWords.in(language));
        context.put("inLanguage", language.getLanguage().equals("en") ? "" : "?lang=" + language.getLanguage());
        context.put("kind", kind);
        context.put("title", title);
        context.put("language", language.toLanguageTag());
        context.put("direction", Direction.of(language));
        context.put("basePath", basePath);
        context.put("demoMailbox", demoMailbox);
        return context;
    }
}
