/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.screening.ChallengeAnswer;
import be.imageplus.contactform.screening.ChallengeStatus;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.screening.turnstile.TurnstileSettings;
import be.imageplus.contactform.screening.turnstile.TurnstileVerifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ContactFormTurnstileAutoConfigurationTest { // R2.19

    private static final String SECRET = "secret-of-this-test";

    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormTurnstileAutoConfiguration.class,
                        ContactFormAutoConfiguration.class,
                        ContactFormHealthAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory));
    }

    private ApplicationContextRunner withTurnstile() {
        return runner().withPropertyValues(
                        "contact-form.screening.turnstile.site-key=1x00000000000000000000AA",
                        "contact-form.screening.turnstile.secret-key=" + SECRET,
                        "contact-form.screening.turnstile.recipient=cloudflare");
    }

    @Test
    void namesNoThirdPartyUnlessAskedTo() {
        runner().run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(ChallengeVerifier.class);
            assertThat(context.getBean(ContactForms.class).status().challenge()).isEmpty();
        });
    }

    @Test
    void makesItTheChallengeOfTheForms() {
        withTurnstile().run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(TurnstileVerifier.class);
            assertThat(context.getBean(ContactForms.class).status().challenge())
                    .contains(new ChallengeStatus("cloudflare", true, Optional.empty()));
            assertThat(context.getBean(ContactFormHealth.class).health().getDetails())
                    .containsEntry("challenge", Map.of("recipient", "cloudflare", "lawful", true));
        });
    }

    @Test
    void takesTheHostsOfTheRegistersOriginsUnlessOthersAreNamed() {
        TurnstileProperties properties = new TurnstileProperties("site", SECRET, "cloudflare", false, List.of());

        assertThat(properties.toSettings(List.of("example.org")).hostnames()).isEqualTo(Set.of("example.org"));
        assertThat(new TurnstileProperties("site", SECRET, "cloudflare", false, List.of("shop.example.org"))
                        .toSettings(List.of("example.org"))
                        .hostnames())
                .isEqualTo(Set.of("shop.example.org"));
        assertThat(properties.toSettings(List.of("example.org")).tellsClientAddress())
                .isEqualTo(TurnstileSettings.of("site", SECRET, "cloudflare", List.of("example.org"))
                        .tellsClientAddress());
    }

    @Test
    void tellsNobodyTheVisitorsAddressUnlessAskedTo() { // R2.5
        withTurnstile()
                .run(context -> assertThat(
                                context.getBean(ChallengeVerifier.class).tellsClientAddress())
                        .isFalse());
        withTurnstile()
                .withPropertyValues("contact-form.screening.turnstile.client-address=true")
                .run(context -> assertThat(
                                context.getBean(ChallengeVerifier.class).tellsClientAddress())
                        .isTrue());
    }

    @Test
    void doesNotStartWithoutItsSecret() {
        withTurnstile()
                .withPropertyValues("contact-form.screening.turnstile.secret-key=")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("TURNSTILE-SETTINGS", "contact-form.screening.turnstile")));
    }

    @Test
    void doesNotStartWithASecretForNoWidget() {
        runner().withPropertyValues("contact-form.screening.turnstile.secret-key=" + SECRET)
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("TURNSTILE-SETTINGS", "contact-form.screening.turnstile.site-key")));
    }

    @Test
    void doesNotStartWithARecipientThatTheRegisterDoesNotDeclare() { // R4.2
        withTurnstile()
                .withPropertyValues("contact-form.screening.turnstile.recipient=somebody")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("RECIPIENT-UNDECLARED", "screening.challenge.recipient")));
        withTurnstile()
                .withPropertyValues("contact-form.screening.turnstile.recipient=")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("RECIPIENT-MISSING", "screening.challenge.recipient")));
    }

    @Test
    void backsOffFromAnotherVerifier() {
        withTurnstile()
                .withUserConfiguration(OwnVerifier.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(TurnstileVerifier.class));
    }

    @Test
    void neverShowsTheSecret() {
        withTurnstile().run(context -> {
            assertThat(context.getBean(TurnstileProperties.class)).asString().doesNotContain(SECRET);
            assertThat(context.getBean(TurnstileVerifier.class)).asString().doesNotContain(SECRET);
        });
        withTurnstile()
                .withPropertyValues("contact-form.screening.turnstile.secret-key=" + SECRET + " with a space")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .singleElement()
                        .asString()
                        .doesNotContain(SECRET));
    }

    /** An application that asks somebody else. */
    @Configuration(proxyBeanMethods = false)
    static class OwnVerifier {
        @Bean
        ChallengeVerifier verifier() {
            return new ChallengeVerifier() {
                @Override
                public Challenge challenge(FormToken page, String provider) {
                    return new Challenge("other", Map.of());
                }

                @Override
                public Result verify(ChallengeAnswer answer) {
                    return new Result.Pass();
                }

                @Override
                public boolean tellsClientAddress() {
                    return false;
                }

                @Override
                public String recipient() {
                    return "cloudflare";
                }
            };
        }
    }
}
