/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.transport;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.examples.plain.PlainJavaSite;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;

/**
 * The whole form with {@link HttpMailTransport}, and the API it speaks to, on this machine.
 *
 * <pre>{@code java -jar custom-transport.jar processing-register.yml}</pre>
 */
public final class Demo implements AutoCloseable {

    /** A real key comes from the environment, and stands in no source. */
    private static final String KEY = "only-for-this-demonstration";

    private final MailApi api;
    private final PlainJavaSite site;

    private Demo(MailApi api, PlainJavaSite site) {
        this.api = api;
        this.site = site;
    }

    /**
     * Starts both.
     *
     * @param register the register's text, without the API
     * @param directory in which the folders of database and keys are, or will be
     * @param sitePort 0 for any
     * @param apiPort 0 for any
     * @param clock the time, which tests hold in their hands
     */
    static Demo start(String register, Path directory, int sitePort, int apiPort, Clock clock) throws IOException {
        URI form = URI.create("http://localhost:" + sitePort + "/contact");
        MailApi api = MailApi.start(new InetSocketAddress("localhost", apiPort), KEY, form);
        MailTransport transport =
                HttpMailTransport.to(api.uri().resolve("/v1/mails"), KEY, "mail-api", Duration.ofSeconds(20));
        ProcessingRegister declared = withTheApi(register);
        String site = declared.controller().site();
        ContactForms contact = ContactForms.builder(declared)
                .form("contact", Enquiry.class)
                .store(JdbcContactStore.open(
                        directory.resolve("data").resolve("custom-transport.db"),
                        KeySource.fileCreatedIfMissing(
                                directory.resolve("keys").resolve("custom-transport-keys.json"))))
                .mail(transport, mail -> mail.from("website@" + site).to("office@" + site))
                .clock(clock)
                .build();
        return new Demo(api, PlainJavaSite.start(contact, new InetSocketAddress("localhost", sitePort)));
    }

    /** The register with one recipient more, who runs the API, named as the one that carries the mails. */
    private static ProcessingRegister withTheApi(String register) throws IOException {
        try (InputStream recipient = Objects.requireNonNull(Demo.class.getResourceAsStream("recipient.yml"))) {
            String whole = register.replaceFirst("mail-delivery: \\[.*]", "mail-delivery: [mail-api]")
                    .replaceFirst(
                            "(?m)^recipients:\\s*\n",
                            "$0" + new String(recipient.readAllBytes(), StandardCharsets.UTF_8));
            return ProcessingRegister.load(
                    new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)), "processing-register.yml");
        }
    }

    URI form() {
        return site.uri().resolve("/contact");
    }

    URI mails() {
        return api.uri();
    }

    @Override
    public void close() {
        site.close();
        api.close();
    }

    /**
     * Starts the demonstration.
     *
     * @param arguments the register's file; {@code processing-register.yml} if none is named
     */
    public static void main(String[] arguments) throws IOException {
        Path register = Path.of(arguments.length > 0 ? arguments[0] : "processing-register.yml");
        Demo demo = start(Files.readString(register), Path.of(""), 8080, 8025, Clock.systemUTC());
        Runtime.getRuntime().addShutdownHook(new Thread(demo::close));
        System.out.println("The contact form is at " + demo.form() + ", what the API received at " + demo.mails());
    }
}
