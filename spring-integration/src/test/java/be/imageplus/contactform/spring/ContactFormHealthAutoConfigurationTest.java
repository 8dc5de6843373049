/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ContactFormHealthAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class, ContactFormHealthAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory));
    }

    @Test
    void tellsThatEnquiriesCanBeTakenAndThatNothingWaits() {
        runner().run(context -> {
            Health health = context.getBean("contactFormHealthIndicator", HealthIndicator.class)
                    .health();
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails())
                    .containsEntry("store", "available")
                    .containsEntry("delivery", "running")
                    .containsEntry("pending", 0L)
                    .containsEntry("parked", 0L)
                    .containsEntry("deadLetters", 0L)
                    .containsEntry("oldestDueFor", "PT0S")
                    .containsKey("warnings");
        });
    }

    @Test
    void showsWhatTheChecksFindNowBothErrorsAndWarnings() { // R1.4
        SettableClock clock = SettableClock.at(TestRegister.NOW.toString());
        ProcessingRegister register = TestRegister.load(TestRegister.yaml()
                        .replaceFirst("(?s) {2}data-protection-officer:.*?\n\n", "\n")
                        .replace("valid-through: 2031-12-27", "valid-through: 2027-06-30")
                + """

                acknowledged-findings:
                  - {code: NOTICE-13-1-B, reason: known, by: director, review-by: 2026-12-31}
                """);
        runner().withPropertyValues(
                        "contact-form.web.public-url=https://example.org",
                        "contact-form.retention.enabled=false") // which a leap in time shows as silent
                .withBean(ProcessingRegister.class, () -> register)
                .withBean(Clock.class, () -> clock)
                .run(context -> {
                    HealthIndicator indicator = context.getBean(HealthIndicator.class);
                    assertThat(indicator.health().getDetails())
                            .containsEntry("errors", List.of())
                            .containsEntry("warnings", List.of("TRANSFER-ENDS-SOON"))
                            .containsEntry("acknowledged", List.of("NOTICE-13-1-B"));

                    clock.advance(Duration.ofDays(40));

                    assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
                    assertThat(indicator.health().getDetails())
                            .containsEntry("errors", List.of("NOTICE-13-1-B"))
                            .containsEntry("warnings", List.of("TRANSFER-ENDS-SOON", "ACKNOWLEDGEMENT-EXPIRED"))
                            .containsEntry("acknowledged", List.of());
                });
    }

    @Test // R4.4, R4.5
    void showsHowTransfersStandAndThatNoneMakesItDown() {
        SettableClock clock = SettableClock.at("2031-12-27T22:59:59Z");
        runner().withBean(Clock.class, () -> clock).run(context -> {
            HealthIndicator indicator = context.getBean(HealthIndicator.class);
            context.getBean(ContactForms.class)
                    .transfers()
                    .invalidate(
                            "Commission Implementing Decision (EU) 2023/1795",
                            LocalDate.of(2031, 12, 1),
                            Invalidation.Reason.COURT_RULING);
            assertThat(indicator.health().getDetails())
                    .containsEntry(
                            "transfers",
                            List.of(
                                    Map.of(
                                            "recipient",
                                            "cloudflare",
                                            "lawful",
                                            true,
                                            "mechanism",
                                            "Commission Implementing Decision (EU) 2021/914"),
                                    Map.of(
                                            "recipient",
                                            "authsmtp",
                                            "lawful",
                                            true,
                                            "mechanism",
                                            "Commission Implementing Decision (EU) 2021/1772, as extended",
                                            "lastDay",
                                            "2031-12-27")));

            clock.set("2031-12-27T23:00:00Z");

            assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
            assertThat(indicator.health().getDetails())
                    .extractingByKey("transfers", InstanceOfAssertFactories.LIST)
                    .last()
                    .isEqualTo(Map.of(
                            "recipient",
                            "authsmtp",
                            "lawful",
                            false,
                            "code",
                            "TRANSFER-EXPIRED",
                            "lastDay",
                            "2031-12-27"));
            assertThat(indicator.health().getDetails())
                    .extractingByKey("warnings", InstanceOfAssertFactories.LIST)
                    .contains("TRANSFER-ENDED");
        });
    }

    @Test
    void isDownWhenTheStoreDoesNotAnswer() {
        runner().run(context -> {
            context.getBean(ContactForms.class).close();
            Health health = context.getBean(HealthIndicator.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails()).containsEntry("store", "unavailable");
        });
    }

    @Test
    void backsOffFromAnotherIndicatorOfItsName() {
        HealthIndicator own = () -> Health.up().build();
        runner().withBean("contactFormHealthIndicator", HealthIndicator.class, () -> own)
                .run(context ->
                        assertThat(context).getBean(HealthIndicator.class).isSameAs(own));
    }

    @Test
    void canBeSwitchedOff() {
        runner().withPropertyValues("management.health.contact-form.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(HealthIndicator.class));
    }

    @Test
    void isNotThereWithoutActuator() {
        runner().withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("contactFormHealthIndicator"));
    }
}
