/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.TwoForms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.Options;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.web.WebResponse;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several forms in one register, each with its own purpose, fields, mailboxes and period. */
class MoreFormsTest {

    private static final String[] COMPLETE = {
        "name=Ada Example",
        "email=ada@example.org",
        "project=new-website",
        "country=be",
        "days=friday",
        "days=monday",
        "extras=photos",
        "urgent=true",
        "business=true"
    };

    @TempDir
    Path directory;

    @Test
    void checkTheRegisterWithoutFindings() {
        assertThat(TestRegister.load(TwoForms.yaml()).check(TestRegister.NOW)).isEmpty();
    }

    @Nested
    class OnTheWeb {

        @Test
        void eachHasItsOwnAddressAndHeading() {
            try (TwoForms site = new TwoForms(directory)) {
                assertThat(text(site.get("/contact", "lang=en")))
                        .contains("<h1>Write to us</h1>", "name=\"message\"")
                        .doesNotContain("name=\"project\"");
                assertThat(text(site.get("/quote", "lang=en")))
                        .contains("<h1>Ask for an offer</h1>", "name=\"project\"", "action=\"/quote\"")
                        .doesNotContain("name=\"message\"");
                assertThat(text(site.get("/api/quote", "lang=en"))).contains("\"form\":\"quote\"");
            }
        }

        @Test // R2.18
        void noneTakesATokenOfAnother() {
            try (TwoForms site = new TwoForms(directory)) {
                String body = "{\"token\":\"" + site.token("contact", "en") + "\",\"fields\":{}}";

                assertThat(text(site.post("/api/quote", "application/json", body)))
                        .contains("token-invalid");
            }
        }

        @Test
        void besideEachStandsItsOwnPurposeAndPeriod() { // Art. 13(1)(c), 13(2)(a)
            try (TwoForms site = new TwoForms(directory)) {
                assertThat(text(site.get("/contact", "lang=en")))
                        .contains("Replying to enquiries", "Up to 12 months after the enquiry is resolved")
                        .doesNotContain("24 months");
                assertThat(text(site.get("/quote", "lang=en")))
                        .contains("Preparing an offer", "Up to 24 months after our offer")
                        .doesNotContain("12 months");
            }
        }

        @Test
        void theNoticeSaysWhichFormAsksForWhatAndHowLongEachIsKept() { // Art. 13(2)(a)
            try (TwoForms site = new TwoForms(directory)) {
                assertThat(text(site.get("/privacy.md", "lang=en")))
                        .contains("When you submit one of our forms:")
                        .contains("- Name\n", "- Country (form: Ask for an offer)\n")
                        .contains("Write to us: Up to 12 months", "Ask for an offer: Up to 24 months")
                        .contains(
                                "| Requests for an offer (form: Ask for an offer) | Up to 24 months after our offer |");
            }
        }
    }

    @Nested
    class AChoice {

        @Test
        void isKeptByItsOptionsInTheirOrderAndToldToItsOwnMailboxInWords() {
            try (TwoForms site = new TwoForms(directory)) {
                site.forms().start();
                WebResponse answer = site.send("quote", "it", COMPLETE);

                assertThat(answer.status()).isEqualTo(303);
                assertThat(stored(site).values())
                        .containsEntry("project", "new-website")
                        .containsEntry("days", "monday,friday")
                        .containsEntry("urgent", "true")
                        .doesNotContainKey("budget");
                OutgoingMail mail = site.transport().awaitMails(1).get(0);
                assertThat(mail.to()).containsExactly("sales@mailbox.example");
                assertThat(mail.text()) // in the language of staff, whatever the sender's
                        .contains("Form: Ask for an offer")
                        .contains("What is it about?:\n", "A new website", "Monday, Friday", "Photographs", "Belgium")
                        .contains("It is urgent:\n", "Yes")
                        .doesNotContain("new-website", "monday", "true");
                assertThat(mail.html()).contains("Ask for an offer", "Monday, Friday");
            }
        }

        @Test
        void isDisclosedToWhoeverHostsThatMailbox() { // R4.7
            try (TwoForms site = new TwoForms(directory)) {
                site.forms().start();
                site.send("quote", "en", COMPLETE);
                site.send("contact", "en", "name=Bob Example", "email=bob@example.org", "message=Hello");
                site.transport().awaitMails(2);

                await().untilAsserted(() -> {
                    assertThat(recipients(site, "ada@example.org")).contains("workspace");
                    assertThat(recipients(site, "bob@example.org")).containsOnly("controller");
                });
            }
        }

        @Test
        void thatWasNotOfferedIsRefusedAndNeverShown() { // R2.1
            try (TwoForms site = new TwoForms(directory)) {
                List<String> fields = new ArrayList<>(List.of(COMPLETE));
                fields.set(2, "project=fax-service"); // in the register, offered no more
                fields.set(4, "days=canary<b>");
                fields.set(6, "extras=canary-extra");
                fields.set(7, "urgent=canary-box");
                fields.set(3, "country=canary-country");
                WebResponse answer = site.send("quote", "en", fields.toArray(String[]::new));

                assertThat(answer.status()).isEqualTo(422);
                assertThat(text(answer))
                        .contains("Choose from what is offered here.")
                        .contains("href=\"#cf-project\"", "href=\"#cf-days\"", "href=\"#cf-country\"")
                        .contains("href=\"#cf-extras\"", "href=\"#cf-urgent\"")
                        .doesNotContain("canary", "fax-service");
                assertThat(site.store().submissions().findByEmail("ada@example.org"))
                        .isEmpty();
            }
        }

        @Test
        void isStillMadeAfterAnError() {
            try (TwoForms site = new TwoForms(directory)) {
                List<String> fields = new ArrayList<>(List.of(COMPLETE));
                fields.set(0, "name=");
                fields.add("budget=more");
                String page = text(site.send("quote", "en", fields.toArray(String[]::new)));

                assertThat(chosen(page))
                        .containsExactly(
                                "project=new-website",
                                "budget=more",
                                "days=monday",
                                "days=friday",
                                "extras=photos",
                                "urgent=true",
                                "business=true");
                assertThat(page).contains("<option value=\"be\" selected>Belgium</option>");
            }
        }

        @Test
        void isAskedForInItsOwnWords() {
            try (TwoForms site = new TwoForms(directory)) {
                String page = text(site.send("quote", "en", "name=Ada", "email=ada@example.org"));

                assertThat(page)
                        .contains("<a href=\"#cf-project\">What is it about? – Choose one of these.</a>")
                        .contains("<a href=\"#cf-extras\">What do you need? – Choose at least one of these.</a>")
                        .contains(
                                "<a href=\"#cf-business\">I ask on behalf of a business – Tick this box to go on.</a>");
            }
        }

        @Test
        void ofSeveralKeepsToItsNumber() {
            try (TwoForms site = new TwoForms(directory)) {
                List<String> fields = new ArrayList<>(List.of(COMPLETE));
                fields.add("extras=texts");
                fields.add("extras=translation");

                assertThat(text(site.send("quote", "en", fields.toArray(String[]::new))))
                        .contains("Choose at most 2 of these.");
            }
        }

        @Test
        void ofOneIsNotMadeTwice() {
            try (TwoForms site = new TwoForms(directory)) {
                List<String> fields = new ArrayList<>(List.of(COMPLETE));
                fields.add("project=repair");
                WebResponse answer = site.send("quote", "en", fields.toArray(String[]::new));

                assertThat(answer.status()).isEqualTo(422);
                assertThat(text(answer)).contains("A field was sent twice");
            }
        }
    }

    @Nested
    class ForPeopleWhoCannotSeeThePage {

        @Test
        void optionsStandInAGroupThatIsNamedAndDescribed() {
            try (TwoForms site = new TwoForms(directory)) {
                String page = text(site.send("quote", "en", "name=Ada"));

                assertThat(page)
                        .containsPattern(
                                "<fieldset[^>]* role=\"radiogroup\" aria-required=\"true\" aria-invalid=\"true\""
                                        + " aria-describedby=\"cf-project-error\">\\s*<legend[^>]*>What is it about\\?</legend>")
                        .containsPattern("<fieldset class=\"cf-field cf-group\">\\s*<legend[^>]*>When may we call\\? "
                                + "<span class=\"cf-optional\">\\(optional\\)</span></legend>")
                        .containsPattern("<input[^>]* name=\"extras\" type=\"checkbox\"[^>]* aria-invalid=\"true\">")
                        .containsPattern("<input[^>]* name=\"business\"[^>]* required aria-invalid=\"true\""
                                + " aria-describedby=\"cf-business-error\"><label for=\"cf-business\">");
            }
        }

        @Test
        void everyIdIsGivenOnceAndEveryReferenceLeadsToOne() {
            try (TwoForms site = new TwoForms(directory)) {
                String page = text(site.send("quote", "en", "name=Ada"));

                List<String> ids = all(page, " id=\"([^\"]+)\"");
                assertThat(ids).doesNotHaveDuplicates();
                assertThat(ids).containsAll(all(page, " for=\"([^\"]+)\""));
                assertThat(ids).containsAll(all(page, " href=\"#([^\"]+)\""));
                assertThat(ids).containsAll(all(page, " aria-describedby=\"([^\"]+)\""));
            }
        }

        @Test
        void whatIsOptionalCanBeLeftWithoutAnAnswer() {
            try (TwoForms site = new TwoForms(directory)) {
                String page = text(site.get("/quote", "lang=en"));

                assertThat(page)
                        .containsPattern(
                                "name=\"budget\" type=\"radio\" value=\"\" checked><label[^>]*>No answer</label>")
                        .doesNotContainPattern("name=\"project\" type=\"radio\" value=\"\"")
                        .contains("<option value=\"\">Please choose</option>");
            }
        }
    }

    @Nested
    class ForPrograms {

        private static final String FIELDS = "\"name\":\"Ada\",\"email\":\"ada@example.org\",\"project\":\"repair\","
                + "\"country\":\"it\",\"extras\":[\"texts\",\"photos\"],\"business\":true";

        @Test
        void optionsAreListedWithTheirWords() {
            try (TwoForms site = new TwoForms(directory)) {
                assertThat(text(site.get("/api/quote", "lang=it")))
                        .contains("\"name\":\"project\",\"label\":\"Di che cosa si tratta?\",\"type\":\"radio\"")
                        .containsPattern("\"options\":\\[\\{[^}]*\"Un nuovo sito\"")
                        .contains("\"type\":\"select\"", "\"type\":\"checkboxes\"", "\"type\":\"checkbox\"");
            }
        }

        @Test
        void choicesAreArraysAndBoxesAreTrueOrFalse() {
            try (TwoForms site = new TwoForms(directory)) {
                assertThat(submit(site, FIELDS + ",\"urgent\":false,\"days\":null")
                                .status())
                        .isEqualTo(202);
                assertThat(stored(site).values())
                        .containsEntry("extras", "texts,photos")
                        .containsEntry("urgent", "false")
                        .doesNotContainKey("days");
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"extras\":\"texts\"",
                    "\"extras\":[true]",
                    "\"extras\":[[\"texts\"]]",
                    "\"project\":[\"repair\"]",
                    "\"business\":\"true\"",
                    "\"business\":[true]",
                    "\"business\":1",
                    "\"name\":true",
                    "\"unknown\":true"
                })
        void whatIsOfAnotherTypeIsNoEnquiry(String field) {
            try (TwoForms site = new TwoForms(directory)) {
                WebResponse answer = submit(site, field);

                assertThat(answer.status()).isEqualTo(422);
                assertThat(text(answer)).contains("\"code\":\"request-invalid\"");
            }
        }

        @Test
        void whatWasNotOfferedIsNamedByItsFieldOnly() {
            try (TwoForms site = new TwoForms(directory)) {
                WebResponse answer = submit(site, FIELDS.replace("\"photos\"", "\"canary\""));

                assertThat(answer.status()).isEqualTo(422);
                assertThat(text(answer))
                        .contains("\"field\":\"extras\",\"code\":\"choice-invalid\"")
                        .doesNotContain("canary");
            }
        }

        private static WebResponse submit(TwoForms site, String fields) {
            String body = "{\"token\":\"" + site.token("quote", "en") + "\",\"fields\":{" + fields + "}}";
            return site.post("/api/quote", "application/json", body);
        }
    }

    @Nested
    class AnEnquiryOfOld {

        /** The same form a year later: one project fewer, and no budget any more. */
        record Later(
                @NotBlank String name,
                @NotNull EmailAddress email,

                @Options({"repair", "hosting"}) @NotNull String project,

                @Options({"be", "de", "es", "fr", "it", "lu", "nl"}) @NotNull String country,

                Set<TwoForms.Day> days,

                @Options({"texts", "photos"}) @NotEmpty List<String> extras,

                boolean urgent,
                @AssertTrue boolean business) {}

        @Test
        void losesNothingWhenOptionsAndFieldsAreGone() {
            String[] fields = new ArrayList<>(List.of(COMPLETE)).toArray(String[]::new);
            fields[6] = "extras=translation";
            Map<String, String> before;
            try (TwoForms site = new TwoForms(directory)) { // delivery is not started: the mail waits
                site.send("quote", "en", fields);
                before = stored(site).values();
            }
            String later = TwoForms.yaml()
                    .replace("version: \"2026-11\"", "version: \"2027-11\"")
                    .replaceFirst("(?s) {2}- id: budget.*?( {2}- id: country)", "$1")
                    .replace("project, budget,", "project,")
                    .replaceFirst(" {6}- \\{id: translation.*\n", "");
            try (TwoForms site = new TwoForms(directory, later, Later.class)) {
                site.forms().start();

                assertThat(stored(site).values()).isEqualTo(before);
                assertThat(site.transport().awaitMails(1).get(0).text())
                        .contains("A new website") // offered no more, but the register still has its words
                        .contains("translation"); // its words are gone as well
            }
        }
    }

    @Test
    void areRefusedWhereTheirMailboxIsNotOfADeclaredHost() { // R4.2
        assertThatThrownBy(() -> ContactForms.builder(TestRegister.load(TwoForms.yaml()))
                        .form("contact", Enquiry.class)
                        .form("quote", TwoForms.Quote.class)
                        .mail(
                                new RecordingTransport(),
                                mail -> mail.from("website@example.org")
                                        .form("contact", own -> own.to("office@example.org"))
                                        .form("quote", own -> own.mailboxRecipient("nobody")))
                        .build())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        refused -> assertThat(refused.findings())
                                .extracting(found -> found.code(), found -> found.path())
                                .contains(
                                        tuple("RECIPIENT-UNDECLARED", "forms.quote.mailbox-recipient"),
                                        tuple("MAIL-TO-MISSING", "forms.quote.to"))
                                .doesNotContain(tuple("MAIL-TO-MISSING", "mail.to")));
    }

    private static Submission stored(TwoForms site) {
        List<Submission> found = site.store().submissions().findByEmail("ada@example.org");
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static List<String> recipients(TwoForms site, String sender) {
        return site.store().submissions().findByEmail(sender).stream()
                .flatMap(enquiry -> site.store().disclosures().of(enquiry.id()).stream())
                .map(Disclosure::recipient)
                .toList();
    }

    private static List<String> chosen(String page) {
        return Pattern.compile("name=\"(\\w+)\" type=\"(?:radio|checkbox)\" value=\"([^\"]+)\" checked")
                .matcher(page)
                .results()
                .map(hit -> hit.group(1) + "=" + hit.group(2))
                .toList();
    }

    private static List<String> all(String page, String pattern) {
        List<String> found = Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult hit) -> hit.group(1))
                .flatMap(ids -> List.of(ids.split(" ")).stream())
                .toList();
        assertThat(found).isNotEmpty();
        return found;
    }
}
