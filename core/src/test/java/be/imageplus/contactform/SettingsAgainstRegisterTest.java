/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.Finding.Severity;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.web.WebSettings;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Mail and web as they are set up, held against what the register tells people. */
class SettingsAgainstRegisterTest {

    private static final KeySet KEYS = KeySet.generate();

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at(TestRegister.NOW.toString());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger builderLog = (Logger) LoggerFactory.getLogger(ContactFormsBuilder.class);

    @BeforeEach
    void listen() {
        log.start();
        builderLog.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        builderLog.detachAppender(log);
    }

    @Nested
    class MailComesFrom { // R4.8

        @ParameterizedTest
        @ValueSource(strings = {"website@example.org", "website@WWW.example.org", "website@mail.example.org"})
        void theSiteItself(String from) {
            assertThat(starting(TestRegister.yaml(), mail -> mail.from(from).to("office@example.org")))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"website@example.com", "website@notexample.org"})
        void nobodyElse(String from) {
            assertThat(starting(TestRegister.yaml(), mail -> mail.from(from).to("office@example.org")))
                    .contains("ERROR MAIL-FROM-OUTSIDE-SITE mail.from");
        }

        @Test
        void anotherDomainOfTheControllerWhereTheRegisterAcknowledgesIt() {
            String yaml = TestRegister.yaml() + acknowledging("MAIL-FROM-OUTSIDE-SITE");

            assertThat(starting(yaml, mail -> mail.from("website@example.com").to("office@example.org")))
                    .containsExactly("ACKNOWLEDGED MAIL-FROM-OUTSIDE-SITE mail.from");
        }
    }

    @Nested
    class MailGoesTo { // Art. 13(1)(e), R4.2

        @Test
        void aMailboxWhoseHostPeopleAreToldOf() {
            String yaml = TestRegister.yaml().replace("mailbox: controller", "mailbox: cloudflare");

            assertThat(starting(
                            yaml,
                            mail -> mail.from("website@example.org")
                                    .to("example.works@example.com")
                                    .mailboxRecipient("cloudflare")))
                    .isEmpty();
        }

        @Test
        void noOther() {
            assertThat(starting(
                            TestRegister.yaml(),
                            mail -> mail.from("website@example.org")
                                    .to("office@example.org", "example.works@example.com")))
                    .containsExactly("ERROR MAIL-TO-OUTSIDE-RECIPIENTS mail.to");
        }

        @Test
        void nobodyInAFindingByName() { // an address may be a person's
            ConfigurationException refused = refusal(
                    TestRegister.yaml(),
                    mail -> mail.from("ada.canary@example.com").to("grace.canary@example.com", "alan.canary@"));

            assertThat(refused.findings()).hasSize(3);
            assertThat(refused).hasMessageNotContaining("canary");
        }
    }

    @Nested
    class WhoCarriesMail { // R4.8

        private final String longer = TestRegister.yaml()
                .replaceFirst("(?s)(- id: authsmtp.*?)( {4}own-retention:)", "$1    keeps-content-for: P6Y\n$2");

        @Test
        void mustNotKeepWhatItSaysForLongerThanTheNotice() {
            assertThat(starting(longer, SettingsAgainstRegisterTest::usual))
                    .containsExactly("ERROR RECIPIENT-KEEPS-LONGER recipients[1].keeps-content-for");
        }

        @Test
        void mayUntilTheReviewWhereTheRegisterAcknowledgesIt() {
            assertThat(starting(longer + acknowledging("RECIPIENT-KEEPS-LONGER"), SettingsAgainstRegisterTest::usual))
                    .containsExactly("ACKNOWLEDGED RECIPIENT-KEEPS-LONGER recipients[1].keeps-content-for");

            clock.advance(Duration.ofDays(365));
            assertThat(starting(longer + acknowledging("RECIPIENT-KEEPS-LONGER"), SettingsAgainstRegisterTest::usual))
                    .contains("ERROR RECIPIENT-KEEPS-LONGER recipients[1].keeps-content-for");
        }

        @ParameterizedTest
        @CsvSource({"P12M", "P1Y", "P365D", "P3M"})
        void mayKeepItForAsLongAsTheNotice(String period) {
            assertThat(starting(longer.replace("P6Y", period), SettingsAgainstRegisterTest::usual))
                    .isEmpty();
        }
    }

    @Nested
    class Addresses { // R2.5

        private final String noPurpose = TestRegister.yaml()
                .replaceFirst("(?s)(- id: client-address.*?) {4}purposes: \\[operate, protect]\n", "$1");

        @Test
        void areNotCapturedWithoutADeclaredPurpose() {
            assertThat(starting(noPurpose, SettingsAgainstRegisterTest::usual))
                    .containsExactly("ERROR DATA-WITHOUT-PURPOSE data-items[4].purposes");
        }
    }

    @Nested
    class Pages { // R1.2

        @Test
        void areServedForDeclaredOriginsOnly() {
            assertThat(serving("https://www.example.org")).isEmpty();
            assertThat(serving("https://shop.example.org"))
                    .containsExactly("ERROR WEB-ORIGIN-UNDECLARED contact-form.web.allowed-origins");
        }

        private List<String> serving(String origin) {
            WebSettings settings = WebSettings.defaults().withAllowedOrigins(List.of(URI.create(origin)));
            try (ContactForms contact = builder(TestRegister.yaml(), SettingsAgainstRegisterTest::usual)
                    .build()) {
                contact.web(settings);
                return List.of();
            } catch (ConfigurationException e) {
                return told(e.findings());
            }
        }
    }

    @Test
    void anAcknowledgementThatCoversNothingIsFound() {
        assertThat(starting(
                        TestRegister.yaml() + acknowledging("MAIL-FROM-OUTSIDE-SITE"),
                        SettingsAgainstRegisterTest::usual))
                .containsExactly("WARNING ACKNOWLEDGEMENT-UNUSED acknowledged-findings[0]");
    }

    @Test
    void warningsAreLoggedOnceAndStayVisible() { // R1.4
        String yaml = TestRegister.yaml().replace("valid-through: 2031-12-27", "valid-through: 2027-06-30")
                + acknowledging("MAIL-FROM-OUTSIDE-SITE");
        Consumer<MailRouting.Builder> elsewhere =
                mail -> mail.from("website@example.com").to("office@example.org");
        try (ContactForms contact = builder(yaml, elsewhere).build()) {
            contact.start();
            for (int i = 0; i < 3; i++) {
                assertThat(told(contact.findings()))
                        .containsExactly(
                                "WARNING TRANSFER-ENDS-SOON recipients[1].transfer-mechanisms",
                                "ACKNOWLEDGED MAIL-FROM-OUTSIDE-SITE mail.from");
            }
        }

        assertThat(log.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage())
                        .startsWith("TRANSFER-ENDS-SOON")
                        .contains("Fix: "));
    }

    @Nested
    class LinksInMailsToStaff {

        @ParameterizedTest
        @ValueSource(strings = {"https://example.org", "https://example.org/site", "http://localhost:8080"})
        void mayLeadToAnAddressThatNobodyOnTheWayCanRead(String address) {
            assertThat(to(address)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://example.org",
                    "http://localhost.example.org",
                    "https://user@example.org",
                    "https://example.org/?a=b",
                    "https://example.org/#a",
                    "ftp://example.org",
                    "/contact"
                })
        void mayLeadNowhereElse(String address) {
            assertThat(to(address)).containsExactly("MAIL-ACTION-LINKS-ADDRESS");
        }

        private List<String> to(String address) {
            return new MailCheck(TestRegister.example())
                            .of(
                                    List.of(new RecordingTransport("authsmtp")),
                                    new MailRouting.Builder()
                                            .from("website@example.org")
                                            .to("office@example.org")
                                            .actionLinks(URI.create(address))
                                            .build(),
                                    Set.of("contact"))
                            .stream()
                            .map(Finding::code)
                            .toList();
        }
    }

    private static void linked(MailRouting.Builder mail) {
        mail.actionLinks(URI.create("https://example.org"));
    }

    private static void usual(MailRouting.Builder mail) {
        mail.from("website@example.org").to("office@example.org");
    }

    private static String acknowledging(String code) {
        return "\nacknowledged-findings:\n  - {code: " + code
                + ", reason: known, by: director, review-by: 2027-06-30}\n";
    }

    private ContactFormsBuilder builder(String yaml, Consumer<MailRouting.Builder> routing) {
        return ContactForms.builder(TestRegister.load(yaml))
                .form("contact", Enquiry.class)
                .store(JdbcContactStore.open(directory.resolve("contact.db"), () -> KEYS))
                .mail(new RecordingTransport("authsmtp"), routing.andThen(SettingsAgainstRegisterTest::linked))
                .clock(clock);
    }

    private ConfigurationException refusal(String yaml, Consumer<MailRouting.Builder> routing) {
        try (ContactForms contact = builder(yaml, routing).build()) {
            throw new AssertionError("started with " + contact.findings());
        } catch (ConfigurationException e) {
            return e;
        }
    }

    /** What is found of a start, or what it is refused for, as severity, code and path. */
    private List<String> starting(String yaml, Consumer<MailRouting.Builder> routing) {
        try (ContactForms contact = builder(yaml, routing).build()) {
            return told(contact.findings());
        } catch (ConfigurationException e) {
            assertThat(e.findings()).extracting(Finding::severity).containsOnly(Severity.ERROR);
            return told(e.findings());
        }
    }

    private static List<String> told(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.severity() + " " + finding.code() + " " + finding.path())
                .toList();
    }
}
