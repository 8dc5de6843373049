/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.text.Html;
import java.util.Locale;
import java.util.Map;

/**
 * A form for a page of the application's own, in whatever template engine: markup to set as it is, and what the page
 * around it needs.
 *
 * <pre>{@code
 * <link rel="stylesheet" th:href="${form.stylesheet}">
 * <section th:lang="${form.language}" th:utext="${form.html.markup}"></section>
 * }</pre>
 *
 * <p>The page holds a token, and after a mistake what the visitor typed: it is sent with {@code Cache-Control:
 * no-store} and {@code Referrer-Policy: same-origin}. Where it posts to our address our script is part of it, and a
 * third party's where a challenge of one is asked. A Content Security Policy of the page lets them in by
 * {@code policy}; where it does not, the form works as it does where no scripts run.
 *
 * <p><b>Privacy.</b> {@code html} may hold what the visitor typed; never rendered by {@code toString}.
 *
 * @param html the form, with an error summary where there are errors
 * @param stylesheet address of the library's stylesheet
 * @param language of the form, which the page may differ from
 * @param direction which way that is written, {@code ltr} or {@code rtl}
 * @param policy what a Content Security Policy of the page lets in for it: sources by directive, for example
 *     {@code form-action} and {@code 'self'}
 */
public record EmbeddedForm(
        Html html, String stylesheet, Locale language, String direction, Map<String, String> policy) {

    @Override
    public String toString() {
        return "EmbeddedForm[" + language + "]";
    }
}
