/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.text.Messages;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProcessingRecordsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String DPF = "Commission Implementing Decision (EU) 2023/1795";

    private static ProcessingRecords records(String yaml) {
        return ProcessingRecords.of(TestRegister.load(yaml), DAY);
    }

    /** The example with one thing changed; fails when the example no longer holds it. */
    private static String changed(String from, String to) {
        assertThat(TestRegister.yaml()).contains(from);
        return TestRegister.yaml().replace(from, to);
    }

    private static JsonNode json(RecordDocument record) {
        return JsonMapper.builder().build().readTree(record.json());
    }

    /** One entry of a list, by the value of a field. */
    private static JsonNode entry(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(field).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " is not among " + list));
    }

    private static List<String> all(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path(field).asString(""))
                .toList();
    }

    private static JsonNode activity(String yaml, String id) {
        return entry(json(records(yaml).activities(Locale.ENGLISH)).path("activities"), "id", id);
    }

    private static JsonNode activity(String id) {
        return activity(TestRegister.yaml(), id);
    }

    /** The lines of a part of the Markdown, from its heading to the next. */
    private static List<String> section(String markdown, String heading) {
        List<String> lines = markdown.lines().toList();
        int from = lines.indexOf("## " + heading);
        assertThat(from).as(heading).isNotNegative();
        List<String> section = new ArrayList<>();
        for (int i = from + 1; i < lines.size() && !lines.get(i).startsWith("#"); i++) {
            section.add(lines.get(i));
        }
        return section;
    }

    @Nested
    class ProcessingActivities {

        private final RecordDocument record = records(TestRegister.yaml()).activities(Locale.ENGLISH);

        @Test // Art. 30(1)(a)
        void nameControllerAndContactDetails() {
            assertThat(section(record.markdown(), "Names and contact details"))
                    .contains("- Example Works SRL/BV", "- 1 Example Street", "- privacy@example.org")
                    .anyMatch(line -> line.startsWith("**Data protection officer:** We have not designated"));
        }

        @Test // Art. 30(1)(a)
        void nameWhoeverElseAnswersWhereThereIsSomebody() {
            String yaml = changed(
                            "  data-protection-officer:",
                            "  representative: {name: Example Agents, contact: agents@example.net}\n"
                                    + "  joint-controllers: [{name: Example Partners, contact: partners@example.net}]\n"
                                    + "  data-protection-officer:")
                    .replaceFirst(
                            "not-designated-because: >-\\s+[^\\n]+", "name: Ada Example\n    contact: dpo@example.org");

            RecordDocument told = records(yaml).activities(Locale.ENGLISH);

            assertThat(section(told.markdown(), "Names and contact details"))
                    .contains(
                            "**Representative:** Example Agents, agents@example.net",
                            "**Joint controllers:** Example Partners, partners@example.net",
                            "**Data protection officer:** Ada Example, dpo@example.org");
            assertThat(new Notices(
                                    TestRegister.load(yaml),
                                    new MemoryArchive(),
                                    SettableClock.at(TestRegister.NOW.toString()))
                            .current(Locale.ENGLISH)
                            .markdown())
                    .contains("Example Agents", "Example Partners", "dpo@example.org")
                    .as("the notice names the officer's contact only (Art. 13(1)(b))")
                    .doesNotContain("Ada Example");
        }

        @Test // Art. 30(1)(b) to (d), (f)
        void tellOfAPurposeWhoseDataItIsWhichWhoReceivesItAndUntilWhen() {
            assertThat(section(record.markdown(), "Replying to enquiries submitted via the contact form"))
                    .contains(
                            "**Legal basis:** Legitimate interest: responding to inbound business enquiries (Article 6(1)(f))",
                            "- People who submit a form",
                            "- People whom a message mentions",
                            "- Email address",
                            "- Example Works SRL/BV: own staff and systems",
                            "- AuthSMTP, operated by GetOnline Ltd (United Kingdom), as our processor",
                            "- Contact form submissions that nobody has marked as resolved – Up to 24 months after the"
                                    + " enquiry was received",
                            "**Where the processing comes from:** A purpose of the processing register");
        }

        @Test // Art. 30(1)(e)
        void identifyThirdCountriesAndDocumentTheSafeguards() {
            assertThat(section(record.markdown(), "Replying to enquiries submitted via the contact form"))
                    .contains("- United States – Cloudflare, Inc.: EU-US Data Privacy Framework, " + DPF
                            + ", valid from 10 July 2023 · Standard Contractual Clauses, Commission Implementing"
                            + " Decision (EU) 2021/914");
        }

        @Test // Art. 30(1)(g)
        void describeMeasuresOfTheNoticeOfTheControllerAndOfTheLibrary() {
            assertThat(section(record.markdown(), "Technical and organisational security measures"))
                    .anyMatch(line -> line.startsWith("**As the notice tells them:** We apply appropriate"))
                    .contains("**The controller’s own:** Only staff who answer enquiries have access to the mailbox.")
                    .anyMatch(line -> line.contains("AES-256-GCM"))
                    .anyMatch(line -> line.contains("TLS 1.2"));
        }

        @Test // R2.9: who gets mail to answer it gets no technical data, although both know when it was received
        void tellARecipientOfWhatItReceivesOnly() {
            assertThat(all(activity("operate").path("recipients"), "recipient"))
                    .containsExactly("controller", "cloudflare");
            assertThat(all(activity("operate").path("timeLimits"), "rule")).doesNotContain("mailbox", "quarantine");
        }

        @Test
        void coverWhatTheLibraryAndItsOperationAdd() {
            assertThat(all(json(record).path("activities"), "id"))
                    .containsExactly(
                            "reply",
                            "operate",
                            "protect",
                            "contract",
                            "legal-obligation",
                            "legal-claims",
                            "contact-form.ledger",
                            "contact-form.quarantine",
                            "contact-form.rate-limit",
                            "contact-form.requests",
                            "contact-form.backups");
            JsonNode quarantine = activity("contact-form.quarantine");
            assertThat(quarantine.path("origin").asString()).isEqualTo("library");
            assertThat(all(quarantine.path("data"), "item")).contains("message", "client-address");
            assertThat(all(quarantine.path("timeLimits"), "rule")).containsExactly("quarantine");
            assertThat(all(activity("contact-form.backups").path("timeLimits"), "rule"))
                    .containsExactly("backups");
        }

        @Test
        void tellNothingOfWhatDoesNotHappen() {
            String yaml = TestRegister.yaml()
                    .replaceAll("(?s)forms:\n.*?\n\n", "forms: []\n\n")
                    .replaceAll("(?s)  - id: backups .*?\n(?=  - id)", "")
                    .replaceAll("granted: .*", "granted: []");
            assertThat(all(json(records(yaml).activities(Locale.ENGLISH)).path("activities"), "origin"))
                    .isNotEmpty()
                    .containsOnly("register");
        }

        @Test
        void sayWhereTheRegisterIsSilent() {
            assertThat(all(activity("contact-form.ledger").path("timeLimits"), "text"))
                    .containsExactly("Not stated in the register");
            assertThat(all(activity("contact-form.backups").path("recipients"), "text"))
                    .containsExactly("Not stated in the register");
        }

        @Test
        void tellWhatTheRegisterDeclaresOfThem() {
            String yaml = changed("  mailbox: controller ", "  backups: authsmtp\n  mailbox: controller ")
                    .replace(
                            "  - id: edge-logs",
                            "  - {id: ledger, category: message, only-for: ledger, data: Notes on enquiries, period: P3Y,"
                                    + " starts-at: recorded, criterion: \"{period} after each note\"}\n"
                                    + "  - id: edge-logs");
            assertThat(all(activity(yaml, "contact-form.ledger").path("timeLimits"), "text"))
                    .containsExactly("Notes on enquiries – 3 years after each note");
            assertThat(activity(yaml, "contact-form.ledger")
                            .path("timeLimits")
                            .path(0)
                            .path("period")
                            .asString())
                    .isEqualTo("P3Y");
            assertThat(all(activity(yaml, "contact-form.backups").path("transfers"), "country"))
                    .containsExactly("GB");
        }

        @Test // G7
        void labelARightThatIsPromisedBeyondTheLaw() {
            JsonNode portability = entry(activity("reply").path("rights"), "right", "portability");
            assertThat(portability.path("standing").asString()).isEqualTo("promised-beyond-law");
            assertThat(portability.path("text").asString())
                    .isEqualTo("Data portability, promised beyond the law (Article 20 does not give it here)");
            assertThat(entry(activity("contract").path("rights"), "right", "portability")
                            .path("standing")
                            .asString())
                    .isEqualTo("applies");
            assertThat(all(activity("contract").path("rights"), "right")).doesNotContain("objection");
        }

        @Test
        void followThePeriodsOfTheFormsThatServeThePurpose() {
            String yaml = changed(
                            "  - id: contact\n",
                            "  - {id: quote, name: Quotes, purpose: contract, items: [phone]}\n"
                                    + "  - id: contact\n    name: Contact\n")
                    .replace("    period: P12M\n    starts-at: resolved\n", "    forms: [quote]\n$0")
                    .replace("$0", "    period: P12M\n    starts-at: resolved\n");

            assertThat(all(activity(yaml, "contract").path("timeLimits"), "rule"))
                    .contains("submissions");
            assertThat(all(activity(yaml, "legal-claims").path("timeLimits"), "rule"))
                    .as("it uses no phone number")
                    .containsExactly("unresolved");
        }

        @Test
        void areOneRecordOfTheTableEach() {
            List<String> lines = record.csv().lines().toList();
            assertThat(lines)
                    .hasSize(1 + json(record).path("activities").size())
                    .allMatch(line ->
                            line.split("\",\"", -1).length == lines.get(0).split("\",\"", -1).length);
            assertThat(lines.get(0)).startsWith("\"Controller\",").contains("\"Time limits for erasure\"");
            assertThat(lines.subList(1, lines.size()))
                    .as("each is complete by itself")
                    .allMatch(line -> line.startsWith("\"Example Works SRL/BV; 1 Example Street; "))
                    .allMatch(line -> line.contains("AES-256-GCM"))
                    .allMatch(line -> line.contains("as it stands on 23 November 2026"));
        }

        @Test
        void runNothingInASpreadsheetAndMarkNothingUp() {
            String yaml =
                    changed("description: Operating and securing", "description: =HYPERLINK(\"x\") | <b>*Operating*");

            RecordDocument told = records(yaml).activities(Locale.ENGLISH);

            assertThat(told.csv()).contains(",\"'=HYPERLINK(\"\"x\"\")").doesNotContain(",\"=");
            assertThat(told.markdown()).contains("## \\=HYPERLINK(\"x\") \\| \\<b\\>\\*Operating\\*");
        }
    }

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

    @Nested
    class FromOneRegister {

        private PublishedNotice notice(String yaml) {
            return new Notices(
                            TestRegister.load(yaml), new MemoryArchive(), SettableClock.at(TestRegister.NOW.toString()))
                    .current(Locale.ENGLISH);
        }

        @Test
        void oneWordChangesNoticeHashAndRecordTogether() {
            String yaml = changed("away from the form", "away from the website");

            assertThat(notice(TestRegister.yaml()).markdown()).contains("keeping automated abuse away from the form");
            assertThat(notice(yaml).markdown()).contains("keeping automated abuse away from the website");
            assertThat(notice(yaml).ref().hash())
                    .isNotEqualTo(notice(TestRegister.yaml()).ref().hash());
            for (RecordDocument before : all(records(TestRegister.yaml()))) {
                assertThat(before.markdown() + before.json() + before.csv()).doesNotContain("away from the website");
            }
            ProcessingRecords after = records(yaml);
            for (RecordDocument record : List.of(after.activities(Locale.ENGLISH), after.assessments(Locale.ENGLISH))) {
                for (String rendering : List.of(record.markdown(), record.json(), record.csv())) {
                    assertThat(rendering)
                            .contains("keeping automated abuse away from the website")
                            .doesNotContain("away from the form");
                }
            }
        }

        @Test
        void theSameDayYieldsTheSameRecord() {
            assertThat(all(records(TestRegister.yaml()))).isEqualTo(all(records(TestRegister.yaml())));
        }

        @Test
        void whoeverAsksForAnotherLanguageGetsTheFirst() {
            assertThat(records(TestRegister.yaml()).activities(Locale.ITALIAN).language())
                    .isEqualTo("en");
        }

        @Test
        void theRecordsOwnWordsRepeatNoneOfTheNotice() {
            Messages notice = Messages.of("notice", Locale.ENGLISH);
            Messages ours = Messages.of("record", Locale.ENGLISH);
            List<String> sentences = notice.keys().stream()
                    .map(key -> notice.find(key, "", "", "").orElse(""))
                    .filter(text -> text.endsWith("."))
                    .toList();
            assertThat(ours.keys().stream()
                            .map(key -> ours.find(key, "", "", "").orElse("")))
                    .noneMatch(sentences::contains);
        }

        private List<RecordDocument> all(ProcessingRecords records) {
            return List.of(
                    records.activities(Locale.ENGLISH),
                    records.recipients(Locale.ENGLISH),
                    records.transfers(Locale.ENGLISH),
                    records.assessments(Locale.ENGLISH));
        }
    }
}
