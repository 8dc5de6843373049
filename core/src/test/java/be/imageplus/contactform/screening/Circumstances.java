/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import java.net.InetAddress;
import java.time.Clock;
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

    /** So much that nothing of a test is refused. */
    static final RateLimits UNLIMITED = unlimited(new Rate(1_000, Duration.ofMinutes(10)));

    private static RateLimits unlimited(Rate many) {
        return new RateLimits(many, many, many, many);
    }

    /** One node that counts for itself. */
    static Screening.Counting counting(RateLimits limits, Clock clock) {
        return counting(limits, new CaffeineRateLimiter(clock), clock);
    }

    static Screening.Counting counting(RateLimits limits, RateLimiter limiter, Clock clock) {
        return new Screening.Counting(limits, limiter, Vault.of(KeySet.generate()), clock);
    }

    /** All built-in checks, and no challenge. */
    static Screening screening(ScreeningRules rules) {
        return Screening.of(rules, counting(UNLIMITED, Clock.systemUTC()), List.of(), ChallengeCheck.NONE);
    }

    /** Who asks from an address. */
    static VisitorRequest visitor(InetAddress address) {
        return new VisitorRequest("https://example.org", Optional.empty(), address, BrowserFamily.OTHER, List.of());
    }

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
                EmailAddress.parse(values.getOrDefault("email", "")).stream().toList(),
                trap,
                proof,
                visitor(InetAddress.getLoopbackAddress()),
                at);
    }
}
