/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page of the site's own with the headers that the library gives to its pages: nothing of a third party can load. */
public final class SitePage {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    private SitePage() {}

    /** The page as a response. */
    public static ResponseEntity<String> of(String document) {
        ResponseEntity.BodyBuilder page = ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache());
        guard(page::header);
        return page.body(document);
    }

    /** The headers, for a page that a view renders. */
    static void guard(BiConsumer<String, String> header) {
        header.accept("Content-Security-Policy", POLICY);
        header.accept("Referrer-Policy", "same-origin");
        header.accept("X-Content-Type-Options", "nosniff");
    }
}
