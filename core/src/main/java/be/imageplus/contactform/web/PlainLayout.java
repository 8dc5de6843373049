/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.text.Template;
import java.util.Map;

/** The library's own layout: a page with nothing around the content. */
final class PlainLayout implements PageLayout {

    static final PlainLayout INSTANCE = new PlainLayout();

    static final Template TEMPLATE =
            Template.replaceable(PlainLayout.class, "plain-layout.mustache", "language", "title", "stylesheet", "main");

    private PlainLayout() {}

    @Override
    public String render(Page page) {
        return TEMPLATE.render(Map.of(
                "kind", page.kind(),
                "title", page.title(),
                "language", page.language().toLanguageTag(),
                "rightToLeft", page.direction().equals("rtl"),
                "stylesheet", page.stylesheet(),
                "alternates", page.alternates(),
                "inAnyLanguage", page.inAnyLanguage(),
                "main", page.main()));
    }
}
