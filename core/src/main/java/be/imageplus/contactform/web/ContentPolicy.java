/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormLinks;
import be.imageplus.contactform.form.FormPage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a page may load and where it may send (Content Security Policy): nothing but what is named.
 *
 * @param sources by directive, separated by spaces
 */
record ContentPolicy(Map<String, String> sources) {

    private static final String NOTHING = "'none'";
    private static final String OWN = "'self'";

    /** What a form needs wherever it stands: to be dressed and to be sent. */
    static final ContentPolicy BARE =
            new ContentPolicy(Map.of()).with("style-src", OWN).with("form-action", OWN);

    /** Nothing but our own stylesheets, images and form targets; nobody may frame a page. */
    static final ContentPolicy STRICT = new ContentPolicy(Map.of())
            .with("default-src", NOTHING)
            .with("style-src", OWN)
            .with("img-src", OWN)
            .with("form-action", OWN)
            .with("base-uri", NOTHING)
            .with("frame-ancestors", NOTHING);

    ContentPolicy {
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    }

    /** The same, with one more source of a directive. */
    ContentPolicy with(String directive, String source) {
        Map<String, String> more = new LinkedHashMap<>(sources);
        more.merge(directive, source, (before, another) -> before + " " + another);
        return new ContentPolicy(more);
    }

    /** The same for a page with a form: our own script, and what a third party shows on it. */
    ContentPolicy withForm(FormPage page, FormLinks links) {
        ContentPolicy scripted = links.script().isPresent() ? withScript() : this;
        return page.challenge()
                .flatMap(Challenge::widget)
                .map(widget -> scripted.with("script-src", widget.origin()).with("frame-src", widget.origin()))
                .orElse(scripted);
    }

    /** Our script works in a worker and asks our own API. */
    private ContentPolicy withScript() {
        return with("script-src", OWN).with("connect-src", OWN).with("worker-src", OWN);
    }

    /** The value of the header. */
    String header() {
        return sources.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(joining("; "));
    }
}
