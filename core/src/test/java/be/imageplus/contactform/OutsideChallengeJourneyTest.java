/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.groups.Tuple.tuple;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormTokens;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.reception.SubmissionOutcome.Invalid;
import be.imageplus.contactform.reception.SubmissionOutcome.Quarantined;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.screening.ChallengeStatus;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.screening.turnstile.SiteverifyStandIn;
import be.imageplus.contactform.screening.turnstile.TurnstileBench;
import be.imageplus.contactform.screening.turnstile.TurnstileSettings;
import be.imageplus.contactform.screening.turnstile.TurnstileVerifier;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.EmbeddedForm;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebResponse;
import be.imageplus.contactform.web.WebSettings;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of people and programs where a third party's challenge takes the place of the proof of work. */
class OutsideChallengeJourneyTest { // R2.19, R3.6

    @TempDir
    Path directory;

    private final SiteverifyStandIn siteverify = new SiteverifyStandIn();
    private Journey journey;

    @BeforeEach
    void open() {
        ScreeningRules unhurried = ScreeningRules.builder()
                .minimumTime(Duration.ZERO)
                .minimumTimeWithoutProof(Duration.ofSeconds(10))
                .build();
        journey = Journey.in(
                directory, builder -> builder.challenge(turnstile("cloudflare")).screening(unhurried));
    }

    @AfterEach
    void close() {
        journey.close();
        siteverify.close();
    }

    @Test
    void acceptsWhomTheOtherSideVouchesFor() {
        assertThat(submit(journey.enquiry(), solved())).isInstanceOf(Accepted.class);
    }

    @Test
    void tellsWhoFailedAndKeepsTheirInputWithAFreshPage() {
        Map<String, String> enquiry = Journey.with(journey.enquiry(), "_proof", "invented");

        SubmissionOutcome outcome = submit(enquiry);

        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason().code()).isEqualTo("proof-invalid");
            assertThat(refused.message()).contains("privacy@example.org");
        });
        FormPage again = journey.forms.pageAgain("contact", FormValues.of(enquiry), Journey.visitor(), outcome);
        assertThat(again.token()).isNotEqualTo(enquiry.get("_token"));
        assertThat(again.challenge()).map(Challenge::type).contains("turnstile");
        assertThat(again.fields()).extracting(FormPage.FieldView::value).contains("Ada Example");
        assertThat(submit(Journey.with(enquiry, "_token", again.token()), solved()))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void holdsWhatNobodyCanJudgeAndShowsItsSenderTheSame() {
        siteverify.always(SiteverifyStandIn.replying(503, ""));
        String token = journey.token();

        assertThat(submit(Journey.enquiry(token), solved())).isInstanceOf(Quarantined.class);
        assertThat(reasons(token)).containsExactly("challenge-unavailable");
        assertThat(journey.forms.status().challenge())
                .contains(new ChallengeStatus("cloudflare", true, Optional.of("provider-failed")));
    }

    @Test
    void asksOnlyForWhatIsValidAndNew() {
        String answer = solved();
        Map<String, String> enquiry = journey.enquiry();

        assertThat(submit(Journey.with(enquiry, "email", "nobody"), answer)).isInstanceOf(Invalid.class);
        assertThat(siteverify.requests())
                .as("requests before the fields are valid")
                .isEmpty();
        SubmissionOutcome first = submit(enquiry, answer);
        assertThat(submit(enquiry, answer)).as("the second click").isEqualTo(first);
        assertThat(siteverify.requests()).hasSize(1);
    }

    @Test
    void acceptsABrowserWithoutScriptsThatTookItsTime() {
        Map<String, String> enquiry = journey.enquiry();
        journey.clock.advance(Duration.ofMinutes(1));

        assertThat(submit(enquiry)).isInstanceOf(Accepted.class);
        assertThat(submit(journey.enquiry())).as("at once").isInstanceOf(Quarantined.class);
        assertThat(siteverify.requests()).isEmpty();
    }

    @Test
    void opensPagesWithTheFormToItsOneOriginAndSaysSoInWords() { // R2.17
        WebResponse page = get(journey, "/contact");

        assertThat(html(page))
                .contains("<p class=\"cf-challenge\">This page has Cloudflare check that no robot is at work")
                .contains("<div class=\"cf-turnstile\" data-sitekey=\"1x00000000000000000000AA\""
                        + " data-action=\"contact\" data-language=\"en\"")
                .contains("data-response-field-name=\"_proof\"")
                .containsOnlyOnce("https://challenges.cloudflare.com/turnstile/v0/api.js");
        assertThat(policy(page))
                .contains("script-src 'self' https://challenges.cloudflare.com;")
                .endsWith("frame-src https://challenges.cloudflare.com");
        assertThat(policy(get(journey, "/privacy"))).doesNotContain("https:");
    }

    @Test
    void tellsAPageOfTheApplicationsOwnWhatItsPolicyIsToLetIn() { // R2.19
        ContactWeb web = journey.forms.web(WebSettings.defaults());
        FormPage page = journey.forms.page("contact", Journey.visitor());
        String other = "https://challenges.cloudflare.com";

        EmbeddedForm scripted = web.embedded("contact", request("GET", "/about", ""));
        EmbeddedForm plain = web.embedded(page, "/about", request("GET", "/about", ""));

        assertThat(List.of(scripted, plain))
                .allSatisfy(form -> assertThat(form.html().markup())
                        .contains("<p class=\"cf-challenge\">This page has Cloudflare check that no robot is at work")
                        .contains("data-response-field-name=\"_proof\"")
                        .containsOnlyOnce(other + "/turnstile/v0/api.js"));
        assertThat(scripted.policy())
                .containsExactly(
                        entry("style-src", "'self'"),
                        entry("form-action", "'self'"),
                        entry("script-src", "'self' " + other),
                        entry("connect-src", "'self'"),
                        entry("worker-src", "'self'"),
                        entry("frame-src", other));
        assertThat(plain.html().markup()).doesNotContain("contact-form.js");
        assertThat(plain.policy())
                .containsExactly(
                        entry("style-src", "'self'"),
                        entry("form-action", "'self'"),
                        entry("script-src", other),
                        entry("frame-src", other));
    }

    /** Whoever blocks scripts, or whose page does not let them in, is asked for more time and nothing else. */
    @Test
    void takesAPageOfTheApplicationsOwnThatRunsNoScripts() {
        ContactWeb web = journey.forms.web(WebSettings.defaults());
        String markup =
                web.embedded("contact", request("GET", "/about", "")).html().markup();
        Map<String, String> enquiry =
                Journey.enquiry(markup.replaceAll("(?s).*name=\"_token\" value=\"([^\"]*)\".*", "$1"));
        String body = enquiry.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(joining("&"));
        journey.clock.advance(Duration.ofMinutes(1));

        WebResponse received = web.handle(request("POST", "/contact", body));

        assertThat(received.status()).isEqualTo(303);
        assertThat(stored(enquiry.get("_token")).screeningReasons()).isEmpty();
        assertThat(siteverify.requests()).isEmpty();
    }

    @Test
    void namesNoThirdPartyWithoutIt() { // R2.17
        try (Journey plain = Journey.in(directory.resolve("plain"))) {
            WebResponse page = get(plain, "/contact");

            assertThat(html(page)).doesNotContain("https://challenges", "cf-challenge\"");
            assertThat(policy(page)).doesNotContain("https:", "frame-src");
        }
    }

    @Test
    void showsNothingOfItWhileATransferIsNotLawful() { // R4.3
        journey.clock.set("2026-11-24T09:00:00Z");
        for (String reference : List.of(
                "Commission Implementing Decision (EU) 2023/1795", "Commission Implementing Decision (EU) 2021/914")) {
            journey.forms
                    .transfers()
                    .invalidate(reference, LocalDate.of(2026, 11, 24), Invalidation.Reason.COURT_RULING);
        }
        WebResponse page = get(journey, "/contact");
        String token = journey.token();

        assertThat(html(page)).doesNotContain("https://challenges");
        assertThat(policy(page)).doesNotContain("https:");
        assertThat(submit(Journey.enquiry(token), solved())).isInstanceOf(Quarantined.class);
        assertThat(reasons(token)).containsExactly("challenge-unavailable");
        assertThat(siteverify.requests()).isEmpty();
    }

    @Test
    void doesNotStartWithARecipientThatTheRegisterDoesNotDeclare() {
        assertThat(findingsOf("somebody"))
                .extracting(Finding::code, Finding::path)
                .contains(tuple("RECIPIENT-UNDECLARED", "screening.challenge.recipient"));
        assertThat(findingsOf(" "))
                .extracting(Finding::code, Finding::path)
                .contains(tuple("RECIPIENT-MISSING", "screening.challenge.recipient"));
        assertThat(findingsOf("authsmtp"))
                .extracting(Finding::code, Finding::path)
                .contains(tuple("CHALLENGE-CATEGORY", "screening.challenge.recipient"));
    }

    /** Data that is not declared is not passed on (R2.1, R2.5). */
    @Test
    void doesNotStartWithAnAddressThatTheRegisterDoesNotDeclareInFull() {
        TurnstileSettings silent = TurnstileSettings.of("site", "secret", "cloudflare", List.of("example.org"));
        String full = TestRegister.yaml();
        String truncated = full.replace("precision: full ", "precision: truncated ");

        assertThat(errors("full", full, silent.withClientAddress())).isEmpty();
        assertThat(errors("silent", truncated, silent)).isEmpty();
        assertThat(errors("truncated", truncated, silent.withClientAddress()))
                .extracting(Finding::code, Finding::path)
                .containsExactly(tuple("CHALLENGE-ADDRESS", "screening.challenge.recipient"));
    }

    private List<Finding> errors(String site, String register, TurnstileSettings settings) {
        try (Journey started = Journey.on(
                directory.resolve(site),
                TestRegister.load(register),
                builder -> builder.challenge(new TurnstileVerifier(settings)))) {
            return started.forms.findings().stream().filter(Finding::isError).toList();
        } catch (ConfigurationException refusal) {
            return refusal.findings();
        }
    }

    @Test
    void recordsNoDisclosureOfAnEnquiryThatTheOtherSideNeverSees() { // R4.7
        String token = journey.token();
        submit(Journey.enquiry(token), solved());

        assertThat(journey.store.disclosures().of(stored(token).id())).isEmpty();
        assertThat(siteverify.requests())
                .singleElement()
                .satisfies(asked -> assertThat(asked).containsOnlyKeys("secret", "response", "idempotency_key"));
    }

    private List<Finding> findingsOf(String recipient) {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class,
                () -> Journey.in(directory.resolve("other"), builder -> builder.challenge(turnstile(recipient))));
        return refusal.findings();
    }

    private static WebResponse get(Journey from, String path) {
        return from.forms.web(WebSettings.defaults()).handle(request("GET", path, ""));
    }

    private static WebRequest request(String method, String path, String form) {
        return new WebRequest(
                method,
                Journey.ORIGIN,
                "",
                path,
                "",
                Map.of("content-type", List.of("application/x-www-form-urlencoded")),
                InetAddress.getLoopbackAddress(),
                new ByteArrayInputStream(form.getBytes(StandardCharsets.UTF_8)));
    }

    private static String html(WebResponse page) {
        return new String(page.body(), StandardCharsets.UTF_8);
    }

    private static String policy(WebResponse page) {
        return page.headers().getOrDefault("Content-Security-Policy", "");
    }

    private TurnstileVerifier turnstile(String recipient) {
        return TurnstileBench.patient(TurnstileSettings.of(
                        "1x00000000000000000000AA",
                        SiteverifyStandIn.SECRET,
                        recipient,
                        List.of("example.org", "www.example.org"))
                .withEndpoint(siteverify.endpoint()));
    }

    private String solved() {
        return siteverify.issue("example.org", "contact", journey.clock.instant());
    }

    private SubmissionOutcome submit(Map<String, String> values, String answer) {
        return submit(Journey.with(values, "_proof", answer));
    }

    private SubmissionOutcome submit(Map<String, String> values) {
        return journey.submit(values);
    }

    private List<String> reasons(String token) {
        return stored(token).screeningReasons();
    }

    private Submission stored(String token) {
        return journey.store
                .submissions()
                .findByNonce(((FormTokens.Verified.Valid)
                                new FormTokens(journey.store.vault(), journey.clock).verify(token, "contact"))
                        .token()
                        .nonce())
                .orElseThrow();
    }
}
