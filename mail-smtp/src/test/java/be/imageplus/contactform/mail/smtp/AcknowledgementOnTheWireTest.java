/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.AcknowledgementTerms;
import be.imageplus.contactform.mail.connection.TestCertificate;
import be.imageplus.contactform.mail.smtp.SubEthaServer.Arrived;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The mail to whoever sent an enquiry as a real server receives it, octet by octet. */
class AcknowledgementOnTheWireTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");
    private static final String SENDER = "canary+tag@example.net";

    /** U+760D and U+760A end in the octets of CR and LF, and once became them (CVE-2025-7962). */
    private static final String TRAP = "Canary \u760D\u760ABcc: victim@example.com";

    @TempDir
    Path directory;

    @Test
    void hasTheHeadersOfAnAutomaticReplyAndNoOthers() throws Exception {
        Arrived arrived = acknowledgement("en", Optional.empty());
        MimeMessage read = Parsed.message(arrived.stream());

        assertThat(arrived.from()).as("the envelope's sender").isEqualTo("website@example.org");
        assertThat(arrived.to()).isEqualTo(SENDER);
        assertThat(read.getHeader("From")).containsExactly("Example Works <website@example.org>");
        assertThat(read.getHeader("To")).containsExactly(SENDER);
        assertThat(read.getHeader("Reply-To")).containsExactly("office@example.org");
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-replied"); // RFC 3834
        assertThat(read.getHeader("Content-Language")).containsExactly("en");
        assertThat(read.getHeader("Subject"))
                .singleElement()
                .asString()
                .matches("Your message has arrived: [0-9A-Z]{4}-[0-9A-Z]{4}");
        assertThat(read.getHeader("Message-ID")).singleElement().asString().matches("<[0-9a-f-]{36}@example\\.org>");
        assertThat(Collections.list(read.getAllHeaders()))
                .extracting(header -> header.getName())
                .containsExactlyInAnyOrder(
                        "Received", // of the server
                        "Date",
                        "From",
                        "To",
                        "Reply-To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Language",
                        "Auto-Submitted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de"})
    void hasLinesThatMailAllowsAndSaysNothingThatAnybodyEntered(String language) throws Exception {
        Arrived arrived = acknowledgement(language, Optional.empty());
        String raw = new String(arrived.octets(), US_ASCII);

        for (byte octet : arrived.octets()) { // beyond ASCII in the bodies only, as the server has announced 8BITMIME
            assertThat(octet < 0 || octet >= '\t').isTrue();
        }
        assertThat(raw.substring(0, raw.indexOf("\r\n\r\n"))).as("headers").doesNotContain("\uFFFD");
        assertThat(raw.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(998));
        assertThat(raw.replace("\r\n", "")).as("no lone line end").doesNotContain("\r", "\n");
        MimeMultipart parts = (MimeMultipart) Parsed.message(arrived.stream()).getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        String all =
                parts.getBodyPart(0).getContent() + "" + parts.getBodyPart(1).getContent();
        assertThat(all)
                .contains("https://example.org/privacy?lang=" + language)
                .doesNotContainIgnoringCase("canary", "victim", "Bcc", "<img", "http://");
        assertThat(raw).doesNotContain("victim", "Bcc:");
    }

    @Test
    void isSignedLikeEveryMail() throws Exception {
        KeyPair pair = DkimKeys.rsa(2048);

        Arrived arrived = acknowledgement("de", Optional.of(DkimKeys.of(pair, directory)));

        assertThat(new DkimReceiver(pair).believes(arrived.octets())).isTrue();
    }

    /** Takes an enquiry of a trapped name and message, and gives what the server received for its sender. */
    private Arrived acknowledgement(String language, Optional<DkimKey> dkim) throws Exception {
        KeySet keys = KeySet.generate();
        try (SubEthaServer server = SubEthaServer.startTls(CERTIFICATE)) {
            SmtpSettings.Builder settings = server.settings(CERTIFICATE);
            dkim.ifPresent(settings::dkim);
            try (ContactForms forms = ContactForms.builder(TestRegister.load(register()))
                    .screening(ScreeningRules.none())
                    .form("contact", Enquiry.class)
                    .store(JdbcContactStore.open(directory.resolve("contact.db"), () -> keys))
                    .mail(
                            SmtpMailTransport.to(settings.build()),
                            mail -> mail.from("website@example.org")
                                    .to("office@example.org")
                                    .acknowledgements(
                                            AcknowledgementTerms.of(URI.create("https://example.org/privacy"))))
                    .clock(SettableClock.at("2026-11-23T09:00:00Z"))
                    .build()) {
                forms.start();
                VisitorRequest visitor = new VisitorRequest(
                        "https://example.org",
                        Optional.empty(),
                        InetAddress.getByName("192.0.2.7"),
                        BrowserFamily.FIREFOX,
                        List.of(Locale.forLanguageTag(language)));
                assertThat(forms.submit(
                                "contact",
                                FormValues.of(Map.of(
                                        FormValues.TOKEN,
                                        forms.page("contact", visitor).token(),
                                        "name",
                                        TRAP,
                                        "email",
                                        SENDER,
                                        "message",
                                        TRAP + "\r\n.\r\nMAIL FROM:<victim@example.com>")),
                                visitor))
                        .isInstanceOf(Accepted.class);
                await().atMost(Duration.ofMinutes(5)).until(() -> server.mails().size() == 2);
                return server.mails().stream()
                        .filter(mail -> mail.to().equals(SENDER))
                        .findFirst()
                        .orElseThrow();
            }
        }
    }

    /** In the languages of the library, with words of its own in one only. */
    private static String register() {
        return TestRegister.yaml()
                .replace("  - id: contact\n", "  - id: contact\n    acknowledged: true\n")
                .replace("  languages: [en]", "  languages: [en, fr, nl, de]")
                .concat("\nacknowledged-findings:\n"
                        + "  - {code: NOTICE-12-1-WORDS, reason: for tests, by: director, review-by: 2027-06-30}\n");
    }
}
