/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.text.ContentHash;
import be.imageplus.contactform.text.Replacement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The library's stylesheet, served under an address that names its content, so that it may be kept for ever. */
final class Stylesheet {

    /** Its last path segment. */
    static final String NAME = "contact-form.css";

    /** Set the custom properties, or more, without taking our rules over. */
    private static final String ADDITIONS = "additions.css";

    private static final String CONTENT = read();

    /** Names its content; goes into the address as {@code v}. */
    static final String VERSION = ContentHash.of(CONTENT);

    WebResponse show(Visit visit) {
        Answer answer = Answer.text(200, "text/css", CONTENT);
        return visit.query().first("v").equals(VERSION)
                ? answer.header("Cache-Control", "public, max-age=31536000, immutable")
                        .response()
                : answer.revalidated(visit.request());
    }

    /** The application's where it brings one, and behind it what the application adds. */
    private static String read() {
        String sheet = Replacement.read(NAME).orElseGet(Stylesheet::ours);
        return Replacement.read(ADDITIONS).map(added -> sheet + "\n" + added).orElse(sheet);
    }

    private static String ours() {
        try (InputStream resource = Stylesheet.class.getResourceAsStream(NAME)) {
            if (resource == null) {
                throw new IllegalStateException(NAME + " is missing beside " + Stylesheet.class.getName());
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(NAME + " cannot be read", broken);
        }
    }
}
