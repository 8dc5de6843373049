/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.kit.HttpContractKit;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.ContactStore;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The HTTP contract, with an embedded Tomcat and Spring Security around it. */
class ServletHttpContractTest extends HttpContractKit {

    @Override
    protected Site start(Setup setup) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "contact-form.mail.from=website@example.org",
                        "contact-form.mail.to=office@example.org",
                        "contact-form.screening.minimum-time=0s",
                        "contact-form.screening.minimum-time-without-proof=0s",
                        "contact-form.screening.weights.repeated=0")
                .properties(properties())
                .initializers(application -> register((GenericApplicationContext) application, setup))
                .run();
        String port = context.getEnvironment().getRequiredProperty("local.server.port");
        return Site.at(URI.create("http://localhost:" + port), context::close);
    }

    /** What the application sets beside that. */
    String[] properties() {
        return new String[] {Settings.NO_DATABASE};
    }

    /** Gives the application its store. */
    void registerStore(GenericApplicationContext application, ContactStore store) {
        application.registerBean(ContactStore.class, () -> store);
    }

    private void register(GenericApplicationContext application, Setup setup) {
        registerStore(application, setup.store());
        application.registerBean(ProcessingRegister.class, setup::register);
        application.registerBean(MailTransport.class, setup::transport);
        application.registerBean(Clock.class, setup::clock);
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
