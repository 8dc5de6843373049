/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.TwoForms.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.Options;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.ConfigurationException;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several forms in one register, each with its own purpose, fields, mailboxes and period. */
class MoreFormsTest {

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

        /** Whose message was too long is not led to another form. */
        @Test
        void whatGoesWrongWithOneLeadsBackToIt() {
            try (TwoForms site = new TwoForms(directory)) {
                for (String form : List.of("contact", "quote")) {
                    String tooLong =
                            text(site.post("/" + form, "application/x-www-form-urlencoded", "a".repeat(70_000)));

                    assertThat(tooLong)
                            .contains("<h1>Your message is too long</h1>", "<a href=\"/" + form + "?lang=en\">");
                }
                assertThat(text(site.get("/quote/received", "lang=en"))).contains("<a href=\"/quote?lang=en\">");
                assertThat(text(site.get("/privacy/none", "lang=en"))).contains("<a href=\"/contact?lang=en\">");
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
            String[] fields = new ArrayList<>(List.of(TwoForms.COMPLETE)).toArray(String[]::new);
            fields[6] = "extras=translation";
            Map<String, String> before;
            try (TwoForms site = new TwoForms(directory)) { // delivery is not started: the mail waits
                site.send("quote", "en", fields);
                before = site.storedFrom("ada@example.org").values();
            }
            String later = TwoForms.yaml()
                    .replace("version: \"2026-11\"", "version: \"2027-11\"")
                    .replaceFirst("(?s) {2}- id: budget.*?( {2}- id: country)", "$1")
                    .replace("project, budget,", "project,")
                    .replaceFirst(" {6}- \\{id: translation.*\n", "");
            try (TwoForms site = new TwoForms(directory, later, Later.class)) {
                site.forms().start();

                assertThat(site.storedFrom("ada@example.org").values()).isEqualTo(before);
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
}
