/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.screening.Indicator;
import be.imageplus.contactform.screening.ProofCost;
import be.imageplus.contactform.screening.ScreeningRules;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ContactFormScreeningPropertiesTest {

    @TempDir
    Path directory;

    private final ApplicationContextRunner properties =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Test
    void agreeWithTheLibrarysOwnDefaults() {
        properties.run(context ->
                assertThat(rules(context.getBean(ContactFormProperties.class))).isEqualTo(ScreeningRules.defaults()));
    }

    @Test
    void askForAsMuchWorkAsTheLibraryDoesUnlessTold() {
        properties.run(context ->
                assertThat(cost(context.getBean(ContactFormProperties.class))).isEqualTo(ProofCost.STANDARD));
        properties
                .withPropertyValues("contact-form.screening.proof-of-work-tries=5000")
                .run(context -> assertThat(cost(context.getBean(ContactFormProperties.class)))
                        .isEqualTo(new ProofCost(ProofCost.STANDARD.iterations(), 5_000)));
    }

    @Test
    void areTheRulesOfTheScreening() {
        properties
                .withPropertyValues(
                        "contact-form.screening.minimum-time=5s",
                        "contact-form.screening.minimum-time-without-proof=20s",
                        "contact-form.screening.maximum-time=2h",
                        "contact-form.screening.links=0",
                        "contact-form.screening.characters=2000",
                        "contact-form.screening.repeats=10",
                        "contact-form.screening.repeats-within=1h",
                        "contact-form.screening.weights.too-slow=100",
                        "contact-form.screening.weights.trap-filled=0")
                .run(context -> assertThat(rules(context.getBean(ContactFormProperties.class)))
                        .isEqualTo(ScreeningRules.builder()
                                .minimumTime(Duration.ofSeconds(5))
                                .minimumTimeWithoutProof(Duration.ofSeconds(20))
                                .maximumTime(Duration.ofHours(2))
                                .links(0)
                                .characters(2_000)
                                .repeats(10)
                                .repeatsWithin(Duration.ofHours(1))
                                .weight(Indicator.TOO_SLOW, 100)
                                .weight(Indicator.TRAP_FILLED, 0)
                                .build()));
    }

    @Test
    void stopTheStartWhereTheyCannotBeKept() {
        application(
                        "contact-form.screening.proof-of-work-tries=0",
                        "contact-form.screening.minimum-time=1h",
                        "contact-form.screening.minimum-time-without-proof=-1s",
                        "contact-form.screening.maximum-time=3s",
                        "contact-form.screening.links=-1",
                        "contact-form.screening.characters=10",
                        "contact-form.screening.repeats=0",
                        "contact-form.screening.repeats-within=2d",
                        "contact-form.screening.weights.too-slow=101",
                        "contact-form.screening.weights.too-fest=10")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .filteredOn(finding -> finding.code().equals("SCREENING-RULES"))
                        .extracting(Finding::path)
                        .containsExactlyInAnyOrder(
                                "contact-form.screening.proof-of-work-tries",
                                "contact-form.screening.minimum-time",
                                "contact-form.screening.minimum-time-without-proof",
                                "contact-form.screening.maximum-time",
                                "contact-form.screening.links",
                                "contact-form.screening.characters",
                                "contact-form.screening.repeats",
                                "contact-form.screening.repeats-within",
                                "contact-form.screening.weights.too-slow",
                                "contact-form.screening.weights.too-fest"));
    }

    @Test
    void sayWhatIsExpected() {
        application("contact-form.screening.weights.too-fest=10")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .singleElement()
                        .extracting(Finding::problem)
                        .asString()
                        .contains("weights: one of trap-filled, too-fast"));
    }

    private ApplicationContextRunner application(String... wrong) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ContactFormAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory))
                .withPropertyValues(wrong);
    }

    private static ProofCost cost(ContactFormProperties properties) {
        return properties.screening().proofCost();
    }

    private static ScreeningRules rules(ContactFormProperties properties) {
        return properties.screening().rules();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ContactFormProperties.class)
    static class Properties {}
}
