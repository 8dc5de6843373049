/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.text.Direction;
import be.imageplus.contactform.text.Html;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The page around our content: replace it to give pages the site's own head, header and footer. Thread-safe. */
@FunctionalInterface
public interface PageLayout {

    /**
     * What goes into a page.
     *
     * @param kind {@code form}, {@code received}, {@code notice}, {@code changes}, {@code action} or {@code problem}
     * @param title for {@code <title>}
     * @param language of the content
     * @param basePath prefix for links to our pages, context path included, for example {@code /site}
     * @param stylesheet address of the library's stylesheet, which dresses the form, the notice and the receipt
     * @param alternates the same page in every language that it is there in, for {@code <link rel="alternate">}; empty
     *     where there is one only. A switch for people is part of the content
     * @param main the content of {@code <main>}, with its {@code <h1>}
     */
    record Page(
            String kind,
            String title,
            Locale language,
            String basePath,
            String stylesheet,
            List<Alternate> alternates,
            Html main) {

        public Page {
            alternates = List.copyOf(alternates);
        }

        /** For {@code dir} on {@code <html>}: {@code rtl} or {@code ltr}. */
        public String direction() {
            return Direction.of(language);
        }

        /**
         * The same page in whichever language suits who opens it, for {@code hreflang="x-default"}; empty where there
         * are no alternates.
         */
        public Optional<String> inAnyLanguage() {
            return alternates.stream()
                    .findFirst()
                    .map(each -> each.url().replace("?lang=" + each.language().getLanguage(), ""));
        }
    }

    /**
     * The same page in a language.
     *
     * @param language for {@code hreflang}
     * @param name the language in its own words, for example {@code Français}
     * @param url its address
     */
    record Alternate(Locale language, String name, String url) {}

    /** The whole document, from {@code <!doctype html>} on. No third-party URL, no inline script or style (R2.17). */
    String render(Page page);

    /** The library's own, simple layout with its stylesheet. */
    static PageLayout plain() {
        return PlainLayout.INSTANCE;
    }
}
