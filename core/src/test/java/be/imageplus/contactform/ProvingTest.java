/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.ChallengeSolver;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.reception.SubmissionOutcome.Quarantined;
import be.imageplus.contactform.reception.SubmissionOutcome.Reason;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.screening.ProofCost;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.screening.Verdict;
import be.imageplus.contactform.submission.Submission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A proof of work on its way through a whole site. */
class ProvingTest { // R3.6

    private static final ProofCost CHEAP = new ProofCost(100, 8);
    private static final UnaryOperator<ContactFormsBuilder> PROVING =
            builder -> builder.screening(ScreeningRules.defaults()).proofOfWork(CHEAP);
    private static final Duration TO_WRITE = Duration.ofSeconds(4);

    @TempDir
    Path directory;

    @Test
    void takesAnEnquiryWithAProof() {
        try (Journey site = site()) {
            assertThat(site.submit(proven(site))).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void takesOneWithoutOnceTheLongerTimeWasServedAndHoldsItBefore() {
        try (Journey site = site()) {
            Map<String, String> late = site.enquiry();
            Map<String, String> early = Journey.with(site.enquiry(), "email", "grace@example.org");
            site.clock.advance(TO_WRITE);

            assertThat(site.submit(early)).isInstanceOf(Quarantined.class);
            assertThat(site.store.submissions().findByEmail("grace@example.org"))
                    .singleElement()
                    .extracting(Submission::screeningReasons)
                    .isEqualTo(List.of("proof-missing"));

            site.clock.advance(Duration.ofSeconds(10));
            assertThat(site.submit(late)).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void holdsOneWithoutWhenAnythingElseSpeaksAgainstIt() {
        try (Journey site = Journey.in(
                directory, builder -> PROVING.apply(builder).screening(enquiry -> Verdict.Suspect.of("odd", 1)))) {
            Map<String, String> without = site.enquiry();
            Map<String, String> with = proven(site);
            site.clock.advance(Duration.ofMinutes(1));

            assertThat(site.submit(without)).isInstanceOf(Quarantined.class);
            assertThat(site.submit(Journey.with(with, "message", "Another one.")))
                    .isInstanceOf(Accepted.class);
        }
    }

    @Test
    void refusesAWrongOneTellsItsSenderAnotherWayAndAsksAnew() {
        try (Journey site = site()) {
            Map<String, String> wrong =
                    Journey.with(proven(site), "_proof", proven(site).get("_proof"));

            Refused refused = (Refused) site.submit(wrong);

            assertThat(refused.reason()).isEqualTo(Reason.PROOF_INVALID);
            assertThat(refused.message())
                    .contains(site.forms.register().controller().otherWay());
            FormPage again = site.forms.pageAgain("contact", FormValues.of(wrong), Journey.visitor(), refused);
            assertThat(again.token()).isNotEqualTo(wrong.get("_token"));
            assertThat(again.fields()).anyMatch(field -> field.value().equals(wrong.get("message")));
            Map<String, String> mended = Journey.with(
                    Journey.with(wrong, "_token", again.token()),
                    "_proof",
                    ChallengeSolver.solve(again.challenge().orElseThrow().json()));
            assertThat(site.submit(mended)).isInstanceOf(Accepted.class);
        }
    }

    /** The token's nonce is unique in the store, and a proof is good for no other token. */
    @Test
    void takesAProofOnceHoweverManyNodesThereAre() {
        try (Journey one = site()) {
            Map<String, String> sent = proven(one);
            try (Journey another = one.besides(PROVING)) {
                SubmissionOutcome first = one.submit(sent);
                SubmissionOutcome same = another.submit(sent);
                SubmissionOutcome second = another.submit(Journey.with(sent, "message", "Buy our pills."));
                SubmissionOutcome elsewhere = another.submit(Journey.with(sent, "_token", another.token()));

                assertThat(first).isInstanceOf(Accepted.class);
                assertThat(same).isEqualTo(first); // a replay, and nothing was stored
                assertThat(((Refused) second).reason()).isEqualTo(Reason.TOKEN_USED);
                assertThat(((Refused) elsewhere).reason()).isEqualTo(Reason.PROOF_INVALID);
            }
        }
    }

    @Test
    void asksForNothingWhenItIsSwitchedOff() {
        try (Journey site = Journey.in(
                directory,
                builder -> builder.screening(ScreeningRules.defaults()).proofOfWork(false))) {
            Map<String, String> sent = Journey.with(site.enquiry(), "_proof", "anything");
            site.clock.advance(TO_WRITE);

            assertThat(site.forms.page("contact", Journey.visitor()).challenge())
                    .isEmpty();
            assertThat(site.submit(sent)).isInstanceOf(Accepted.class);
        }
    }

    private Journey site() {
        return Journey.in(directory, PROVING);
    }

    /** An enquiry whose browser did the work while its visitor wrote. */
    private static Map<String, String> proven(Journey site) {
        FormPage page = site.forms.page("contact", Journey.visitor());
        site.clock.advance(TO_WRITE);
        return Journey.with(
                Journey.enquiry(page.token()),
                "_proof",
                ChallengeSolver.solve(page.challenge().orElseThrow().json()));
    }
}
