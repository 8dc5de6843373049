/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.ContactFormsBuilder;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.web.WebSettings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A site with nothing but a contact form and its privacy notice, on the JDK's HTTP server.
 *
 * <pre>{@code
 * SMTP_HOST=smtp.example.org SMTP_USERNAME=… SMTP_PASSWORD=… MAIL_FROM=website@example.org MAIL_TO=office@example.org \
 *     java -jar plain-java.jar processing-register.yml
 * }</pre>
 */
public final class PlainJavaSite implements AutoCloseable {

    private static final int THREADS = 16;

    private static final String DEFAULT_PORT = "8080";

    static {
        // Read when the first server is made: else it waits for a slow visitor for ever, and 40 ms with each answer.
        System.setProperty("sun.net.httpserver.maxReqTime", "30");
        System.setProperty("sun.net.httpserver.maxRspTime", "30");
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ContactForms contact;
    private final HttpServer server;
    private final ExecutorService workers;

    private PlainJavaSite(ContactForms contact, HttpServer server, ExecutorService workers) {
        this.contact = contact;
        this.server = server;
        this.workers = workers;
    }

    /** Serves the forms at an address, and starts their delivery; both end with {@link #close}. */
    public static PlainJavaSite start(ContactForms contact, InetSocketAddress address) throws IOException {
        HttpServer server = HttpServer.create(address, 0);
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        server.setExecutor(workers);
        server.createContext("/", new HttpServerAdapter(contact.web(WebSettings.defaults())));
        contact.start();
        server.start();
        return new PlainJavaSite(contact, server, workers);
    }

    /** Where it is, for example {@code http://localhost:8080}. */
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(1);
        workers.shutdown();
        contact.close();
    }

    /**
     * Starts the site.
     *
     * @param arguments the register's file; {@code processing-register.yml} if none is named
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        Path register = Path.of(arguments.length > 0 ? arguments[0] : "processing-register.yml");
        int port = Integer.parseInt(environment.getOrDefault("PORT", DEFAULT_PORT));
        try {
            PlainJavaSite site = start(contactForms(register, environment), new InetSocketAddress("localhost", port));
            Runtime.getRuntime().addShutdownHook(new Thread(site::close));
            System.out.println("The contact form is at " + site.uri() + "/contact");
        } catch (ConfigurationException | IllegalArgumentException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    /**
     * The forms of a register, with store and SMTP as the environment says; the README lists the variables.
     *
     * @throws ConfigurationException when the register does not allow it
     * @throws IllegalArgumentException when a variable is missing or wrong
     */
    public static ContactForms contactForms(Path register, Map<String, String> environment) {
        return contactForms(register, environment, Clock.systemUTC());
    }

    /** The same at a time that tests hold in their hands. */
    static ContactForms contactForms(Path register, Map<String, String> environment, Clock clock) {
        Path data = Path.of(environment.getOrDefault("DATA", "data"));
        KeySource keys = KeySource.fileCreatedIfMissing(
                Path.of(environment.getOrDefault("KEYS", "keys")).resolve("contact-form-keys.json"));
        ProcessingRegister facts = ProcessingRegister.load(register);
        JdbcContactStore store = JdbcContactStore.open(data.resolve("contact-form.db"), keys);
        ContactFormsBuilder contact = facts.form("quote").isPresent()
                ? twoForms(facts, store, environment)
                : ContactForms.builder(facts)
                        .form("contact", Enquiry.class)
                        .store(store)
                        .mail(
                                SmtpMailTransport.to(smtp(environment)),
                                mail -> mail.from(needed(environment, "MAIL_FROM"))
                                        .to(needed(environment, "MAIL_TO"))
                                        .actionLinks(pages(environment)));
        return contact.clock(clock).build();
    }

    private static ContactFormsBuilder twoForms(
            ProcessingRegister register, ContactStore store, Map<String, String> environment) {
        MailTransport smtp = SmtpMailTransport.to(smtp(environment));
        String website = needed(environment, "MAIL_FROM");
        String office = needed(environment, "MAIL_TO");
        String sales = needed(environment, "MAIL_TO_QUOTE");
        URI pages = pages(environment);
        return ContactForms.builder(register)
                .form("contact", Enquiry.class)
                .form("quote", QuoteRequest.class)
                .store(store)
                .mail(
                        smtp,
                        mail -> mail.from(website)
                                .to(office)
                                .actionLinks(pages)
                                .form("quote", quote -> quote.to(sales).mailboxRecipient("workspace")));
    }

    /** Where people reach the pages, to which links in mails to staff lead. */
    private static URI pages(Map<String, String> environment) {
        return URI.create(environment.getOrDefault(
                "PUBLIC_URL", "http://localhost:" + environment.getOrDefault("PORT", DEFAULT_PORT)));
    }

    private static SmtpSettings smtp(Map<String, String> environment) {
        SmtpSettings.Builder smtp = SmtpSettings.builder(needed(environment, "SMTP_HOST"))
                .security(SmtpSettings.Security.valueOf(environment.getOrDefault("SMTP_SECURITY", "STARTTLS")))
                .recipient(environment.getOrDefault("SMTP_RECIPIENT", "controller"));
        if (environment.containsKey("SMTP_PORT")) {
            smtp.port(Integer.parseInt(environment.get("SMTP_PORT")));
        }
        if (environment.containsKey("SMTP_USERNAME")) {
            smtp.credentials(environment.get("SMTP_USERNAME"), needed(environment, "SMTP_PASSWORD"));
        }
        return smtp.build();
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The environment variable " + name + " is needed; see the README.");
        }
        return value;
    }
}
