/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.text.Template;
import java.util.Map;

/** The library's own layout: a page with nothing around the content. */
final class PlainLayout implements PageLayout {

    static final PlainLayout INSTANCE = new PlainLayout();

    private final Template template = Template.html(PlainLayout.class, "plain-layout.mustache");

    private PlainLayout() {}

    @Override
    public String render(Page page) {
        return template.render(Map.of(
                "kind", page.kind(),
                "title", page.title(),
                "language", page.language().toLanguageTag(),
                "stylesheet", page.stylesheet(),
                "alternates", page.alternates(),
                "main", page.main()));
    }
}
