/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A page of the site's own with the headers that the library gives to its pages: nothing of a third party can load. */
public final class SitePage {

    /** What every page may load, and where it may send: sources by directive. */
    private static final Map<String, String> POLICY = policy();

    private SitePage() {}

    private static Map<String, String> policy() {
        Map<String, String> policy = new LinkedHashMap<>();
        policy.put("default-src", "'none'");
        policy.put("style-src", "'self'");
        policy.put("img-src", "'self'");
        policy.put("frame-src", "'self'");
        policy.put("form-action", "'self'");
        policy.put("base-uri", "'none'");
        policy.put("frame-ancestors", "'self'");
        return policy;
    }

    /** The page as a response. */
    public static ResponseEntity<String> of(String document) {
        ResponseEntity.BodyBuilder page = ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache());
        guard(page::header, Map.of());
        return page.body(document);
    }

    /**
     * The headers, for a page that a view renders.
     *
     * @param more what the page lets in beside that, sources by directive, as {@code EmbeddedForm.policy} names them
     */
    static void guard(BiConsumer<String, String> header, Map<String, String> more) {
        Map<String, String> policy = new LinkedHashMap<>(POLICY);
        more.forEach((directive, sources) -> policy.merge(directive, sources, SitePage::joined));
        header.accept(
                "Content-Security-Policy",
                policy.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue())
                        .collect(Collectors.joining("; ")));
        header.accept("Referrer-Policy", "same-origin");
        header.accept("X-Content-Type-Options", "nosniff");
    }

    /** All sources of both, each once. */
    private static String joined(String sources, String others) {
        return Stream.of(sources, others)
                .flatMap(each -> Stream.of(each.split(" ")))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
