/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.ChallengeWidget;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.screening.ChallengeAnswer;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.screening.turnstile.SiteverifyClient.Exchange;
import be.imageplus.contactform.text.ContentHash;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Asks Cloudflare Turnstile whether a visitor's browser solved its challenge.
 *
 * <p>An answer counts if Cloudflare vouches for it, if it was given on a page of one of the configured host names, for
 * this form, and in the last five minutes. One retry at most, under the same idempotency key, both within
 * {@link be.imageplus.contactform.screening.OutsideChallenge#LONGEST}. The key follows from page and answer: who sends
 * again what could not be stored passes again, and the same answer on another page is a duplicate.
 *
 * <pre>{@code
 * ContactForms.builder(register)
 *         .challenge(new TurnstileVerifier(
 *                 TurnstileSettings.of(siteKey, secretKey, "cloudflare", List.of("www.example.org"))))
 * }</pre>
 *
 * <p><b>Privacy.</b> Sends the answer, the secret and the key just described; the visitor's address only if the
 * settings say so; nothing of the enquiry. Logs and keeps none of it. Thread-safe.
 */
public final class TurnstileVerifier implements ChallengeVerifier {

    /** The type of its challenge. */
    public static final String TYPE = "turnstile";

    private static final URI SCRIPT = URI.create("https://challenges.cloudflare.com/turnstile/v0/api.js");

    /** How long Cloudflare takes an answer for. */
    static final Duration MAXIMUM_AGE = Duration.ofMinutes(5);

    /** By how much two clocks may differ. */
    static final Duration SKEW = Duration.ofMinutes(1);

    private static final Duration LEAST_TRY = Duration.ofMillis(200);
    private static final int OK = 200;

    /** What Cloudflare issues has up to 2048 characters; anything else is not sent there. */
    private static final Pattern ANSWER = Pattern.compile("[!-~]{1,2048}");

    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    /**
     * How long it waits for a reply.
     *
     * @param inAll for both tries
     * @param first for the first, so that there is time for another
     */
    record Patience(Duration inAll, Duration first) {
        static final Patience OF_A_VISITOR = new Patience(Duration.ofMillis(1700), Duration.ofMillis(1100));
    }

    private final TurnstileSettings settings;
    private final Patience patience;
    private final SiteverifyClient client;

    public TurnstileVerifier(TurnstileSettings settings) {
        this(settings, Patience.OF_A_VISITOR);
    }

    TurnstileVerifier(TurnstileSettings settings, Patience patience) {
        this.settings = settings;
        this.patience = patience;
        this.client = new SiteverifyClient(settings.endpoint());
    }

    @Override
    public String recipient() {
        return settings.recipient();
    }

    @Override
    public boolean tellsClientAddress() {
        return settings.tellsClientAddress();
    }

    @Override
    public Challenge challenge(FormToken page, String provider) {
        String action = action(page.form());
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("type", TYPE);
        parameters.put("siteKey", settings.siteKey());
        parameters.put("action", action);
        parameters.put("provider", provider);
        Map<String, String> data = new LinkedHashMap<>();
        data.put("sitekey", settings.siteKey());
        data.put("action", action);
        data.put("language", page.notice().language());
        data.put("size", "flexible");
        data.put("response-field-name", FormValues.PROOF);
        return new Challenge(
                TYPE, parameters, Optional.of(new ChallengeWidget(SCRIPT, "cf-turnstile", data, provider)));
    }

    /** The form's id, or what stands for one that has other characters than an action may have. */
    static String action(String form) {
        return ACTION.matcher(form).matches()
                ? form
                : "form-" + ContentHash.of(form).substring(0, 24);
    }

    @Override
    public Result verify(ChallengeAnswer answer) {
        if (!ANSWER.matcher(answer.text()).matches()) {
            return new Result.Fail("answer-malformed");
        }
        Map<String, String> parameters = parameters(answer);
        long start = System.nanoTime();
        Tried first = tried(client.post(parameters, patience.first()), answer);
        Duration left = patience.inAll().minusNanos(System.nanoTime() - start);
        return first.mayPass() && left.compareTo(LEAST_TRY) > 0
                ? tried(client.post(parameters, left), answer).result()
                : first.result();
    }

    private Map<String, String> parameters(ChallengeAnswer answer) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("secret", settings.secretKey());
        parameters.put("response", answer.text());
        parameters.put("idempotency_key", idempotencyKey(answer).toString());
        if (settings.tellsClientAddress()) {
            parameters.put("remoteip", answer.client().getHostAddress());
        }
        return parameters;
    }

    private static UUID idempotencyKey(ChallengeAnswer answer) {
        return UUID.nameUUIDFromBytes((answer.page().nonce() + " " + answer.text()).getBytes(UTF_8));
    }

    /**
     * What one request came to.
     *
     * @param mayPass whether another one may come to something better
     */
    private record Tried(Result result, boolean mayPass) {}

    private Tried tried(Exchange exchange, ChallengeAnswer answer) {
        if (exchange instanceof Exchange.Response response) {
            return tried(response, answer);
        }
        return exchange instanceof Exchange.Silence
                ? new Tried(new Result.Unavailable("no-reply"), true)
                : new Tried(new Result.Unavailable("interrupted"), false);
    }

    private Tried tried(Exchange.Response response, ChallengeAnswer answer) {
        if (response.status() >= 500) {
            return new Tried(new Result.Unavailable("provider-failed"), true);
        }
        // Redirects and what stands in between say nothing of the answer; an error may come with 200 or with 400.
        boolean speaksOfIt = response.status() == OK || response.status() >= 400;
        Result result = speaksOfIt
                ? SiteverifyReply.parse(response.body())
                        .map(reply -> judged(reply, response.status(), answer))
                        .orElseGet(() -> new Result.Unavailable("reply-unreadable"))
                : new Result.Unavailable("reply-unexpected");
        return new Tried(result, result.equals(SiteverifyErrors.INTERNAL));
    }

    private Result judged(SiteverifyReply reply, int status, ChallengeAnswer answer) {
        if (!reply.success()) {
            return SiteverifyErrors.judged(reply.errors());
        }
        if (status != OK || !reply.errors().isEmpty() || reply.solvedAt().isEmpty()) {
            return new Result.Unavailable("reply-unreadable");
        }
        if (!settings.hostnames().contains(reply.hostname().toLowerCase(Locale.ROOT))) {
            return new Result.Fail("other-site");
        }
        if (!reply.action().equals(action(answer.page().form()))) {
            return new Result.Fail("other-form");
        }
        Instant tooOld = answer.at().minus(MAXIMUM_AGE).minus(SKEW);
        return reply.solvedAt().get().isBefore(tooOld) ? new Result.Fail(Result.Fail.EXPIRED) : new Result.Pass();
    }
}
