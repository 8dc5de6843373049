/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.Journey.enquiry;
import static be.imageplus.contactform.Journey.visitor;
import static be.imageplus.contactform.Journey.with;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FieldError;
import be.imageplus.contactform.form.FormTokens;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.reception.SubmissionOutcome.Invalid;
import be.imageplus.contactform.reception.SubmissionOutcome.Quarantined;
import be.imageplus.contactform.reception.SubmissionOutcome.Reason;
import be.imageplus.contactform.reception.SubmissionOutcome.Received;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.screening.Verdict;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.TechnicalData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceivingTest {

    @TempDir
    Path directory;

    private Journey journey;

    @BeforeEach
    void open() {
        journey = Journey.in(directory);
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void anEnquiryIsStoredUnderTheNoticeThatWasShown() { // R6.18
        Map<String, String> values = journey.enquiry();

        SubmissionOutcome outcome = journey.submit(values);

        assertThat(outcome).isInstanceOf(Accepted.class);
        Submission stored = onlyOne();
        assertThat(stored.reference()).isEqualTo(((Accepted) outcome).receipt().reference());
        assertThat(stored.notice())
                .isEqualTo(journey.forms.page("contact", visitor()).notice());
        assertThat(stored.purpose()).isEqualTo("reply");
        assertThat(stored.values()).containsEntry("message", "Could you build a website for us?");
        assertThat(stored.receivedAt()).isEqualTo(journey.clock.instant());
        assertThat(journey.forms.noticeShown(stored.id()))
                .contains(journey.forms.notices().current(Locale.ENGLISH));
    }

    @Test
    void theReceiptAndTheMailThatIsOwedAreOfOneTransaction() {
        journey.submit(journey.enquiry());

        assertThat(pending()).isEqualTo(1);
        assertThat(journey.store.ledger().about(onlyOne().id())).hasSize(1);
    }

    @Nested
    class TechnicalDataIsKept {

        @Test
        void asTheRegisterDeclares() { // R2.5, R2.6
            journey.submit(journey.enquiry());

            assertThat(onlyOne().technical())
                    .contains(new TechnicalData(Optional.of("192.0.2.7"), Optional.of("Firefox")));
        }

        @Test
        void truncatedWhereTheRegisterSaysSo() { // R2.5
            String yaml = TestRegister.yaml().replace("precision: full", "precision: truncated");
            try (Journey other = Journey.on(directory.resolve("truncated"), TestRegister.load(yaml))) {
                other.submit(other.enquiry());
                other.submit(other.enquiry(), visitor(Optional.empty(), "2001:db8:1:2::3"));

                assertThat(other.store.submissions().findByEmail("ada@example.org"))
                        .extracting(submission -> submission
                                .technical()
                                .orElseThrow()
                                .clientAddress()
                                .orElseThrow())
                        .containsExactlyInAnyOrder("192.0.2.0/24", "2001:db8:1:0:0:0:0:0/48");
            }
        }
    }

    @Nested
    class ThePageComesBackTwice {

        @Test
        void aDoubleClickGetsTheFirstReceipt() {
            Map<String, String> values = journey.enquiry();
            SubmissionOutcome first = journey.submit(values);
            journey.clock.advance(Duration.ofSeconds(1));

            SubmissionOutcome second = journey.submit(values);

            assertThat(second).isEqualTo(first);
            assertThat(pending()).isEqualTo(1);
        }

        @Test
        void aSharedPageKeepsTheSecondPersonsInput() {
            String shared = journey.token();
            journey.submit(enquiry(shared));

            SubmissionOutcome second = journey.submit(with(enquiry(shared), "email", "grace@example.org"));

            assertThat(second).isInstanceOf(Refused.class);
            assertThat(((Refused) second).reason()).isEqualTo(Reason.TOKEN_USED);
            assertThat(((Refused) second).firstIssuedAt()).isPresent();
            assertThat(journey.store.submissions().findByEmail("grace@example.org"))
                    .isEmpty();
        }

        @Test
        void twentyClicksAtOnceAreOneEnquiry() throws Exception {
            Map<String, String> values = journey.enquiry();
            List<Callable<SubmissionOutcome>> clicks = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clicks.add(() -> journey.submit(values));
            }
            ExecutorService browsers = Executors.newFixedThreadPool(8);
            try {
                Set<Reference> references = new HashSet<>();
                for (Future<SubmissionOutcome> click : browsers.invokeAll(clicks)) {
                    references.add(((Received) click.get()).receipt().reference());
                }
                assertThat(references).hasSize(1);
                assertThat(pending()).isEqualTo(1);
            } finally {
                browsers.shutdownNow();
            }
        }

        @Test
        void evenAfterTheLimitIsReached() {
            Map<String, String> values = journey.enquiry();
            SubmissionOutcome first = journey.submit(values);
            for (int i = 0; i < 12; i++) {
                journey.submit(journey.enquiry());
            }

            assertThat(journey.submit(values)).isEqualTo(first);
        }
    }

    @Nested
    class Refuses {

        @Test
        void aTokenThatIsTwoWeeksOld() {
            Map<String, String> values = journey.enquiry();
            journey.clock.advance(Duration.ofDays(14).plusSeconds(1));

            assertRefused(journey.submit(values), Reason.TOKEN_EXPIRED);
        }

        @Test
        void aTokenThatWasChanged() {
            String token = journey.token();
            String changed = (token.charAt(0) == 'A' ? "B" : "A") + token.substring(1);

            assertRefused(journey.submit(enquiry(changed)), Reason.TOKEN_INVALID);
        }

        @Test
        void aPageThatShowedANoticeNobodyPublished() { // R6.18
            NoticeRef unknown = new NoticeRef("2099-01", "en", "ab".repeat(32));
            String token = new FormTokens(journey.store.vault(), journey.clock)
                    .issue("contact", Journey.ORIGIN, unknown)
                    .text();

            assertRefused(journey.submit(enquiry(token)), Reason.TOKEN_INVALID);
        }

        @Test
        void aMissingToken() {
            assertRefused(journey.submit(enquiry("")), Reason.TOKEN_INVALID);
        }

        @Test
        void aPageOfAnotherOrigin() { // R1.2
            SubmissionOutcome outcome =
                    journey.submit(journey.enquiry(), visitor(Optional.of("https://evil.example"), "192.0.2.7"));

            assertRefused(outcome, Reason.ORIGIN_REFUSED);
        }

        @Test
        void anUndeclaredFieldWithoutNamingIt() { // R2.1
            SubmissionOutcome outcome = journey.submit(with(journey.enquiry(), "birthday", "1990-01-01"));

            assertThat(outcome).isInstanceOf(Invalid.class);
            assertThat(((Invalid) outcome).errors())
                    .extracting(FieldError::code)
                    .containsExactly("undeclared-field");
            assertThat(outcome.toString()).doesNotContain("birthday", "1990");
            assertNothingIsStored();
        }

        @Test
        void theEleventhEnquiryOfOneClientInTenMinutes() {
            for (int i = 0; i < 10; i++) {
                assertThat(journey.submit(journey.enquiry())).isInstanceOf(Accepted.class);
            }

            Refused eleventh = (Refused) journey.submit(journey.enquiry());

            assertThat(eleventh.reason()).isEqualTo(Reason.RATE_LIMITED);
            assertThat(eleventh.retryAfter()).isPresent();
            assertThat(eleventh.message()).contains("privacy@example.org"); // R3.6: another way is told
            journey.clock.advance(eleventh.retryAfter().orElseThrow());
            assertThat(journey.submit(journey.enquiry())).isInstanceOf(Accepted.class);
        }

        private void assertRefused(SubmissionOutcome outcome, Reason reason) {
            assertThat(outcome).isInstanceOf(Refused.class);
            assertThat(((Refused) outcome).reason()).isEqualTo(reason);
            assertNothingIsStored();
        }
    }

    @Test
    void aRotationOfTheKeysDisturbsNeitherAnOpenPageNorADoubleClick() {
        Map<String, String> open = journey.enquiry();
        Map<String, String> clicked = journey.enquiry();
        SubmissionOutcome first = journey.submit(clicked);
        journey.close();

        journey = journey.reopenedWithRotatedKeys();

        assertThat(journey.submit(clicked)).isEqualTo(first);
        assertThat(journey.submit(open)).isInstanceOf(Accepted.class);
        assertThat(journey.store.submissions().findByEmail("ada@example.org")).hasSize(2);
    }

    @Test
    void anOriginHeaderOfTheSamePagePasses() {
        assertThat(journey.submit(journey.enquiry(), visitor(Optional.of(Journey.ORIGIN), "192.0.2.7")))
                .isInstanceOf(Accepted.class);
    }

    @Test
    void aSuspiciousEnquiryIsKeptAndItsSenderIsToldTheSame() { // R3.6
        try (Journey strict = Journey.in(
                directory.resolve("strict"),
                builder -> builder.screening(enquiry -> new Verdict.Quarantine(List.of("looks-odd"))))) {
            SubmissionOutcome outcome = strict.submit(strict.enquiry());

            assertThat(outcome).isInstanceOf(Quarantined.class);
            Submission held =
                    strict.store.submissions().findByEmail("ada@example.org").get(0);
            assertThat(held.state()).isEqualTo(Submission.State.QUARANTINED);
            assertThat(held.screeningReasons()).containsExactly("looks-odd");
            assertThat(strict.store.outbox().backlog().counts()).isEmpty();
        }
    }

    @Test
    void aPageOfARegisterThatHasMovedOnIsStillAccepted() { // R6.18
        Map<String, String> values = journey.enquiry();
        String newer = TestRegister.yaml().replace("version: \"2026-11\"", "version: \"2026-12\"");

        assertThat(newer).isNotEqualTo(TestRegister.yaml());
        ContactForms next = ContactForms.builder(TestRegister.load(newer))
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .store(journey.store)
                .mail(
                        journey.transport,
                        mail -> mail.from("website@example.org").to("office@example.org"))
                .clock(journey.clock)
                .build();
        SubmissionOutcome outcome = next.submit("contact", FormValues.of(values), visitor());

        assertThat(outcome).isInstanceOf(Accepted.class);
        assertThat(onlyOne().notice().version()).isEqualTo("2026-11");
    }

    private Submission onlyOne() {
        List<Submission> found = journey.store.submissions().findByEmail("ada@example.org");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private long pending() {
        return journey.store.outbox().backlog().counts().getOrDefault(OutboxItem.State.PENDING, 0L);
    }

    private void assertNothingIsStored() {
        assertThat(journey.store.submissions().findByEmail("ada@example.org")).isEmpty();
        assertThat(journey.store.outbox().backlog().counts()).isEmpty();
    }
}
