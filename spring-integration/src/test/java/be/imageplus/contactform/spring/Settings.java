/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.mail.MailTransport;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What every application of these tests sets: a store in a directory of its own, and addresses. */
final class Settings {

    /** For applications without a database of their own: these tests' class path has all that Boot makes one from. */
    static final String NO_DATABASE =
            "spring.autoconfigure.exclude=" + "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration";

    private Settings() {}

    static String[] in(Path directory) {
        return new String[] {
            "contact-form.register=classpath:be/imageplus/contactform/kit/processing-register.yml",
            "contact-form.store.path=" + directory.resolve("data/contact-form.db"),
            "contact-form.store.keys=" + directory.resolve("keys/contact-form-keys.json"),
            "contact-form.store.create-keys=true",
            // These tests send a form as soon as they have it, and always the same.
            "contact-form.screening.minimum-time=0s",
            "contact-form.screening.minimum-time-without-proof=0s",
            "contact-form.screening.weights.repeated=0",
            "contact-form.mail.from=website@example.org",
            "contact-form.mail.to=office@example.org"
        };
    }

    /** An application that brings a transport of its own. */
    @Configuration(proxyBeanMethods = false)
    static class OwnTransport {
        @Bean
        MailTransport transport() {
            return new RecordingTransport();
        }
    }
}
