/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.text.ContentHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Collects a response; every one gets the headers that keep a page to itself (R2.17). */
final class Answer {

    private final int status;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Answer(int status, byte[] body) {
        this.status = status;
        this.body = body;
        policy(ContentPolicy.STRICT);
        header("X-Content-Type-Options", "nosniff");
        // Not no-referrer: browsers would send "Origin: null" with the form.
        header("Referrer-Policy", "same-origin");
    }

    static Answer of(WebResponse response) {
        Answer answer = new Answer(response.status(), response.body());
        response.headers().forEach(answer::header);
        return answer;
    }

    static Answer empty(int status) {
        return new Answer(status, new byte[0]);
    }

    /** @param mediaType without charset, which is UTF-8 */
    static Answer text(int status, String mediaType, String body) {
        return new Answer(status, body.getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", mediaType + "; charset=utf-8");
    }

    /** JSON has no charset parameter (RFC 8259 §11). */
    static Answer json(int status, String mediaType, String body) {
        return new Answer(status, body.getBytes(StandardCharsets.UTF_8)).header("Content-Type", mediaType);
    }

    Answer header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** What its page may load. */
    Answer policy(ContentPolicy policy) {
        return header("Content-Security-Policy", policy.header());
    }

    /** In which language it is, and that another reader may get another one. */
    Answer language(Locale language) {
        return header("Content-Language", language.toLanguageTag()).header("Vary", "Accept-Language");
    }

    /** It holds a token, a reference or what a visitor typed: nobody keeps it. */
    Answer noStore() {
        return header("Cache-Control", "no-store");
    }

    /** Whole seconds, at least one (RFC 9110 §10.2.3). */
    Answer retryAfter(Duration duration) {
        long seconds = Math.max(1, duration.plusNanos(999_999_999).toSeconds());
        return header("Retry-After", Long.toString(seconds));
    }

    /** May be kept, and is asked for again each time; {@code 304} when the visitor has it already. */
    WebResponse revalidated(WebRequest request) {
        String tag = "\"" + ContentHash.of(body) + "\"";
        header("Cache-Control", "no-cache").header("ETag", tag);
        boolean unchanged = status == 200
                && request.headers("if-none-match").stream()
                        .flatMap(line -> Arrays.stream(line.split(",", 50)))
                        .map(String::strip)
                        // A weak comparison: proxies that compress weaken our tag (RFC 9110 §13.1.2).
                        .map(candidate -> candidate.startsWith("W/") ? candidate.substring(2) : candidate)
                        .anyMatch(candidate -> candidate.equals(tag) || candidate.equals("*"));
        if (!unchanged) {
            return response();
        }
        headers.remove("Content-Type");
        return new WebResponse(304, headers, new byte[0]);
    }

    WebResponse response() {
        return new WebResponse(status, headers, body);
    }
}
