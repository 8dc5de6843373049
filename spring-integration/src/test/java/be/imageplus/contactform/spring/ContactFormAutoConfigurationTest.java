/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.ContactFormListener;
import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.ContactFormsBuilder;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.AcknowledgementTerms;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.Demand;
import be.imageplus.contactform.screening.RateLimiter;
import be.imageplus.contactform.screening.RateLimits;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.web.WebSettings;
import jakarta.validation.constraints.NotBlank;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;

class ContactFormAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner bare() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class,
                        ContactFormMailAutoConfiguration.class,
                        ContactFormMetricsAutoConfiguration.class))
                .withPropertyValues(Settings.in(directory));
    }

    private ApplicationContextRunner runner() {
        return bare().withUserConfiguration(Settings.OwnTransport.class);
    }

    private static SubmissionOutcome enquire(ContactForms forms) {
        VisitorRequest visitor = VisitorRequest.of(
                "https://example.org", InetAddress.getLoopbackAddress(), null, null, List.of(Locale.ENGLISH));
        Map<String, String> values = Map.of(
                "_token", forms.page("contact", visitor).token(),
                "name", "Ada Example",
                "email", "ada@example.org",
                "message", "Could you build a website for us?");
        return forms.submit("contact", FormValues.of(values), visitor);
    }

    @Nested
    class ByDefault {

        @Test
        void setsUpEverythingAndStartsDelivery() {
            runner().run(context -> {
                assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ProcessingRegister.class)
                        .hasSingleBean(JdbcContactStore.class)
                        .hasSingleBean(ContactForms.class);
                ContactForms.Status status = context.getBean(ContactForms.class).status();
                assertThat(status.storeAvailable()).isTrue();
                assertThat(status.delivering()).isTrue();
                assertThat(directory.resolve("data/contact-form.db")).exists();
            });
        }

        @Test
        void endsDeliveryAndItsConnectionsWithTheApplication() {
            RecordingTransport transport = new RecordingTransport();
            ContactForms[] forms = new ContactForms[1];
            bare().withBean(MailTransport.class, () -> transport)
                    .run(context -> forms[0] = context.getBean(ContactForms.class));

            assertThat(forms[0].status().delivering()).isFalse();
        }

        @Test
        void saysThatMailsHaveNoLinksAsLongAsNobodySaysWhereItsPagesAre() { // R5.3
            runner().run(context -> assertThat(
                            context.getBean(ContactForms.class).findings())
                    .extracting(Finding::code)
                    .containsExactly("MAIL-ACTION-LINKS-MISSING"));
            runner().withPropertyValues("contact-form.web.public-url=https://example.org")
                    .run(context -> assertThat(
                                    context.getBean(ContactForms.class).findings())
                            .isEmpty());
        }

        @Test
        void takesUpKeysThatAnOperatorPromotedWithoutARestart() {
            runner().run(context -> {
                Path file = context.getBean(ContactFormProperties.class).store().keys();
                KeySet before = KeySource.file(file).load();
                KeySet promoted = before.rotated();
                KeySource.replace(file, before, promoted);

                context.getBean(ContactForms.class).keyRotation().resealNow();

                Vault inUse = context.getBean(ContactStore.class).vault();
                assertThat(inUse.primaryKey()).isEqualTo(Vault.of(promoted).primaryKey());
                assertThat(context.getBean(ContactForms.class)
                                .keyRotation()
                                .use()
                                .takenUp())
                        .isTrue();
            });
        }

        @Test
        void doesNothingWhenSwitchedOff() {
            runner().withPropertyValues("contact-form.enabled=false")
                    .run(context -> assertThat(context)
                            .hasNotFailed()
                            .doesNotHaveBean(ContactForms.class)
                            .doesNotHaveBean(ProcessingRegister.class)
                            .doesNotHaveBean(ContactStore.class)
                            .doesNotHaveBean(ContactFormMeters.class));
        }

        @Test
        void acknowledgesNothingThatTheRegisterDoesNotDeclare() {
            runner().withPropertyValues(
                            "contact-form.mail.acknowledgement.enabled=true",
                            "contact-form.mail.acknowledgement.per-address-per-day=99")
                    .run(context -> assertThat(context)
                            .getFailure()
                            .hasStackTraceContaining("MAIL-ACKNOWLEDGEMENT-UNDECLARED")
                            .hasStackTraceContaining("MAIL-ACKNOWLEDGEMENT-NOTICE")
                            .hasStackTraceContaining("MAIL-ACKNOWLEDGEMENT-LIMITS"));
        }

        @Test
        void agreesWithTheLibrarysOwnDefaults() {
            runner().run(context -> {
                ContactFormProperties properties = context.getBean(ContactFormProperties.class);
                WebSettings own = WebSettings.defaults();
                assertThat(properties.web().basePath()).isEqualTo(own.basePath());
                assertThat(Optional.ofNullable(properties.web().publicUrl())).isEqualTo(own.publicUrl());
                assertThat(properties.web().allowedOrigins()).isEqualTo(own.allowedOrigins());
                assertThat(properties.web().maxRequestSize().toBytes()).isEqualTo(own.maxRequestBytes());
                assertThat(properties.web().trustedProxies()).isEmpty();
                assertThat(properties.web().believedHeader()).isEmpty();
                assertThat(properties.screening().rateLimits()).isEqualTo(RateLimits.STANDARD);
                assertThat(properties.mail().acknowledgement().enabled())
                        .isEqualTo(new MailRouting.Builder()
                                .build()
                                .acknowledgements()
                                .isPresent());
                URI pages = URI.create("https://example.org/site");
                assertThat(properties.mail().acknowledgement().terms(Optional.of(pages)))
                        .isEqualTo(AcknowledgementTerms.of(URI.create("https://example.org/site/privacy")));
                assertThat(properties.mail().mailboxRecipient())
                        .isEqualTo(new MailRouting.Builder().build().mailboxRecipient());
                assertThat(properties.store().recipient())
                        .isEqualTo(JdbcContactStore.open(Path.of("unopened.db"), () -> {
                                    throw new AssertionError("nothing is loaded before prepare");
                                })
                                .recipient());
                assertThat(properties.store().createKeys()).isTrue(); // set by these tests
                assertThat(properties.store().checkpoints())
                        .as("beside the keys, as the store says")
                        .isNull();
                assertThat(properties.store().tombstones()).isNull();
            });
        }
    }

    @Nested
    class FilesOutsideTheDatabase {

        @Test // R5.13
        void lieWhereThePropertiesSay() {
            runner().withPropertyValues(
                            "contact-form.store.checkpoints=" + directory.resolve("evidence/checkpoints"),
                            "contact-form.store.tombstones=" + directory.resolve("archive/tombstones"))
                    .run(context -> {
                        ContactForms forms = context.getBean(ContactForms.class);
                        purgeAnEnquiry(forms); // which leaves a tombstone
                        forms.close(); // which takes a checkpoint
                        assertThat(directory.resolve("evidence/checkpoints")).isNotEmptyFile();
                        assertThat(directory.resolve("archive/tombstones")).exists();
                        assertThat(directory.resolve("keys/contact-form-keys.json.tombstones"))
                                .doesNotExist();
                        assertThat(directory.resolve("keys/contact-form-keys.json.checkpoints"))
                                .doesNotExist();
                    });
        }

        private void purgeAnEnquiry(ContactForms forms) {
            enquire(forms);
            forms.inbox()
                    .list(Lives.Which.ALL, Optional.empty(), 10)
                    .forEach(
                            enquiry -> forms.inbox().eraseEarly(enquiry.life().submission(), Actor.of("handler", "7")));
            await().until(() -> {
                forms.retention().purgeNow();
                return forms.inbox().list(Lives.Which.ALL, Optional.empty(), 10).isEmpty();
            });
        }

        @Test
        void areNotOneFile() {
            runner().withPropertyValues(
                            "contact-form.store.checkpoints=" + directory.resolve("evidence/both"),
                            "contact-form.store.tombstones=" + directory.resolve("evidence/both"))
                    .run(context -> assertThat(context).getFailure().hasStackTraceContaining("STORE-FILES-SHARED"));
        }
    }

    @Nested
    class BacksOff {

        @Test
        void fromARegister() {
            ProcessingRegister own = TestRegister.example();
            runner().withBean("own", ProcessingRegister.class, () -> own)
                    .run(context -> assertThat(
                                    context.getBean(ContactForms.class).register())
                            .isSameAs(own));
        }

        @Test
        void fromAStore() {
            ContactStore own = JdbcContactStore.open(
                    directory.resolve("own.db"), KeySource.fileCreatedIfMissing(directory.resolve("own/keys.json")));
            runner().withBean("own", ContactStore.class, () -> own).run(context -> {
                assertThat(context).hasNotFailed().getBean(ContactStore.class).isSameAs(own);
                assertThat(directory.resolve("own.db")).exists();
                assertThat(directory.resolve("data")).doesNotExist();
            });
        }

        @Test
        void fromARateLimiter() {
            List<Demand> asked = new ArrayList<>();
            runner().withBean("own", RateLimiter.class, () -> new RateLimiter() {
                        @Override
                        public Optional<Duration> refuseUntil(List<Demand> demands) {
                            asked.addAll(demands);
                            return Optional.of(Duration.ofMinutes(1));
                        }

                        @Override
                        public boolean isShared() {
                            return false;
                        }
                    })
                    .withPropertyValues(
                            "contact-form.screening.rate-per-client=1/1m",
                            "contact-form.screening.rate-per-address=2/1m",
                            "contact-form.screening.rate-per-form=3/1m",
                            "contact-form.screening.rate-overall=4/1m")
                    .run(context -> assertThat(enquire(context.getBean(ContactForms.class)))
                            .isInstanceOfSatisfying(
                                    SubmissionOutcome.Refused.class,
                                    refused -> assertThat(refused.retryAfter()).contains(Duration.ofMinutes(1))));
            assertThat(asked).extracting(demand -> demand.rate().burst()).containsExactly(1, 2, 3, 4);
        }

        @Test
        void fromContactForms() {
            try (ContactForms own = forms()) {
                runner().withBean("own", ContactForms.class, () -> own)
                        .run(context ->
                                assertThat(context).getBean(ContactForms.class).isSameAs(own));
            }
        }

        private ContactForms forms() {
            return ContactForms.builder(TestRegister.example())
                    .form("contact", Enquiry.class)
                    .store(JdbcContactStore.open(
                            directory.resolve("other.db"),
                            KeySource.fileCreatedIfMissing(directory.resolve("other/keys.json"))))
                    .mail(
                            new RecordingTransport(),
                            mail -> mail.from("website@example.org").to("office@example.org"))
                    .build();
        }
    }

    @Nested
    class LetsAnApplicationAdd {

        private final List<String> applied = new ArrayList<>();

        @Test
        void customizersInTheirOrderAndListeners() {
            runner().withBean("later", ContactFormsCustomizer.class, () -> new Later(applied))
                    .withBean("sooner", ContactFormsCustomizer.class, () -> new Sooner(applied))
                    .withBean(ContactFormListener.class, () -> new ContactFormListener() {})
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(applied).containsExactly("sooner", "later");
                    });
        }

        @Test
        void aFormThatTheRegisterDoesNotDeclareIsRefused() {
            runner().withBean(ContactFormsCustomizer.class, () -> forms -> forms.form("quote", QuoteRequest.class))
                    .run(context -> assertThat(findings(context))
                            .isNotEmpty()
                            .allSatisfy(finding -> assertThat(finding.path()).contains("quote")));
        }

        record QuoteRequest(@NotBlank String budget) {}

        @Order(1)
        record Sooner(List<String> applied) implements ContactFormsCustomizer {
            @Override
            public void customize(ContactFormsBuilder forms) {
                applied.add("sooner");
            }
        }

        @Order(2)
        record Later(List<String> applied) implements ContactFormsCustomizer {
            @Override
            public void customize(ContactFormsBuilder forms) {
                applied.add("later");
            }
        }
    }

    @Nested
    class DoesNotStart {

        @Test
        void withoutARegister() {
            runner().withPropertyValues("contact-form.register=classpath:missing.yml")
                    .run(context -> assertThat(findings(context))
                            .extracting(Finding::code)
                            .containsExactly("REGISTER-MISSING"));
        }

        @Test
        void withoutKeysUnlessTheyMayBeCreated() {
            runner().withPropertyValues("contact-form.store.create-keys=false").run(context -> {
                assertThat(findings(context)).isNotEmpty();
                assertThat(directory.resolve("keys")).doesNotExist();
            });
        }

        @Test
        void andTellsAllFindingsAtOnce() {
            bare().withPropertyValues(
                            "server.forward-headers-strategy=native",
                            "contact-form.web.client-address-header=CF-Connecting-IP",
                            "contact-form.web.trusted-proxies=everybody",
                            "contact-form.screening.rate-per-client=often",
                            "contact-form.store.recipient=somebody")
                    .run(context -> assertThat(findings(context))
                            .extracting(Finding::code)
                            .contains(
                                    "TRANSPORT-MISSING",
                                    "RECIPIENT-UNDECLARED",
                                    "WEB-FORWARDED-TWICE",
                                    "WEB-TRUSTED-PROXIES",
                                    "SCREENING-RATE"));
        }

        @Test
        void andSaysSoToAnOperatorWithoutAStackTrace() {
            runner().withPropertyValues(
                            "contact-form.screening.rate-per-client=often", "contact-form.store.recipient=somebody")
                    .run(context -> {
                        var analysis = new ConfigurationFailureAnalyzer().analyze(context.getStartupFailure());
                        assertThat(analysis.getDescription())
                                .contains("2 findings", "SCREENING-RATE", "contact-form.screening.rate-per-client")
                                .contains("RECIPIENT-UNDECLARED at contact-form.store.recipient:");
                        assertThat(analysis.getAction()).contains("for example 10/10m", "Declare it under recipients");
                    });
        }

        @Test
        void withLinksInMailsThatAnybodyOnTheWayCanRead() {
            runner().withPropertyValues("contact-form.web.public-url=http://example.org")
                    .run(context -> assertThat(findings(context))
                            .extracting(Finding::code)
                            .contains("MAIL-ACTION-LINKS-ADDRESS"));
        }

        @Test
        void withALimitThatCannotBeRead() {
            for (String limit : List.of("rate-per-client", "rate-per-address", "rate-per-form", "rate-overall")) {
                runner().withPropertyValues("contact-form.screening." + limit + "=10/2d")
                        .run(context -> assertThat(findings(context))
                                .extracting(Finding::code, Finding::path)
                                .containsExactly(tuple("SCREENING-RATE", "contact-form.screening." + limit)));
            }
        }

        @Test
        void andLeavesNothingOpen() {
            runner().withPropertyValues("contact-form.screening.rate-per-client=often")
                    .run(context -> assertThat(context).hasFailed());

            assertThat(directory.resolve("data"))
                    .satisfiesAnyOf(
                            data -> assertThat(data).doesNotExist(),
                            data -> assertThat(data.resolve("contact-form.db-wal"))
                                    .doesNotExist());
        }

        private List<Finding> findings(AssertableApplicationContext context) {
            return ContactFormAutoConfigurationTest.findings(context);
        }
    }

    static List<Finding> findings(AssertableApplicationContext context) {
        assertThat(context).hasFailed();
        Throwable cause = context.getStartupFailure();
        while (cause != null && !(cause instanceof ConfigurationException)) {
            cause = cause.getCause();
        }
        assertThat(cause).as("a refused start").isInstanceOf(ConfigurationException.class);
        return ((ConfigurationException) cause).findings();
    }

    @Test
    void theAnalyzerIsRegistered() throws Exception {
        assertThat(Files.readString(Path.of("target/classes/META-INF/spring.factories")))
                .contains(ConfigurationFailureAnalyzer.class.getName());
    }
}
