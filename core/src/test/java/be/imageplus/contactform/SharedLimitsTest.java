/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.kit.Together;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.reception.SubmissionOutcome.Quarantined;
import be.imageplus.contactform.reception.SubmissionOutcome.Reason;
import be.imageplus.contactform.reception.SubmissionOutcome.Received;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.screening.CaffeineRateLimiter;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import com.zaxxer.hikari.HikariDataSource;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, and one client that asks both. */
class SharedLimitsTest { // R3.6

    private static final VisitorRequest VISITOR = VisitorRequest.of(
            "https://example.org", InetAddress.getLoopbackAddress(), null, null, List.of(Locale.ENGLISH));

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final KeySet keys = KeySet.generate();
    private final List<ContactForms> nodes = new ArrayList<>();
    private HikariDataSource pool;

    @BeforeEach
    void createDatabase() {
        PostgresServer server = PostgresServer.shared();
        pool = new HikariDataSource();
        pool.setJdbcUrl(server.url(server.newDatabase()));
        pool.setMinimumIdle(1);
    }

    @AfterEach
    void close() {
        nodes.forEach(ContactForms::close);
        pool.close();
    }

    @Test
    void aClientHasOneAllowanceOnAllNodes() {
        startTwo(builder -> builder);

        List<SubmissionOutcome> outcomes = Together.run(4, thread -> {
                    List<SubmissionOutcome> own = new ArrayList<>();
                    for (int i = 0; i < 5; i++) {
                        own.add(submit(nodes.get(thread % 2), thread * 5 + i));
                    }
                    return own;
                })
                .stream()
                .flatMap(List::stream)
                .toList();

        assertThat(outcomes).filteredOn(Received.class::isInstance).hasSize(10);
        assertThat(outcomes)
                .filteredOn(Refused.class::isInstance)
                .hasSize(10)
                .allSatisfy(refused -> assertThat(((Refused) refused).reason()).isEqualTo(Reason.RATE_LIMITED));
    }

    @Test
    void aTextIsRepeatedOnWhicheverNodeItCame() {
        startTwo(builder -> builder);

        for (int i = 0; i < 3; i++) {
            assertThat(offer(nodes.get(i % 2), i)).isInstanceOf(Accepted.class);
        }

        assertThat(offer(nodes.get(0), 3)).isInstanceOf(Quarantined.class);
        assertThat(offer(nodes.get(1), 4)).isInstanceOf(Quarantined.class);
    }

    @Test
    void eachNodeCountsForItselfWhereTheApplicationSaysSo() {
        startTwo(builder -> builder.rateLimiter(new CaffeineRateLimiter(clock)));

        for (int i = 0; i < 20; i++) {
            assertThat(submit(nodes.get(i % 2), i)).isInstanceOf(Received.class);
        }
        assertThat(submit(nodes.get(0), 20)).isInstanceOf(Refused.class);
    }

    private void startTwo(UnaryOperator<ContactFormsBuilder> choice) {
        for (int node = 0; node < 2; node++) {
            ContactForms forms = choice.apply(ContactForms.builder(TestRegister.example())
                            .form("contact", Enquiry.class)
                            .store(JdbcContactStore.open(pool, () -> keys).withBusyTimeout(Duration.ofSeconds(30)))
                            .mail(
                                    new RecordingTransport(),
                                    mail -> mail.from("website@example.org").to("office@example.org"))
                            .clock(clock))
                    .build();
            nodes.add(forms);
            forms.start();
        }
    }

    private static SubmissionOutcome submit(ContactForms node, int number) {
        return submit(node, token(node), number, "Hello from number " + number);
    }

    /** The same text each time, after the time that a person takes. */
    private SubmissionOutcome offer(ContactForms node, int number) {
        String token = token(node);
        clock.advance(Duration.ofMinutes(2));
        return submit(node, token, number, "We bring your website to the first page, guaranteed, within thirty days.");
    }

    private static String token(ContactForms node) {
        return node.page("contact", VISITOR).token();
    }

    private static SubmissionOutcome submit(ContactForms node, String token, int number, String message) {
        Map<String, String> values = Map.of(
                "_token",
                token,
                "name",
                "Ada Example",
                "email",
                "visitor-" + number + "@example.org",
                "message",
                message);
        return node.submit("contact", FormValues.of(values), VISITOR);
    }
}
