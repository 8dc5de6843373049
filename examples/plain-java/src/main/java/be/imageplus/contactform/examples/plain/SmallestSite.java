/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.web.WebSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * As little as a site takes, as core's README shows it; {@link PlainJavaSite} is the one to run.
 *
 * @param server shows the form
 * @param workers answer its requests
 * @param contact delivers and purges in the background
 */
record SmallestSite(HttpServer server, ExecutorService workers, ContactForms contact) implements AutoCloseable {

    /** @param folder holds the register; database and keys are made in it */
    static SmallestSite start(Path folder, SmtpSettings smtp, InetSocketAddress address) throws IOException {
        KeySource keys = KeySource.fileCreatedIfMissing(folder.resolve("keys/contact-form-keys.json"));
        ContactForms contact = ContactForms.builder(ProcessingRegister.load(folder.resolve("processing-register.yml")))
                .form("contact", Enquiry.class) // name, email, optional phone, message
                .store(JdbcContactStore.open(folder.resolve("data/contact-form.db"), keys))
                .mail(
                        SmtpMailTransport.to(smtp),
                        mail -> mail.from("website@example.org")
                                .to("office@example.org")
                                .actionLinks(URI.create("http://localhost:8080"))) // links in mails to staff
                .build(); // refuses to build what the register does not allow
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService workers = Executors.newFixedThreadPool(16);
        server.setExecutor(workers);
        server.createContext("/", new HttpServerAdapter(contact.web(WebSettings.defaults())));
        contact.start(); // delivery, purge and reminders, until contact.close()
        server.start();
        return new SmallestSite(server, workers, contact);
    }

    @Override
    public void close() {
        server.stop(1);
        workers.shutdown();
        contact.close();
    }
}
