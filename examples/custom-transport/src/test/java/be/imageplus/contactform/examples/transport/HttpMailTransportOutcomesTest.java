/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.transport;

import static be.imageplus.contactform.examples.transport.ScriptedApi.flood;
import static be.imageplus.contactform.examples.transport.ScriptedApi.leave;
import static be.imageplus.contactform.examples.transport.ScriptedApi.raw;
import static be.imageplus.contactform.examples.transport.ScriptedApi.reset;
import static be.imageplus.contactform.examples.transport.ScriptedApi.silence;
import static be.imageplus.contactform.examples.transport.ScriptedApi.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.DeliveryResult.Ambiguous;
import be.imageplus.contactform.mail.DeliveryResult.Delivered;
import be.imageplus.contactform.mail.DeliveryResult.Permanent;
import be.imageplus.contactform.mail.DeliveryResult.Transient;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row of the README's table of outcomes, over a real socket. */
class HttpMailTransportOutcomesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private ScriptedApi api;
    private MailTransport transport;

    /** For an API that does not come to an end by itself. */
    private MailTransport hurried;

    @BeforeEach
    void open() throws IOException {
        api = new ScriptedApi();
        transport = to(api.uri());
        hurried = hurriedTo(api.uri());
    }

    @AfterEach
    void close() throws IOException {
        transport.close();
        hurried.close();
        api.close();
    }

    private static MailTransport to(URI uri) {
        return HttpMailTransport.to(uri, "key-of-ours", "mail-api", PATIENCE);
    }

    private static MailTransport hurriedTo(URI uri) {
        return HttpMailTransport.to(uri, "key-of-ours", "mail-api", Duration.ofMillis(2500));
    }

    /** Sends, and insists that an answer comes; how soon is the contract kit's to prove. */
    private static DeliveryResult sent(MailTransport transport, OutgoingMail mail) {
        return assertTimeoutPreemptively(PATIENCE, () -> transport.send(mail));
    }

    private DeliveryResult afterAnswer(ScriptedApi.Answer answer) {
        api.next(answer);
        return sent(transport, Mails.enquiry());
    }

    private DeliveryResult hurriedAfterAnswer(ScriptedApi.Answer answer) {
        api.next(answer);
        return sent(hurried, Mails.enquiry());
    }

    @Nested
    class ByStatus {

        @ParameterizedTest
        @ValueSource(ints = {200, 201, 202, 203, 204})
        void takenIsDelivered(int status) {
            ScriptedApi.Answer answer = status == 204 ? raw("HTTP/1.1 204 Word\r\n\r\n") : status(status);

            assertThat(afterAnswer(answer)).isEqualTo(new Delivered("http-" + status));
        }

        @ParameterizedTest
        @ValueSource(ints = {400, 413, 422})
        void aJudgementOnTheMailIsPermanent(int status) {
            assertThat(afterAnswer(status(status))).isEqualTo(new Permanent("http-" + status, true));
        }

        @ParameterizedTest
        @ValueSource(ints = {401, 402, 403, 404, 405, 407, 408, 409, 410, 415, 425, 429, 451})
        void aJudgementOnUsOrTheMomentIsTransient(int status) {
            assertThat(afterAnswer(status(status, "WWW-Authenticate: Bearer", "Proxy-Authenticate: Basic")))
                    .isEqualTo(new Transient("http-" + status, true));
        }

        @Test
        void aKeyThatIsRefusedWithoutAnyCeremonyIsTransientToo() {
            assertThat(afterAnswer(status(401))).isEqualTo(new Transient("http-401", true));
        }

        @ParameterizedTest
        @ValueSource(ints = {500, 502, 503, 504, 507, 599})
        void aFaultOfTheApiIsTransient(int status) {
            assertThat(afterAnswer(status(status))).isEqualTo(new Transient("http-" + status, true));
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 307, 308})
        void aRedirectIsNotFollowedSinceTheKeyAndTheMailWouldGoElsewhere(int status) throws IOException {
            try (ScriptedApi elsewhere = new ScriptedApi()) {
                assertThat(afterAnswer(status(status, "Location: " + elsewhere.uri())))
                        .isEqualTo(new Transient("http-" + status, true));
                assertThat(elsewhere.received()).isEmpty();
            }
        }

        @Test
        void waitingAfter429IsTakenTheNextTimeUnderTheSameKey() {
            assertThat(afterAnswer(status(429, "Retry-After: 1"))).isInstanceOf(Transient.class);
            assertThat(sent(transport, Mails.enquiry())).isInstanceOf(Delivered.class);

            assertThat(api.received())
                    .hasSize(2)
                    .allSatisfy(request ->
                            assertThat(request.head()).contains("Idempotency-Key: " + Mails.MESSAGE_ID + "\r\n"));
        }
    }

    @Nested
    class OnceTheMailMayBeThere {

        @Test
        void anEndWithoutAnswerIsAmbiguous() {
            assertThat(afterAnswer(leave())).isEqualTo(new Ambiguous("no-answer"));
        }

        @Test
        void aResetIsAmbiguous() {
            assertThat(afterAnswer(reset())).isEqualTo(new Ambiguous("no-answer"));
        }

        @Test
        void silenceIsAmbiguous() {
            assertThat(hurriedAfterAnswer(silence())).isEqualTo(new Ambiguous("no-answer"));
        }

        @Test
        void anAnswerThatStopsInItsHeadIsAmbiguous() {
            assertThat(hurriedAfterAnswer(raw("HTTP/1.1 202 Word\r\nContent-"))).isEqualTo(new Ambiguous("no-answer"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "hello\r\n\r\n",
                    "HTTP/1.1 abc Word\r\n\r\n",
                    "\u0000\u0001\u0002\r\n\r\n",
                    "220 smtp\r\n\r\n"
                })
        void whatIsNoHttpIsAmbiguous(String octets) {
            assertThat(afterAnswer(raw(octets))).isEqualTo(new Ambiguous("no-answer"));
        }

        @Test
        void aMailThatIsStillOnItsWayIsAmbiguous() throws IOException {
            try (ServerSocket deaf = listening()) { // accepts and reads nothing: the socket's buffers fill up
                assertThat(sent(hurriedTo(http(deaf)), Mails.withText("a".repeat(20_000_000))))
                        .isEqualTo(new Ambiguous("no-answer"));
            }
        }
    }

    @Nested
    class OnceTheStatusIsThere {

        @Test
        void aBodyThatStopsChangesNothing() {
            assertThat(hurriedAfterAnswer(raw("HTTP/1.1 202 Word\r\nContent-Length: 100\r\n\r\n{")))
                    .isEqualTo(new Delivered("http-202"));
            assertThat(hurriedAfterAnswer(raw("HTTP/1.1 422 Word\r\nContent-Length: 100\r\n\r\n{")))
                    .isEqualTo(new Permanent("http-422", true));
        }

        @Test
        void aBodyThatIsCutOffChangesNothing() {
            ScriptedApi.Answer cut = client -> {
                raw("HTTP/1.1 202 Word\r\nContent-Length: 100\r\n\r\n{").to(client);
                client.close();
            };

            assertThat(afterAnswer(cut)).isEqualTo(new Delivered("http-202"));
        }

        @Test
        void aBodyWithoutEndIsKeptNowhereAndCutOff() {
            assertThat(hurriedAfterAnswer(flood(202))).isEqualTo(new Delivered("http-202"));
        }

        @Test
        void aBodyOfNonsenseChangesNothing() {
            assertThat(afterAnswer(raw("HTTP/1.1 202 Word\r\nContent-Length: 3\r\n\r\n}{<")))
                    .isEqualTo(new Delivered("http-202"));
        }
    }

    @Nested
    class BeforeAnythingWasSent {

        @Test
        void aRefusedConnectionIsTransient() throws IOException {
            try (Socket place = new Socket()) {
                place.bind(new InetSocketAddress(InetAddress.getByName("localhost"), 0)); // and does not listen
                URI nobody = URI.create("http://localhost:" + place.getLocalPort() + "/");
                assertThat(sent(to(nobody), Mails.enquiry())).isEqualTo(new Transient("no-answer"));
            }
        }

        @Test
        void aNameThatDoesNotResolveIsTransient() {
            assertThat(sent(hurriedTo(URI.create("https://nowhere.invalid/v1/mails")), Mails.enquiry()))
                    .isEqualTo(new Transient("no-answer"));
        }

        @Test
        void aSilentTlsHandshakeIsTransient() throws IOException {
            try (ServerSocket silent = listening()) {
                assertThat(sent(hurriedTo(https(silent)), Mails.enquiry())).isEqualTo(new Transient("no-answer"));
            }
        }

        @Test
        void aServerThatLeavesDuringTheTlsHandshakeIsTransient() throws IOException {
            assertThatTlsIsTransient(Socket::close);
        }

        @Test
        void aServerWithoutTlsIsTransient() throws IOException {
            assertThatTlsIsTransient(raw("HTTP/1.1 202 Word\r\n\r\n"));
        }

        @Test
        void aServerWhoseTlsIsNotOursIsTransient() throws IOException {
            assertThatTlsIsTransient(client -> {
                try {
                    SSLContext withoutCertificate = SSLContext.getInstance("TLS");
                    withoutCertificate.init(null, null, null);
                    SSLSocket tls =
                            (SSLSocket) withoutCertificate.getSocketFactory().createSocket(client, null, true);
                    tls.setUseClientMode(false);
                    tls.startHandshake();
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        private void assertThatTlsIsTransient(ScriptedApi.Answer server) throws IOException {
            try (ServerSocket listener = listening()) {
                ScriptedApi.inBackground(() -> server.to(listener.accept()));
                assertThat(sent(to(https(listener)), Mails.enquiry())).isEqualTo(new Transient("no-answer"));
            }
        }
    }

    @Test
    void sendsTheWholeMailAsJsonWithTheKeyAndNothingElse() {
        assertThat(sent(transport, Mails.enquiry())).isInstanceOf(Delivered.class);

        ScriptedApi.Received request = api.received().get(0);
        assertThat(request.head())
                .startsWith("POST /v1/mails HTTP/1.1\r\n")
                .contains("Authorization: Bearer key-of-ours\r\n", "Content-Type: application/json\r\n");
        assertThat(request.mail().propertyNames())
                .containsExactlyInAnyOrder(
                        "messageId", "from", "fromName", "to", "replyTo", "subject", "text", "html", "headers");
        assertThat(request.mail().path("text").asString()).isEqualTo("A question – with a dash\n");
        assertThat(request.mail().path("replyTo").asString()).isEqualTo("visitor@example.com");
        assertThat(request.mail().path("to").get(0).asString()).isEqualTo("office@example.org");
    }

    @Test
    void keepsItsConnection() {
        sent(transport, Mails.enquiry());
        sent(transport, Mails.enquiry());

        assertThat(api.connections()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://api.example.org/", "http://192.0.2.1/", "http://localhost.example.org/", "/v1"})
    void refusesAnAddressThatIsNeitherHttpsNorThisMachine(String uri) {
        assertThatThrownBy(() -> to(URI.create(uri)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTPS");
    }

    @Test
    void rendersNoKey() {
        assertThat(transport.toString()).doesNotContain("key-of-ours");
    }

    @Test
    void isShortEnoughToBeCopied() throws IOException {
        Path source = Path.of("src/main/java")
                .resolve(HttpMailTransport.class.getName().replace('.', '/') + ".java");

        assertThat(Files.readAllLines(source)).hasSizeLessThan(80);
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    }

    private static URI http(ServerSocket server) {
        return URI.create("http://localhost:" + server.getLocalPort() + "/");
    }

    private static URI https(ServerSocket server) {
        return URI.create("https://localhost:" + server.getLocalPort() + "/");
    }
}
