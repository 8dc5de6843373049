/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.javalin;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.examples.plain.PlainJavaSite;
import be.imageplus.contactform.web.WebSettings;
import io.javalin.Javalin;
import java.nio.file.Path;

/** A Javalin application with a page of its own, the contact form and its privacy notice. */
public final class JavalinSite {

    private JavalinSite() {}

    /** The application, not yet started; its forms start and end with it. */
    static Javalin of(ContactForms contact) {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.routes.before(new JavalinAdapter(contact.web(WebSettings.defaults())));
            config.routes.get("/", page -> page.redirect("/contact"));
            config.events.serverStarted(contact::start);
            config.events.serverStopped(contact::close);
        });
    }

    /**
     * Starts the site on this machine, with the environment variables of the plain-java example.
     *
     * @param arguments the register's file; {@code processing-register.yml} if none is named
     */
    public static void main(String[] arguments) {
        Path register = Path.of(arguments.length > 0 ? arguments[0] : "processing-register.yml");
        Javalin site = of(PlainJavaSite.contactForms(register, System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(site::stop));
        site.start("localhost", Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
    }
}
