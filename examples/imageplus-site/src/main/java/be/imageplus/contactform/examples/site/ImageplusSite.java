/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Starts the site at {@code http://localhost:8080}. */
@SpringBootApplication(proxyBeanMethods = false)
public class ImageplusSite {

    private static final Logger LOG = LoggerFactory.getLogger(ImageplusSite.class);

    public static void main(String[] arguments) {
        SpringApplication.run(ImageplusSite.class, arguments);
    }

    /** Gives every page of the library the site's head, header and footer. */
    @Bean
    SiteLayout siteLayout(@Value("${contact-form.mail.smtp.host:}") String mailServer) {
        return new SiteLayout(mailServer.isBlank());
    }

    @EventListener
    void announce(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port", "8080");
        String site = "http://localhost:" + port + environment.getProperty("server.servlet.context-path", "");
        boolean demo =
                environment.getProperty("contact-form.mail.smtp.host", "").isBlank();
        LOG.info(
                "Ready after {} s: contact form at {}/contact{}",
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0,
                site,
                demo ? ", its mails at " + site + "/demo/mailbox" : "");
    }
}
