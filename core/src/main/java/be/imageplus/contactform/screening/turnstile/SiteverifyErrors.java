/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import be.imageplus.contactform.screening.ChallengeVerifier.Result;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each error code of {@code siteverify} means: whether the sender's answer is wrong, or we or Cloudflare are.
 * Codes as of Cloudflare's reference of Turnstile, "Validate the token", and two of its earlier editions.
 */
final class SiteverifyErrors {

    /** Cloudflare failed at it and asks for a retry. */
    static final Result INTERNAL = new Result.Unavailable("provider-failed");

    private static final Logger LOG = LoggerFactory.getLogger(SiteverifyErrors.class);

    private static final Result SECRET = new Result.Unavailable("secret-refused");
    private static final Result REQUEST = new Result.Unavailable("request-refused");

    /** The operator's to mend; while it lasts every enquiry is held. */
    private static final Map<String, Result> OURS = Map.of(
            "missing-input-secret", SECRET,
            "invalid-input-secret", SECRET,
            "invalid-widget-id", SECRET,
            "invalid-parsed-secret", SECRET,
            "bad-request", REQUEST);

    private static final Map<String, Result> THEIRS = Map.of(
            "missing-input-response", new Result.Fail("answer-invalid"),
            "invalid-input-response", new Result.Fail("answer-invalid"),
            "timeout-or-duplicate", new Result.Fail(Result.Fail.EXPIRED));

    private SiteverifyErrors() {}

    /** What a refusal comes to; a sender is refused only if every code is about the answer. */
    static Result judged(List<String> codes) {
        for (String code : codes) {
            Result ours = OURS.get(code);
            if (ours != null) {
                LOG.error("Turnstile refuses our own request, so every enquiry is held: {}", code);
                return ours;
            }
        }
        if (codes.contains("internal-error")) {
            return INTERNAL;
        }
        Result unknown = new Result.Unavailable("reply-unreadable");
        return codes.stream()
                .map(code -> THEIRS.getOrDefault(code, unknown))
                .reduce((one, other) -> one.equals(unknown) ? one : other)
                .orElse(unknown);
    }
}
