/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever changes what runs and not the register, or the register and not what runs, does not start. */
class DriftTest {

    private static final KeySet KEYS = KeySet.generate();

    @TempDir
    Path directory;

    @Test
    void startsAsLongAsNothingDrifts() {
        assertThat(found(TestRegister.yaml(), Enquiry.class)).isEmpty();
    }

    @Nested
    class TheForm { // R2.1, R2.3

        record Longer(
                @NotBlank String name,
                @NotNull EmailAddress email,
                @Nullable String phone,
                @NotBlank String message,
                @Nullable String company) {}

        record Shorter(
                @NotBlank String name,
                @NotNull EmailAddress email,
                @NotBlank String message) {}

        record Stricter(
                @NotBlank String name,
                @NotNull EmailAddress email,
                @NotBlank String phone,
                @NotBlank String message) {}

        @Test
        void asksForOneFieldMore() {
            assertThat(found(TestRegister.yaml(), Longer.class))
                    .containsExactlyInAnyOrder(
                            "FORM-FIELD-UNDECLARED forms.contact.company",
                            "FORM-FIELD-NOT-LISTED forms.contact.company");
        }

        @Test
        void asksForOneFieldLess() {
            assertThat(found(TestRegister.yaml(), Shorter.class))
                    .containsExactly("FORM-ITEM-MISSING forms.contact.phone");
        }

        @Test
        void requiresWhatTheNoticeCallsOptional() {
            assertThat(found(TestRegister.yaml(), Stricter.class))
                    .containsExactly("FORM-REQUIRED-MISMATCH forms.contact.phone");
        }

        @Test
        void staysAsItIsWhenTheRegisterTakesAnItemAway() {
            String yaml = TestRegister.yaml()
                    .replace("items: [name, email, phone, message]", "items: [name, email, message]");

            assertThat(found(yaml, Enquiry.class)).containsExactly("FORM-FIELD-NOT-LISTED forms.contact.phone");
        }

        @Test
        void hasAnotherNameThanInTheRegister() {
            String yaml = TestRegister.yaml().replace("- id: contact\n    purpose", "- id: enquiry\n    purpose");

            assertThat(found(yaml, Enquiry.class)).containsExactly("FORM-UNDECLARED forms.contact");
        }
    }

    @Nested
    class WhoReceives { // R4.2

        private static final String ONE_CARRIER =
                TestRegister.yaml().replace("mail-delivery: [authsmtp, cloudflare]", "mail-delivery: [authsmtp]");

        @Test
        void theMailIsSomebodyWhomTheRegisterDoesNotKnow() {
            assertThat(found(builder(
                            TestRegister.yaml(), "controller", "controller", new RecordingTransport("newmail"))))
                    .containsExactly("RECIPIENT-UNDECLARED mail.recipient");
        }

        @Test
        void theMailIsSomebodyWhomTheRegisterKnowsForSomethingElse() {
            assertThat(found(builder(ONE_CARRIER, "controller", "controller", new RecordingTransport("cloudflare"))))
                    .containsExactly("RECIPIENT-ROLE mail.recipient");
        }

        @Test
        void theMailHasLeftTheRegister() {
            String yaml = TestRegister.yaml()
                    .replaceFirst("(?s) {2}- id: authsmtp.*?\n\n", "\n")
                    .replace("mail-delivery: [authsmtp, cloudflare]", "mail-delivery: [controller]");

            assertThat(found(yaml, Enquiry.class)).containsExactly("RECIPIENT-UNDECLARED mail.recipient");
        }

        @Test
        void theEnquiriesOrTheirCopiesIsNotWhomTheRegisterNames() {
            String yaml = TestRegister.yaml()
                    .replace("database: controller", "database: cloudflare")
                    .replace("mailbox: controller", "mailbox: cloudflare");

            assertThat(found(yaml, Enquiry.class))
                    .containsExactly("RECIPIENT-ROLE store.recipient", "RECIPIENT-ROLE mail.mailbox-recipient");
            assertThat(found(builder(yaml, "cloudflare", "cloudflare", new RecordingTransport("authsmtp"))))
                    .isEmpty();
        }

        @Test
        void theMailMayAlwaysBeAServerOfOnesOwn() {
            assertThat(found(builder(
                            TestRegister.yaml(), "controller", "controller", new RecordingTransport("controller"))))
                    .isEmpty();
        }
    }

    private List<String> found(String yaml, Class<? extends Record> form) {
        return found(builder(yaml, "controller", "controller", new RecordingTransport("authsmtp"), form));
    }

    private ContactFormsBuilder builder(String yaml, String store, String mailbox, MailTransport transport) {
        return builder(yaml, store, mailbox, transport, Enquiry.class);
    }

    private ContactFormsBuilder builder(
            String yaml, String store, String mailbox, MailTransport transport, Class<? extends Record> form) {
        ProcessingRegister register = TestRegister.load(yaml);
        return ContactForms.builder(register)
                .form("contact", form)
                .store(JdbcContactStore.open(directory.resolve("contact.db"), () -> KEYS, store))
                .mail(
                        transport,
                        mail -> mail.from("website@example.org")
                                .to("office@example.org")
                                .mailboxRecipient(mailbox))
                .clock(SettableClock.at(TestRegister.NOW.toString()));
    }

    /** What stops the start, as code and path; empty where it starts. */
    private static List<String> found(ContactFormsBuilder builder) {
        ConfigurationException refused = catchThrowableOfType(
                ConfigurationException.class, () -> builder.build().close());
        return refused == null
                ? List.of()
                : refused.findings().stream()
                        .map(finding -> finding.code() + " " + finding.path())
                        .toList();
    }
}
