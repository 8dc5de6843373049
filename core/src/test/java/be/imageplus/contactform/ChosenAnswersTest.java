/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.TwoForms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.web.WebResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is chosen and ticked: kept, told, refused, shown again, to people and to programs. */
class ChosenAnswersTest {

    @TempDir
    Path directory;

    @Nested
    class AChoice {

        @Test
        void isKeptByItsOptionsInTheirOrderAndToldToItsOwnMailboxInWords() {
            try (TwoForms site = new TwoForms(directory)) {
                site.forms().start();
                WebResponse answer = site.send("quote", "it", TwoForms.COMPLETE);

                assertThat(answer.status()).isEqualTo(303);
                assertThat(site.storedFrom("ada@example.org").values())
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
                site.send("quote", "en", TwoForms.COMPLETE);
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
                List<String> fields = new ArrayList<>(List.of(TwoForms.COMPLETE));
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
                List<String> fields = new ArrayList<>(List.of(TwoForms.COMPLETE));
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
                List<String> fields = new ArrayList<>(List.of(TwoForms.COMPLETE));
                fields.add("extras=texts");
                fields.add("extras=translation");

                assertThat(text(site.send("quote", "en", fields.toArray(String[]::new))))
                        .contains("Choose at most 2 of these.");
            }
        }

        @Test
        void ofOneIsNotMadeTwice() {
            try (TwoForms site = new TwoForms(directory)) {
                List<String> fields = new ArrayList<>(List.of(TwoForms.COMPLETE));
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
                assertThat(site.storedFrom("ada@example.org").values())
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
