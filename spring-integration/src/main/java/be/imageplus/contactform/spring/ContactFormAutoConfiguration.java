/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactFormListener;
import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.ContactFormsBuilder;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.screening.RateLimiter;
import be.imageplus.contactform.screening.ScreeningCheck;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Register, store and the forms themselves; delivery starts and ends with the application. */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "contact-form.enabled", matchIfMissing = true)
@EnableConfigurationProperties(ContactFormProperties.class)
class ContactFormAutoConfiguration {

    /** The form that every application has: {@link Enquiry}, at {@code /contact}. */
    static final String FORM = "contact";

    @Bean
    @ConditionalOnMissingBean
    ProcessingRegister contactFormRegister(ContactFormProperties properties) {
        return RegisterResource.load(properties.register());
    }

    @Bean
    @ConditionalOnMissingBean(ContactStore.class)
    JdbcContactStore contactFormStore(ContactFormProperties properties) {
        ContactFormProperties.Store store = properties.store();
        if (store.type() == ContactFormProperties.Store.Type.DATASOURCE) {
            throw new ConfigurationException(
                    List.of(Finding.of(FindingCode.STORE_JDBC_MISSING, "contact-form.store.type")));
        }
        return store.with(JdbcContactStore.open(store.path(), store.keySource(), store.recipient()));
    }

    @Bean
    @ConditionalOnMissingBean
    ContactForms contactForms(
            ProcessingRegister register,
            ContactFormProperties properties,
            ContactStore store,
            Environment environment,
            ObjectProvider<MailTransport> transport,
            ObjectProvider<FailoverTransports> failover,
            ObjectProvider<RateLimiter> limiter,
            ObjectProvider<Clock> clock,
            ObjectProvider<ScreeningCheck> checks,
            ObjectProvider<ChallengeVerifier> challenge,
            ObjectProvider<ContactFormListener> listeners,
            ObjectProvider<DataLocation> places,
            ObjectProvider<ContactFormsCustomizer> customizers) {
        Optional<FailoverTransports> further = Optional.ofNullable(failover.getIfAvailable());
        List<Finding> findings = new PropertyCheck(properties, environment, further.isPresent()).findings();
        ContactFormsBuilder forms = ContactForms.builder(register)
                .form(FORM, Enquiry.class)
                .store(store)
                .findings(findings);
        ContactFormProperties.Mail mail = properties.mail();
        List<MailTransport> transports = new ArrayList<>(inOrder(transport));
        further.ifPresent(servers -> transports.addAll(servers.inOrder()));
        if (!transports.isEmpty()) {
            forms.mail(transports, routing -> {
                routing.from(mail.from())
                        .to(mail.to().toArray(String[]::new))
                        .mailboxRecipient(mail.mailboxRecipient());
                Optional<URI> pages = PagesAddress.of(properties.web(), environment);
                pages.ifPresent(routing::actionLinks);
                if (mail.acknowledgement().enabled()) {
                    routing.acknowledgements(mail.acknowledgement().terms(pages));
                }
                properties.forms().forEach((id, own) -> routing.form(id, form -> mailboxes(form, own)));
            });
        }
        if (findings.stream().noneMatch(Finding::isError)) {
            forms.rateLimits(properties.screening().rateLimits());
            forms.screening(properties.screening().rules());
            forms.proofOfWork(properties.screening().proofCost());
        }
        limiter.ifAvailable(forms::rateLimiter);
        if (!properties.screening().proofOfWork()) {
            forms.proofOfWork(false);
        }
        clock.ifUnique(forms::clock);
        checks.orderedStream().forEach(forms::screening);
        challenge.ifAvailable(forms::challenge);
        listeners.orderedStream().forEach(forms::listener);
        places.orderedStream().forEach(forms::location);
        forms.purging(properties.retention().enabled());
        customizers.orderedStream().forEach(customizer -> customizer.customize(forms));
        return forms.build();
    }

    private static void mailboxes(MailRouting.OfForm form, ContactFormProperties.FormMail own) {
        form.to(own.to().toArray(String[]::new));
        Optional.ofNullable(own.mailboxRecipient()).ifPresent(form::mailboxRecipient);
    }

    /** All in their order; but a primary one, which may be made of the others, is the only one. */
    private static List<MailTransport> inOrder(ObjectProvider<MailTransport> transports) {
        MailTransport only = transports.getIfUnique();
        return only == null ? transports.orderedStream().toList() : List.of(only);
    }

    @Bean
    @ConditionalOnMissingBean
    ContactFormsLifecycle contactFormsLifecycle(ContactForms forms) {
        return new ContactFormsLifecycle(forms);
    }
}
