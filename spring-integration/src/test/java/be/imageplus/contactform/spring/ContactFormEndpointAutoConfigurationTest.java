/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.retention.ByHand;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.Retention;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Resolution;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.autoconfigure.endpoint.EndpointAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ContactFormEndpointAutoConfigurationTest {

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class,
                        ContactFormHealthAutoConfiguration.class,
                        EndpointAutoConfiguration.class,
                        ContactFormEndpointAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withBean(Clock.class, () -> clock)
                .withPropertyValues(Settings.in(directory));
    }

    private ApplicationContextRunner exposed() {
        return runner().withPropertyValues(
                        "management.endpoints.web.exposure.include=contactform",
                        "contact-form.retention.enabled=false");
    }

    @Test
    void isThereOnlyWhereTheApplicationExposesIt() {
        runner().run(context -> assertThat(context).doesNotHaveBean(ContactFormEndpoint.class));
        exposed().run(context -> assertThat(context).hasSingleBean(ContactFormEndpoint.class));
    }

    @Test
    void staysAwayWithoutActuator() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class, ContactFormEndpointAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory))
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("contactFormEndpoint"));
    }

    @Test
    void tellsWhatIsDueWhatWasPurgedAndWhatIsOpen() {
        exposed().run(context -> {
            ContactForms forms = context.getBean(ContactForms.class);
            ContactFormEndpoint endpoint = context.getBean(ContactFormEndpoint.class);
            resolvedEnquiry(forms);
            forms.retention().purgeNow();

            assertThat(endpoint.overview())
                    .containsEntry("purging", false)
                    .containsEntry("overdue", false)
                    .containsKey("lastRun");
            assertThat(endpoint.part("preview", 400, null))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .extractingByKey("planned", InstanceOfAssertFactories.LIST)
                    .hasSize(2);

            clock.set("2027-12-24T09:00:00Z");
            forms.retention().confirmClock(Actor.of("operator", "1"));
            forms.retention().purgeNow();
            assertThat(endpoint.part("runs", null, null))
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .isNotEmpty();
            context.getBean(ContactForms.class).retention().askNow();
            assertThat(endpoint.part("erasures", null, null))
                    .as("what a person must erase in the mailbox of staff")
                    .asInstanceOf(InstanceOfAssertFactories.LIST)
                    .singleElement()
                    .asString()
                    .contains("Nothing here reaches the staff mailbox: delete every mail about it there");
            assertThat(endpoint.part("ledger", null, null))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("result", "Verified");
            assertThat(endpoint.part("another", null, null)).isNull();
        });
    }

    @Test
    void isHealthyUntilWhatMustBeGoneIsADayLate() { // R5.2
        exposed().run(context -> {
            ContactForms forms = context.getBean(ContactForms.class);
            HealthIndicator health = context.getBean("contactFormHealthIndicator", HealthIndicator.class);
            resolvedEnquiry(forms);
            forms.retention().purgeNow();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);

            clock.set("2026-12-25T09:00:00Z"); // technical data was due at the end of the 23rd
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);

            forms.retention().purgeNow();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        });
    }

    @Test
    void saysThatNothingIsPurgedWhileTheClockIsNotBelievedAndIsHealthyOnceItIsConfirmed() { // R5.1
        runner().withPropertyValues("management.endpoints.web.exposure.include=contactform")
                .run(context -> {
                    Retention retention = retention(context.getBean(ContactForms.class));
                    ContactFormEndpoint endpoint = context.getBean(ContactFormEndpoint.class);
                    HealthIndicator health = context.getBean("contactFormHealthIndicator", HealthIndicator.class);
                    retention.purgeNow();
                    assertThat(health.health().getDetails()).doesNotContainKey("clock");

                    clock.set("2036-11-23T09:00:00Z");
                    assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
                    assertThat(health.health().getDetails())
                            .extractingByKey("clock", InstanceOfAssertFactories.MAP)
                            .containsEntry("code", "CLOCK-AHEAD")
                            .containsEntry("seen", "2026-11-23T09:00:00Z")
                            .containsEntry("now", "2036-11-23T09:00:00Z")
                            .containsKey("message");
                    assertThat(endpoint.overview()).containsKey("clock");
                    assertThat(endpoint.part("preview", null, null))
                            .asInstanceOf(InstanceOfAssertFactories.MAP)
                            .containsKey("clock");

                    retention.confirmClock(Actor.of("operator", "1"));
                    await().untilAsserted(() ->
                            assertThat(health.health().getStatus()).isEqualTo(Status.UP));
                    assertThat(endpoint.overview()).doesNotContainKey("clock");
                });
    }

    @Test
    void purgesInTheBackgroundUnlessToldOtherwise() {
        runner().run(context -> assertThat(
                        retention(context.getBean(ContactForms.class)).status().running())
                .isTrue());
        exposed()
                .run(context -> assertThat(retention(context.getBean(ContactForms.class))
                                .status()
                                .running())
                        .isFalse());
    }

    @Test
    void asksEveryPlaceThatIsABean() {
        runner().withBean(DataLocation.class, () -> ByHand.of("paper-files", "nobody-declared", "shred"))
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("paper-files"));
    }

    private static Retention retention(ContactForms forms) {
        return forms.retention();
    }

    private static void resolvedEnquiry(ContactForms forms) throws Exception {
        VisitorRequest visitor = new VisitorRequest(
                "https://example.org",
                Optional.empty(),
                InetAddress.getByName("192.0.2.7"),
                BrowserFamily.FIREFOX,
                List.of(Locale.ENGLISH));
        Map<String, String> values = Map.of(
                "_token",
                forms.page("contact", visitor).token(),
                "name",
                "Ada Example",
                "email",
                "ada@example.org",
                "message",
                "Could you build a website for us?");
        SubmissionOutcome outcome = forms.submit("contact", FormValues.of(values), visitor);
        forms.inbox()
                .resolve(
                        forms.inbox()
                                .findByReference(((SubmissionOutcome.Received) outcome)
                                        .receipt()
                                        .reference())
                                .orElseThrow()
                                .life()
                                .submission(),
                        Resolution.Outcome.ANSWERED,
                        Actor.of("handler", "7"));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> forms.backlog().orElseThrow().counts().isEmpty());
    }
}
