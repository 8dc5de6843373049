/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.CheckedMailTransport;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartingTest {

    /** A form that asks for more than the register declares. */
    record Curious(
            @NotBlank String name,
            @NotNull EmailAddress email,
            String phone,
            @NotBlank String message,
            String company) {}

    /** A transport that has something against every routing. */
    private record PickyTransport() implements CheckedMailTransport {
        @Override
        public List<Finding> check(MailRouting routing) {
            return List.of(Finding.error("PICKY", "mail.from", routing.from(), "Give another address."));
        }

        @Override
        public DeliveryResult send(OutgoingMail mail) {
            return new DeliveryResult.Transient("unused");
        }

        @Override
        public String recipient() {
            return "authsmtp";
        }

        @Override
        public Duration maximumDuration() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void close() {}
    }

    @TempDir
    Path directory;

    @Test
    void startsOnARegisterThatIsComplete() {
        try (Journey journey = Journey.in(directory)) {
            assertThat(journey.forms.findings()).isEmpty();
            assertThat(journey.forms.status().storeAvailable()).isTrue();
        }
    }

    @Test
    void doesNotStartAgainOnceItWasClosed() {
        Journey journey = Journey.in(directory);
        journey.close();

        assertThatIllegalStateException().isThrownBy(journey.forms::start);
    }

    @Test
    void listsEverythingThatStopsTheStartAtOnce() { // R1.4, R1.7, R2.1, R4.2
        try (Journey journey = Journey.in(directory)) {
            journey.submit(journey.enquiry());
        }
        KeySet others = KeySet.generate();
        ProcessingRegister blank = TestRegister.load(
                TestRegister.yaml().replace("privacy-contact: privacy@example.org", "privacy-contact:"));

        ConfigurationException refused = refusal(ContactForms.builder(blank)
                .form("contact", Curious.class)
                .store(JdbcContactStore.open(directory.resolve("contact.db"), () -> others))
                .mail(
                        new RecordingTransport(" "),
                        mail -> mail.from("website@example.org").to("office@example.org")));

        assertThat(refused.findings())
                .extracting(Finding::code)
                .containsExactly(
                        "NOTICE-13-1-A",
                        "FORM-FIELD-UNDECLARED",
                        "FORM-FIELD-NOT-LISTED",
                        "KEYS-DO-NOT-FIT",
                        "RECIPIENT-MISSING");
        assertThat(refused.findings())
                .extracting(Finding::fix)
                .allSatisfy(fix -> assertThat(fix).isNotBlank());
        refused.findings().forEach(finding -> assertThat(refused).hasMessageContaining(finding.toString()));
    }

    @Test
    void namesTheLineOfWhatTheRegisterLacks() {
        ProcessingRegister blank = TestRegister.load(
                TestRegister.yaml().replace("privacy-contact: privacy@example.org", "privacy-contact:"));

        Finding missing = blank.check(TestRegister.NOW).get(0);

        assertThat(TestRegister.yaml().lines().toList().get(missing.line() - 1)).contains("privacy-contact");
    }

    @Test
    void refusesAStoreAtARecipientThatIsNotDeclared() { // R4.2
        KeySet keys = KeySet.generate();
        ConfigurationException refused = refusal(builder(() -> keys, "somebody-else"));

        assertThat(refused.findings()).extracting(Finding::code).containsExactly("RECIPIENT-UNDECLARED");
    }

    @Test
    void refusesEveryTransportToARecipientThatIsNotDeclared() { // R4.2
        ConfigurationException refused = refusal(builder(KeySet::generate, "controller")
                .mail(
                        List.of(
                                new RecordingTransport("authsmtp"),
                                new RecordingTransport("authsmtp"),
                                new RecordingTransport("somebody-else"),
                                new RecordingTransport("")),
                        mail -> mail.from("website@example.org").to("office@example.org")));

        assertThat(refused.findings())
                .extracting(finding -> finding.code() + " " + finding.path())
                .containsExactly(
                        "RECIPIENT-UNDECLARED mail.failover[1].recipient",
                        "RECIPIENT-MISSING mail.failover[2].recipient");
    }

    @Test
    void refusesToStartWithoutFormStoreAndTransport() {
        ConfigurationException refused = refusal(ContactForms.builder(TestRegister.example()));

        assertThat(refused.findings())
                .extracting(Finding::code)
                .containsExactly("FORM-MISSING", "STORE-MISSING", "TRANSPORT-MISSING");
    }

    @Test
    void refusesOwnAddressesAndNamesThatNoMailCouldHave() {
        ConfigurationException refused = refusal(builder(KeySet::generate, "controller")
                .mail(
                        new RecordingTransport("authsmtp"),
                        mail -> mail.from("website@localhost")
                                .fromName("Example\nLtd")
                                .to("nobody")));

        assertThat(refused.findings())
                .extracting(Finding::code)
                .containsExactly("MAIL-ADDRESS-INVALID", "MAIL-ADDRESS-INVALID", "MAIL-FROM-NAME-INVALID");
    }

    @Test
    void warnsOfAnOwnAddressThatNotEveryServerTakes() { // RFC 6531
        try (ContactForms contact = builder(KeySet::generate, "controller")
                .mail(
                        new RecordingTransport("authsmtp"),
                        mail -> mail.from("website@example.org").to("büro@example.org"))
                .build()) {
            assertThat(contact.findings())
                    .extracting(Finding::code, Finding::path)
                    .contains(tuple("MAIL-ADDRESS-NEEDS-SMTPUTF8", "mail.to"));
        }
    }

    @Test
    void asksATransportWhatStandsAgainstTheRouting() {
        ConfigurationException refused = refusal(builder(KeySet::generate, "controller")
                .mail(
                        new PickyTransport(),
                        mail -> mail.from("website@example.org").to("office@example.org")));

        assertThat(refused.findings())
                .extracting(Finding::code, Finding::problem)
                .containsExactly(tuple("PICKY", "website@example.org"));
    }

    @Test
    void takesOwnAddressesAsMailNeedsThem() { // trailing white space is what property files keep
        MailRouting routing = new MailRouting.Builder()
                .from("website@example.org ")
                .to(" büro@bücher.example", "office@Bücher.example")
                .build();

        assertThat(routing.from()).isEqualTo("website@example.org");
        assertThat(routing.to()).containsExactly("büro@xn--bcher-kva.example", "office@xn--bcher-kva.example");
    }

    @Test
    void refusesAMissingKeyFileUnlessToldToCreateIt() {
        Path keys = directory.resolve("keys").resolve("keys.json");

        assertThat(refusal(builder(KeySource.file(keys), "controller")).findings())
                .extracting(Finding::code)
                .containsExactly("KEYS-MISSING");
        builder(KeySource.fileCreatedIfMissing(keys), "controller").build().close();
        assertThat(keys).exists();
    }

    private ContactFormsBuilder builder(KeySource keys, String recipient) {
        return ContactForms.builder(TestRegister.example())
                .form("contact", Enquiry.class)
                .store(JdbcContactStore.open(directory.resolve("contact.db"), keys, recipient))
                .mail(
                        new RecordingTransport("authsmtp"),
                        mail -> mail.from("website@example.org").to("office@example.org"));
    }

    private static ConfigurationException refusal(ContactFormsBuilder builder) {
        return catchThrowableOfType(ConfigurationException.class, builder::build);
    }
}
