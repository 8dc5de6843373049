/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.heard;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.sip;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.trickle;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.usual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.DeliveryResult.Ambiguous;
import be.imageplus.contactform.mail.DeliveryResult.Delivered;
import be.imageplus.contactform.mail.DeliveryResult.Transient;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that says or takes an octet now and then is never silent for as long as a timeout: an attempt ends all the
 * same within the time that a lease relies on.
 */
class WithinMaximumDurationTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");
    private static final Duration READ_TIMEOUT = Duration.ofMillis(2400);
    private static final Duration OTHER_TIMEOUTS = Duration.ofMillis(1500);
    private static final long PAUSE = READ_TIMEOUT.toMillis() / 4;
    private static final OutgoingMail SIMPLE = Mails.simple();
    private static final OutgoingMail LARGE = Mails.withText("More than the network buffers hold.\n".repeat(300_000));

    private static final ExecutorService SIDE_BY_SIDE = Executors.newFixedThreadPool(16);

    /** One step of a conversation that takes an age. */
    private record Slow(String word, DeliveryResult outcome, Future<DeliveryResult> result) {
        @Override
        public String toString() {
            return word;
        }
    }

    private static List<Slow> steps;
    private static Future<DeliveryResult> kept;

    /** They all take their time side by side. */
    @BeforeAll
    static void begin() throws IOException {
        FirstMail.isSent();
        kept = SIDE_BY_SIDE.submit(WithinMaximumDurationTest::playOnAKeptConnection);
        steps = Stream.of(
                        slow("CONNECT", trickle("2", PAUSE), SIMPLE, new Transient("timeout-at-greeting")),
                        slow("EHLO", trickle("2", PAUSE), SIMPLE, new Transient("timeout-at-hello")),
                        slow("STARTTLS", trickle("2", PAUSE), SIMPLE, new Transient("timeout-at-starttls")),
                        slow("TLS", heard(handshake()), SIMPLE, new Transient("timeout-at-starttls")),
                        slow("AUTH", trickle("2", PAUSE), SIMPLE, new Transient("timeout-at-auth")),
                        slow("MAIL", trickle("2", PAUSE), SIMPLE, new Transient("timeout-at-mail")),
                        slow("RCPT", trickle("250-", PAUSE), SIMPLE, new Transient("timeout-at-rcpt")),
                        slow("DATA", trickle("3", PAUSE), SIMPLE, new Transient("timeout-at-data")),
                        slow("BODY", sip(PAUSE), LARGE, new Transient("timeout-at-body", true)),
                        slow(".", trickle("2", PAUSE), SIMPLE, new Ambiguous("timeout-after-data")),
                        slow(".", trickle("250-2.0.0 Wait\r\n", PAUSE), SIMPLE, new Ambiguous("timeout-after-data")))
                .toList();
    }

    /** The head of a long record, again and again: it fills the record that it began. */
    private static ScriptedSmtpServer.Act handshake() {
        return trickle("\u0016\u0003\u0003\u0003\u0003", PAUSE);
    }

    private static Slow slow(String word, ScriptedSmtpServer.Act act, OutgoingMail mail, DeliveryResult outcome) {
        return new Slow(word, outcome, SIDE_BY_SIDE.submit(() -> play(word, act, mail)));
    }

    static List<Slow> steps() {
        return steps;
    }

    private static DeliveryResult play(String word, ScriptedSmtpServer.Act act, OutgoingMail mail) throws IOException {
        try (ScriptedSmtpServer server =
                        ScriptedSmtpServer.startTls(CERTIFICATE).at(word, act);
                MailTransport transport = SmtpMailTransport.to(settings(server))) {
            return inTime(transport, mail);
        }
    }

    @AfterAll
    static void stop() {
        SIDE_BY_SIDE.shutdownNow();
    }

    @ParameterizedTest(name = "at {0}")
    @MethodSource("steps")
    void anAttemptEndsWhateverTheServerTakesItsTimeFor(Slow step) throws Exception {
        assertThat(step.result().get()).isEqualTo(step.outcome());
    }

    @Test
    void soDoesOneThatBeginsOnAKeptConnectionWhichNoLongerAnswers() throws Exception {
        assertThat(kept.get()).isEqualTo(new Transient("timeout-at-hello"));
    }

    private static DeliveryResult playOnAKeptConnection() throws IOException {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE)
                        .at("MAIL", usual())
                        .at("MAIL", ScriptedSmtpServer.silence())
                        .at("EHLO", usual())
                        .at("EHLO", usual())
                        .at("EHLO", trickle("2", PAUSE));
                MailTransport transport = SmtpMailTransport.to(settings(server))) {
            assertThat(transport.send(SIMPLE)).isInstanceOf(Delivered.class);
            return inTime(transport, SIMPLE);
        }
    }

    /** Half as long again is for a machine that lets whoever's time is over wait for a turn. */
    private static DeliveryResult inTime(MailTransport transport, OutgoingMail mail) {
        Duration longest = transport.maximumDuration();
        return assertTimeoutPreemptively(longest.plus(longest.dividedBy(2)), () -> transport.send(mail));
    }

    private static SmtpSettings settings(ScriptedSmtpServer server) {
        return SmtpSettings.builder("localhost")
                .port(server.port())
                .trusting(CERTIFICATE.trust())
                .credentials("user", "secret")
                .recipient("controller")
                .connectTimeout(OTHER_TIMEOUTS)
                .writeTimeout(OTHER_TIMEOUTS)
                .readTimeout(READ_TIMEOUT)
                .build();
    }
}
