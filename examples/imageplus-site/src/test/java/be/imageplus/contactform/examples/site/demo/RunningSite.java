/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.examples.site.Browserless;
import be.imageplus.contactform.examples.site.ImageplusSite;
import be.imageplus.contactform.store.ContactStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The site in this process, on a free port, with its demo mail server. */
final class RunningSite implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private RunningSite(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * For many visitors from one machine, who all write the same.
     *
     * @param more further properties, each as {@code --name=value}
     */
    static RunningSite startForMany(Path directory, String... more) {
        return startForMany(directory, Duration.ZERO, more);
    }

    /** @param timeWithoutProof how long visitors without a proof of work have had the page, at least */
    static RunningSite startForMany(Path directory, Duration timeWithoutProof, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "--contact-form.screening.rate-per-client=1000/10m", "--contact-form.screening.weights.repeated=0"));
        all.addAll(List.of(more));
        return start(directory, timeWithoutProof, Clock.systemUTC(), all.toArray(String[]::new));
    }

    /** @param more further properties, each as {@code --name=value} */
    static RunningSite start(Path directory, String... more) {
        return start(directory, Duration.ZERO, Clock.systemUTC(), more);
    }

    /** @param timeWithoutProof how long visitors without a proof of work have had the page, at least */
    static RunningSite start(Path directory, Duration timeWithoutProof) {
        return start(directory, timeWithoutProof, Clock.systemUTC());
    }

    static RunningSite start(Path directory, Clock clock) {
        return start(directory, Duration.ZERO, clock);
    }

    static RunningSite start(Path directory, Duration timeWithoutProof, Clock clock, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                // A visitor of these tests sends the form as soon as it is there.
                "--contact-form.screening.minimum-time=0s",
                "--contact-form.screening.minimum-time-without-proof=" + timeWithoutProof.toSeconds() + "s",
                "--contact-form.store.path=" + directory.resolve("data/contact-form.db"),
                "--contact-form.store.keys=" + directory.resolve("keys/contact-form-keys.json")));
        arguments.addAll(List.of(more));
        SpringApplication site = new SpringApplication(ImageplusSite.class);
        // What a browser proves here costs it next to nothing, unless a test says otherwise.
        site.setDefaultProperties(Map.of("contact-form.screening.proof-of-work-tries", "20"));
        site.addInitializers(context -> ((GenericApplicationContext) context).registerBean(Clock.class, () -> clock));
        return new RunningSite(site.run(arguments.toArray(String[]::new)));
    }

    URI uri() {
        return URI.create("http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    Browserless visitor() {
        return new Browserless(uri());
    }

    /** How many enquiries came from an address. */
    int enquiriesOf(String address) {
        return context.getBean(ContactStore.class)
                .submissions()
                .findByEmail(address)
                .size();
    }

    /** Why the enquiries from an address are held; empty for what is not. */
    List<String> reasonsAgainst(String address) {
        return context.getBean(ContactStore.class).submissions().findByEmail(address).stream()
                .flatMap(enquiry -> enquiry.screeningReasons().stream())
                .toList();
    }

    /** Waits for the mail about an enquiry; the first retry comes within 30 seconds. */
    DemoMail mailAbout(String reference) {
        DemoMailbox mailbox = context.getBean(DemoMailbox.class);
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> mailbox.mails().stream()
                                .filter(mail -> mail.header("Subject").contains(reference))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        context.close();
    }
}
