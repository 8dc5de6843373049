/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static be.imageplus.contactform.notice.RecordSamples.all;
import static be.imageplus.contactform.notice.RecordSamples.changed;
import static be.imageplus.contactform.notice.RecordSamples.entry;
import static be.imageplus.contactform.notice.RecordSamples.json;
import static be.imageplus.contactform.notice.RecordSamples.records;
import static be.imageplus.contactform.notice.RecordSamples.section;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.text.Messages;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProcessingRecordsTest {

    private static JsonNode activity(String yaml, String id) {
        return entry(json(records(yaml).activities(Locale.ENGLISH)).path("activities"), "id", id);
    }

    private static JsonNode activity(String id) {
        return activity(TestRegister.yaml(), id);
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
                    .contains("- United States – Cloudflare, Inc.: EU-US Data Privacy Framework,"
                            + " Commission Implementing Decision (EU) 2023/1795"
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

        @Test // nodes that share a database count in it, by network and by e-mail address
        void tellOfLimitsWhatIsKeptOfWhomAndWhere() {
            JsonNode limits = activity("contact-form.rate-limit");
            assertThat(all(limits.path("data"), "text"))
                    .singleElement()
                    .asString()
                    .contains("network", "email", "text");
            assertThat(all(limits.path("timeLimits"), "text"))
                    .singleElement()
                    .asString()
                    .contains("a day at most", "database");
            assertThat(all(limits.path("recipients"), "recipient"))
                    .isEqualTo(all(activity("contact-form.ledger").path("recipients"), "recipient"));
        }

        @Test
        void tellNothingOfWhatDoesNotHappen() {
            String yaml = TestRegister.yaml()
                    .replaceAll("(?s)forms:\n.*?\n\n", "forms: []\n\n")
                    .replaceAll("(?s)  - id: backups\\b.*?\n(?=  - id)", "")
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
            String yaml = changed("  mailbox: controller", "  backups: authsmtp\n  mailbox: controller")
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
            for (RecordDocument before : allOf(records(TestRegister.yaml()))) {
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
            assertThat(allOf(records(TestRegister.yaml()))).isEqualTo(allOf(records(TestRegister.yaml())));
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

        private List<RecordDocument> allOf(ProcessingRecords records) {
            return List.of(
                    records.activities(Locale.ENGLISH),
                    records.recipients(Locale.ENGLISH),
                    records.transfers(Locale.ENGLISH),
                    records.assessments(Locale.ENGLISH));
        }
    }
}
