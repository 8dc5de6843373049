/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.notice.NoticeRef;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An enquiry before a check, one of a person unless told otherwise.
 *
 * @param taken how long it took to fill in
 * @param trap what is in the field that people do not see
 * @param proof what came for an answer to the challenge
 * @param at now
 */
record Circumstances(Map<String, String> values, Duration taken, String trap, String proof, Instant at) {

    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    static Circumstances ofAPerson() {
        return new Circumstances(
                Map.of("name", "Ada Example", "email", "ada@example.org", "message", "Do you paint shop signs?"),
                Duration.ofMinutes(2),
                "",
                "",
                NOW);
    }

    static Circumstances writing(String message) {
        return ofAPerson().with("message", message);
    }

    Circumstances with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(field, value);
        return new Circumstances(changed, taken, trap, proof, at);
    }

    Circumstances taking(Duration time) {
        return new Circumstances(values, time, trap, proof, at);
    }

    Circumstances filling(String unseen) {
        return new Circumstances(values, taken, unseen, proof, at);
    }

    Circumstances at(Instant now) {
        return new Circumstances(values, taken, trap, proof, now);
    }

    Screened screened() {
        return new Screened(
                "contact",
                new FormToken(
                        "contact", "https://example.org", new NoticeRef("1", "en", "ab"), at.minus(taken), "nonce"),
                values,
                trap,
                proof,
                new VisitorRequest(
                        "https://example.org",
                        Optional.empty(),
                        InetAddress.getLoopbackAddress(),
                        BrowserFamily.OTHER,
                        List.of()),
                at);
    }
}
