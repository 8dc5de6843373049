/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static be.imageplus.contactform.notice.RecordSamples.DAY;
import static be.imageplus.contactform.notice.RecordSamples.all;
import static be.imageplus.contactform.notice.RecordSamples.changed;
import static be.imageplus.contactform.notice.RecordSamples.entry;
import static be.imageplus.contactform.notice.RecordSamples.json;
import static be.imageplus.contactform.notice.RecordSamples.records;
import static be.imageplus.contactform.notice.RecordSamples.section;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The registers of recipients and of transfers, and the assessments. */
class RecordRegistersTest {

    private static final String DPF = "Commission Implementing Decision (EU) 2023/1795";

    @Nested
    class Recipients {

        @Test // R4.1
        void areToldWithAllThatIsDeclaredOfThem() {
            RecordDocument record = records(changed(
                            "own-retention: delivery logs",
                            "keeps-content-for: P30D\n    own-retention: delivery logs"))
                    .recipients(Locale.ENGLISH);

            assertThat(section(record.markdown(), "AuthSMTP"))
                    .contains(
                            "**Legal entity:** GetOnline Ltd",
                            "**Receives data:** as our processor",
                            "- Transactional email delivery for contact form submissions",
                            "- Carries mail to staff",
                            "**Country:** United Kingdom",
                            "**Categories of personal data:** What you write to us",
                            "**Processing agreement (Article 28):** AuthSMTP data processing terms",
                            "**Last verified:** 2 November 2026",
                            "- delivery logs for over six years",
                            "- Content for 30 days",
                            "**Named in the notice:** Yes");
            assertThat(section(record.markdown(), "Example Works"))
                    .contains("- Runs the application", "- Keeps the database", "- Hosts the mailbox of staff");
        }

        @Test // Art. 28(3)
        void withoutAnAgreementAreToldAsSuch() {
            RecordDocument record = records(changed("    agreement: AuthSMTP data processing terms\n", ""))
                    .recipients(Locale.ENGLISH);
            assertThat(section(record.markdown(), "AuthSMTP"))
                    .contains("**Processing agreement (Article 28):** Not stated in the register");
        }
    }

    @Nested
    class Transfers {

        private JsonNode mechanisms(ProcessingRecords records, String recipient) {
            return entry(json(records.transfers(Locale.ENGLISH)).path("transfers"), "recipient", recipient)
                    .path("mechanisms");
        }

        @Test
        void restOnTheFirstMechanismThatStands() {
            assertThat(all(mechanisms(records(TestRegister.yaml()), "cloudflare"), "state"))
                    .containsExactly("carries", "in-reserve");
        }

        @Test // R4.5
        void showWhatOperatorsSaidOfAMechanism() {
            List<Invalidation> said = List.of(new Invalidation(
                    DPF,
                    LocalDate.of(2026, 11, 20),
                    Invalidation.Reason.COURT_RULING,
                    Instant.parse("2026-11-20T08:00:00Z")));
            ProcessingRecords records = ProcessingRecords.of(TestRegister.example(), DAY, said);

            assertThat(all(mechanisms(records, "cloudflare"), "state")).containsExactly("invalidated", "carries");
            assertThat(section(
                            records.transfers(Locale.ENGLISH).markdown(),
                            "United States – Cloudflare, Inc.: EU-US Data Privacy Framework"))
                    .contains(
                            "**Declared void from:** 20 November 2026",
                            "**Reason:** a court declared it invalid",
                            "**On 23 November 2026:** declared void");
            assertThat(records.activities(Locale.ENGLISH).markdown())
                    .contains("; declared void from 20 November 2026 on: a court declared it invalid · Standard");
            assertThat(all(
                            mechanisms(
                                    ProcessingRecords.of(TestRegister.example(), LocalDate.of(2026, 11, 19), said),
                                    "cloudflare"),
                            "state"))
                    .as("the day before, it stands")
                    .containsExactly("carries", "in-reserve");
        }

        @Test // R4.4
        void endWithTheLastDay() {
            ProcessingRegister register = TestRegister.example();
            assertThat(all(mechanisms(ProcessingRecords.of(register, LocalDate.of(2031, 12, 27)), "authsmtp"), "state"))
                    .containsExactly("carries");
            ProcessingRecords after = ProcessingRecords.of(register, LocalDate.of(2031, 12, 28));
            assertThat(all(mechanisms(after, "authsmtp"), "state")).containsExactly("ended");
            assertThat(after.activities(Locale.ENGLISH).markdown())
                    .contains("until 27 December 2031 (no longer valid)");
        }

        @Test // C-311/18
        void doNotRestOnClausesWithoutAnAssessment() {
            String yaml = TestRegister.yaml()
                    .replaceAll("(?s)        assessment:                #.*?reviewed: 2026-11-02\n", "")
                    .replace("valid-from: 2023-07-10", "valid-from: 2027-01-01");
            assertThat(all(mechanisms(records(yaml), "cloudflare"), "state"))
                    .containsExactly("not-begun", "not-assessed");
            assertThat(entry(json(records(yaml).transfers(Locale.ENGLISH)).path("transfers"), "recipient", "cloudflare")
                            .path("lawful")
                            .asBoolean(true))
                    .isFalse();
        }

        @Test
        void areNoneWithinTheEea() {
            RecordDocument record = records(TestRegister.yaml()
                            .replace("country: US", "country: IE")
                            .replace("country: GB", "country: NL"))
                    .transfers(Locale.ENGLISH);
            assertThat(record.markdown()).endsWith("\nNone\n");
            assertThat(record.csv().lines()).hasSize(1);
        }
    }

    @Nested
    class Assessments {

        @Test // R3.2
        void areThereForReview() {
            assertThat(section(
                            records(TestRegister.yaml())
                                    .assessments(Locale.ENGLISH)
                                    .markdown(),
                            "Protecting the website against bots and abuse"))
                    .contains(
                            "**Legitimate interest:** keeping automated abuse away from the form",
                            "**Necessity:** Without a limit per network, a single program can fill the mailbox.",
                            "**Answers for it:** managing director",
                            "**Reviewed on:** 2 November 2026",
                            "**Due for review by:** 2 November 2028",
                            "**On 23 November 2026:** assessed");
        }

        @Test
        void areOverdueTheDayAfter() {
            ProcessingRegister register = TestRegister.example();
            assertThat(states(ProcessingRecords.of(register, LocalDate.of(2028, 11, 2))))
                    .containsOnly("assessed");
            assertThat(states(ProcessingRecords.of(register, LocalDate.of(2028, 11, 3))))
                    .containsOnly("overdue");
        }

        @Test
        void areMissedWhereThereIsNone() {
            String yaml = TestRegister.yaml().replaceFirst("(?s)    assessment:\n.*?owner: managing director\n", "");
            assertThat(states(records(yaml))).containsExactly("missing", "assessed", "assessed", "assessed");
        }

        private List<String> states(ProcessingRecords records) {
            return all(json(records.assessments(Locale.ENGLISH)).path("assessments"), "state");
        }
    }
}
