/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.mail.AcknowledgementOutcome;
import be.imageplus.contactform.submission.Reference;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

class ContactFormMetricsAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class, ContactFormMetricsAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory));
    }

    @Test
    void countsWhatHappensAndMeasuresWhatWaits() {
        runner().run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            ContactFormMeters meters = context.getBean(ContactFormMeters.class);
            meters.bindTo(registry);

            meters.accepted(new Reference("7Q4M-2KXD"));
            meters.acknowledgement(AcknowledgementOutcome.LIMITED);

            assertThat(registry.get("contact.form.accepted").functionCounter().count())
                    .isEqualTo(1);
            assertThat(registry.get("contact.form.mail.parked")
                            .functionCounter()
                            .count())
                    .isZero();
            assertThat(registry.get("contact.form.mail.dead.lettered")
                            .functionCounter()
                            .count())
                    .isZero();
            assertThat(registry.get("contact.form.acknowledgements")
                            .tag("outcome", "limited")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get("contact.form.acknowledgements").functionCounters())
                    .hasSize(AcknowledgementOutcome.values().length);
            assertThat(registry.get("contact.form.outbox").gauges())
                    .hasSize(3)
                    .allSatisfy(gauge -> assertThat(gauge.value()).isZero());
            assertThat(registry.get("contact.form.outbox.overdue").gauge().value())
                    .isZero();
            assertThat(registry.getMeters().stream().map(Meter::getId)) // R2.20
                    .noneMatch(id -> id.toString().contains("7Q4M"));
        });
    }

    @Test // R4.4
    void measuresForHowLongATransferStaysLawful() {
        SettableClock clock = SettableClock.at("2031-12-20T09:00:00Z");
        runner().withBean(Clock.class, () -> clock).run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(ContactFormMeters.class).bindTo(registry);

            assertThat(daysLeft(registry, "authsmtp")).isEqualTo(7);
            assertThat(daysLeft(registry, "cloudflare")).isInfinite();

            clock.set("2031-12-27T22:59:59Z");
            assertThat(daysLeft(registry, "authsmtp")).isZero();

            clock.set("2031-12-27T23:00:00Z");
            assertThat(daysLeft(registry, "authsmtp")).isEqualTo(-1);
        });
    }

    private static double daysLeft(MeterRegistry registry, String recipient) {
        return registry.get("contact.form.transfer.days.left")
                .tag("recipient", recipient)
                .gauge()
                .value();
    }

    @Test
    void isBoundToTheRegistryOfAnApplication() {
        try (RunningApplication site = RunningApplication.start(Measured.class, Settings.in(directory))) {
            site.postForm("/contact", site.enquiry("/contact"));

            assertThat(site.context()
                            .getBean(MeterRegistry.class)
                            .get("contact.form.accepted")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void measuresNothingWhileTheStoreDoesNotAnswer() {
        runner().run(context -> {
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(ContactFormMeters.class).bindTo(registry);
            context.getBean(ContactForms.class).close();

            assertThat(registry.get("contact.form.outbox.overdue").gauge().value())
                    .isNaN();
        });
    }

    @Test
    void backsOffFromOtherMeters() {
        runner().withUserConfiguration(OwnMeters.class)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ContactFormMeters.class));
    }

    @Test
    void isNotThereWithoutMicrometer() {
        runner().withClassLoader(new FilteredClassLoader(MeterRegistry.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ContactFormMeters.class));
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Settings.OwnTransport.class)
    static class Measured {}

    @Configuration(proxyBeanMethods = false)
    static class OwnMeters {
        @Bean
        ContactFormMeters ownMeters(ObjectProvider<ContactForms> forms) {
            return new ContactFormMeters(forms, Clock.systemUTC());
        }
    }
}
