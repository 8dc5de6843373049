/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, methods, headers and languages of pages. */
interface HttpPageContract {

    HttpVisitor visitor();

    @Test
    default void showsAFormWithATokenThatNobodyKeeps() { // R2.17, R2.18
        HttpReply page = visitor().get("/contact");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.mediaType()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        // With no-referrer browsers would send "Origin: null" along with the form.
        assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.formToken()).isNotBlank();
        assertThat(page.body())
                .contains("method=\"post\"", "name=\"name\"", "name=\"email\"", "name=\"phone\"", "name=\"message\"")
                .doesNotContainPattern("<script(?! src=\"/contact/contact-form\\.js\\?v=[0-9a-f]+\" defer></script>)")
                .doesNotContainPattern(" on[a-z]+=\"")
                .doesNotContainPattern("style=\"")
                .doesNotContainPattern("(?:src|action)=\"(?:https?:)?//")
                .doesNotContainPattern("<link[^>]*href=\"(?:https?:)?//");
    }

    @Test
    default void givesEachPageATokenOfItsOwn() {
        assertThat(visitor().get("/contact").formToken())
                .isNotEqualTo(visitor().get("/contact").formToken());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contact",
                "/api/contact",
                "/privacy",
                "/privacy.md",
                "/privacy.json",
                "/contact/contact-form.css",
                "/contact/contact-form.js",
                "/contact/contact-form-worker.js"
            })
    default void answersHeadAsGetWithoutContent(String path) {
        HttpReply head = visitor().send("HEAD", path, new byte[0]);
        HttpReply get = visitor().get(path);

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Type")).isEqualTo(get.header("Content-Type"));
        assertThat(head.header("Cache-Control")).isEqualTo(get.header("Cache-Control"));
        assertThat(head.header("ETag")).isEqualTo(get.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    default void refusesOtherMethodsAndSaysWhichOnesThereAre(String method) {
        for (String path : new String[] {"/contact", "/api/contact"}) {
            HttpReply refused = visitor().send(method, path, new byte[0]);

            assertThat(refused.status()).isEqualTo(405);
            assertThat(refused.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
        }
        HttpReply notice = visitor().send(method, "/privacy", new byte[0]);
        assertThat(notice.status()).isEqualTo(405);
        assertThat(notice.header("Allow")).isEqualTo("GET, HEAD, OPTIONS");
    }

    @Test
    default void refusesToPostWhereNothingIsTaken() {
        HttpReply refused = visitor().postBody("/privacy", "application/x-www-form-urlencoded", "a=b");

        assertThat(refused.status()).isEqualTo(405);
    }

    @Test
    default void tellsItsMethodsAndLetsNoOtherSiteIn() {
        HttpReply options = visitor()
                .send(
                        "OPTIONS",
                        "/api/contact",
                        new byte[0],
                        "Origin",
                        "https://elsewhere.example",
                        "Access-Control-Request-Method",
                        "POST");

        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
        assertThat(options.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control"));
    }

    @Test
    default void saysThatNothingIsAtAnUnknownAddressBelowItsOwn() {
        HttpReply page = visitor().get("/contact/nothing-here");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.mediaType()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.body()).doesNotContain("nothing-here");
        visitor().get("/api/contact/nothing-here").assertProblem(404, "not-found");
    }

    @Test
    default void speaksTheLanguageThatIsAskedForOrItsOwn() {
        for (String path : new String[] {"/contact", "/privacy", "/api/contact"}) {
            for (String asked : new String[] {"", "?lang=en", "?lang=xx", "?lang=%FF", "?lang=" + "e".repeat(500)}) {
                HttpReply page = visitor().get(path + asked, "Accept-Language", "tlh;q=0.9, en-GB;q=0.3, ;;=, *");

                assertThat(page.status()).isEqualTo(200);
                assertThat(page.header("Content-Language")).isEqualTo("en");
                assertThat(page.header("Vary")).contains("Accept-Language");
            }
        }
        assertThat(visitor().get("/contact").body()).contains("<html lang=\"en\"");
    }

    @Test
    default void dressesPagesInItsOwnStylesheetThatMayBeKeptForEver() {
        Matcher link = Pattern.compile("href=\"(/contact/contact-form\\.css\\?v=[0-9a-f]+)\"")
                .matcher(visitor().get("/contact").body());
        // A layout of the application's own may leave it out.
        String address = link.find() ? link.group(1) : "/contact/contact-form.css";

        HttpReply stylesheet = visitor().get(address);

        assertThat(stylesheet.status()).isEqualTo(200);
        assertThat(stylesheet.mediaType()).isEqualTo("text/css;charset=utf-8");
        if (address.contains("?")) {
            assertThat(stylesheet.header("Cache-Control")).contains("immutable");
        }
        assertThat(visitor().get("/contact/contact-form.css?v=other").header("Cache-Control"))
                .isEqualTo("no-cache");
    }

    @Test
    default void runsItsOwnScriptsOnPagesWithAFormAndNoneElsewhere() { // R2.17
        HttpReply page = visitor().get("/contact");

        assertThat(page.header("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                        + " base-uri 'none'; frame-ancestors 'none';"
                        + " script-src 'self'; connect-src 'self'; worker-src 'self'");
        for (String attribute : new String[] {"src", "data-cf-worker"}) {
            Matcher link = Pattern.compile(attribute + "=\"([^\"]+\\.js\\?v=[0-9a-f]+)\"")
                    .matcher(page.body());
            assertThat(link.find()).as(attribute).isTrue();
            HttpReply script = visitor().get(link.group(1));
            assertThat(script.status()).isEqualTo(200);
            assertThat(script.mediaType()).isEqualTo("text/javascript;charset=utf-8");
            assertThat(script.header("Cache-Control")).contains("immutable");
            assertThat(script.body()).doesNotContainPattern("\\beval\\(|cookie|Storage|https?://");
        }
        for (String path : new String[] {"/privacy", "/contact/received?reference=7Q4M-2KXD", "/contact/nothing"}) {
            assertThat(visitor().get(path).header("Content-Security-Policy"))
                    .as(path)
                    .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'");
        }
    }

    @Test
    default void thanksWithAReferenceAndRepeatsNothingElse() {
        assertThat(visitor()
                        .get("/contact/received?reference=7Q4M-2KXD&lang=en")
                        .body())
                .contains("7Q4M-2KXD")
                .doesNotContain("sent to");
        for (String other :
                new String[] {"", "hello-there", "7q4m-2kxd", "%3Cb%3Ehello-there", "7Q4M-2KXD-hello-there"}) {
            HttpReply page = visitor().get("/contact/received?reference=" + other);

            assertThat(page.status()).isEqualTo(404);
            assertThat(page.body()).doesNotContain("hello-there", "2KXD");
        }
    }
}
