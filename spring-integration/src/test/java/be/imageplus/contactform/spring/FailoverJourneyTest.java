/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Submission;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;
import org.subethamail.smtp.server.SMTPServer;

/** An application with two real mail servers, of which the first is away for a while. */
class FailoverJourneyTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private final List<String> firstTook = new CopyOnWriteArrayList<>();
    private final List<String> secondTook = new CopyOnWriteArrayList<>();

    /** Bound to the first server's port as long as that one is away, so that nobody else gets it; does not listen. */
    private final Socket firstPlace = new Socket();

    private SMTPServer second;
    private RunningApplication site;

    @BeforeEach
    void open() throws IOException {
        firstPlace.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        second = server(0, secondTook);
        site = RunningApplication.start(
                Site.class,
                Stream.concat(
                                Stream.of(Settings.in(directory)),
                                Stream.of(
                                        "contact-form.mail.recipient=authsmtp",
                                        "contact-form.mail.smtp.host=127.0.0.1",
                                        "contact-form.mail.smtp.port=" + firstPlace.getLocalPort(),
                                        "contact-form.mail.smtp.security=LOOPBACK_PLAINTEXT",
                                        "contact-form.mail.failover[0].recipient=cloudflare",
                                        "contact-form.mail.failover[0].host=127.0.0.1",
                                        "contact-form.mail.failover[0].port=" + second.getPortAllocated(),
                                        "contact-form.mail.failover[0].security=LOOPBACK_PLAINTEXT"))
                        .toArray(String[]::new));
    }

    @AfterEach
    void close() throws IOException {
        site.close();
        second.stop();
        firstPlace.close();
    }

    @Test
    void mailsGoByTheSecondServerAsLongAsTheFirstIsAwayAndEverybodyIsTold() throws IOException {
        Submission one = submit("one@example.org");
        await().atMost(PATIENCE).until(() -> secondTook.size() == 1);
        Submission two = submit("two@example.org");
        await().atMost(PATIENCE).until(() -> secondTook.size() == 2);
        awaitDone();

        assertThat(recipientsOf(one)).containsExactlyInAnyOrder("cloudflare", "controller"); // R4.7
        assertThat(eventsOf(one)).contains("MAIL_FAILED_OVER authsmtp cloudflare connect-refused");
        assertThat(eventsOf(two)).noneMatch(event -> event.startsWith("MAIL_FAILED_OVER"));
        assertThat(health().getStatus()).isEqualTo(Status.UP); // the form works
        assertThat(health().getDetails())
                .containsEntry(
                        "transports",
                        List.of(
                                Map.of(
                                        "recipient",
                                        "authsmtp",
                                        "circuit",
                                        "open",
                                        "lawful",
                                        true,
                                        "lastFailure",
                                        "connect-refused"),
                                Map.of("recipient", "cloudflare", "circuit", "closed", "lawful", true)));
        assertThat(usable("authsmtp")).isZero();
        assertThat(usable("cloudflare")).isEqualTo(1);
        assertThat(meters().get("contact.form.mail.failed.over")
                        .tags("from", "authsmtp", "recipient", "cloudflare")
                        .counter()
                        .count())
                .isEqualTo(1);

        int port = firstPlace.getLocalPort();
        firstPlace.close();
        SMTPServer first = server(port, firstTook);
        try {
            site.context().getBean(SettableClock.class).advance(Duration.ofSeconds(30));
            Submission three = submit("three@example.org");
            await().atMost(PATIENCE).until(() -> firstTook.size() == 1);
            awaitDone();

            assertThat(recipientsOf(three)).containsExactlyInAnyOrder("authsmtp", "controller");
            assertThat(eventsOf(three)).contains("MAIL_FAILED_BACK cloudflare authsmtp");
            assertThat(usable("authsmtp")).isEqualTo(1);
            assertThat(secondTook).hasSize(2);
        } finally {
            first.stop();
        }
    }

    private Submission submit(String email) {
        Map<String, String> values = new HashMap<>(site.enquiry("/contact"));
        values.put("email", email);
        site.postForm("/contact", values);
        return store().submissions().findByEmail(email).get(0);
    }

    private void awaitDone() {
        await().atMost(PATIENCE).until(() -> store().outbox().backlog().counts().isEmpty());
    }

    private List<String> recipientsOf(Submission enquiry) {
        return store().disclosures().of(enquiry.id()).stream()
                .map(Disclosure::recipient)
                .toList();
    }

    private List<String> eventsOf(Submission enquiry) {
        List<String> told = new ArrayList<>();
        for (LedgerEvent event : store().ledger().about(enquiry.id())) {
            told.add(event.type() + " " + event.reason().orElse(event.actor()));
        }
        return told;
    }

    private double usable(String recipient) {
        return meters().get("contact.form.mail.transport.usable")
                .tag("recipient", recipient)
                .gauge()
                .value();
    }

    private ContactStore store() {
        return site.context().getBean(ContactStore.class);
    }

    private MeterRegistry meters() {
        return site.context().getBean(MeterRegistry.class);
    }

    private Health health() {
        return site.context()
                .getBean("contactFormHealthIndicator", HealthIndicator.class)
                .health();
    }

    private static SMTPServer server(int port, List<String> took) {
        SMTPServer server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, octets) -> took.add(to))
                .build();
        server.start();
        return server;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Site {
        @Bean
        SettableClock clock() {
            return SettableClock.at("2026-11-23T09:00:00Z");
        }
    }
}
