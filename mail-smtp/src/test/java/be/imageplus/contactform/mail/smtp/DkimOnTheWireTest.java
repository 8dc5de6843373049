/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signed mails as a real server receives them, verified with the public key. */
class DkimOnTheWireTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");

    @TempDir
    Path directory;

    static Stream<KeyPair> keys() {
        return Stream.of(DkimKeys.rsa(2048), DkimKeys.ed25519());
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyMailIsBelieved(KeyPair pair) throws Exception {
        List<OutgoingMail> mails = List.of(
                Mails.simple(),
                Mails.withText(".\n..\n. dots\n\n\n"),
                Mails.withText("no newline at the end"),
                Mails.withText("trailing space \ntrailing\ttab\t\n \n"),
                Mails.withText("From the start\nlone \r return\n"),
                Mails.withText("Ça va ? 日本語 👩‍👩‍👧‍👦\n"),
                Mails.withText("x".repeat(5_000) + "\n" + "é".repeat(5_000)),
                Mails.withNameAndSubject("é".repeat(300), "語 ".repeat(300)),
                Mails.withNameAndSubject("Name  with   spaces", "Subject  with   spaces"),
                Mails.to("one@example.org", "two@example.org", "three@example.org", "four@example.org"),
                Mails.fromVisitor("θσερ@example.com"));
        try (SubEthaServer server = SubEthaServer.startTls(CERTIFICATE);
                MailTransport transport = SmtpMailTransport.to(server.settings(CERTIFICATE)
                        .dkim(DkimKeys.of(pair, directory))
                        .build())) {
            for (OutgoingMail mail : mails) {
                assertThat(transport.send(mail)).isInstanceOf(DeliveryResult.Delivered.class);
            }
            assertThat(server.mails()).hasSizeGreaterThanOrEqualTo(mails.size());
            for (SubEthaServer.Arrived mail : server.mails()) {
                assertThat(new DkimReceiver(pair).believes(mail.octets()))
                        .as(new String(mail.octets(), US_ASCII))
                        .isTrue();
            }
        }
    }

    @Test
    void aMailThatWasChangedOnItsWayIsNotBelieved() throws Exception {
        KeyPair pair = DkimKeys.rsa(2048);
        String arrived = signedMail(pair);

        for (String altered : List.of(
                arrived.replace("Hello", "Hallo"),
                arrived.replace("7Q4M-2KXD", "7Q4M-2KXE"),
                arrived.replace("visitor@example.com", "eve@example.net"),
                "Reply-To: eve@example.net\r\n" + arrived,
                "From: eve@example.net\r\n" + arrived,
                "Content-Type: text/plain\r\n" + arrived)) {
            assertThat(altered).isNotEqualTo(arrived);
            assertThat(new DkimReceiver(pair).believes(altered.getBytes(US_ASCII)))
                    .isFalse();
        }
        assertThat(new DkimReceiver(DkimKeys.rsa(2048)).believes(arrived.getBytes(US_ASCII)))
                .isFalse();
    }

    @Test
    void aRelayMayFoldAndAddTraceHeaders() throws Exception { // RFC 6376 section 3.4.4
        KeyPair pair = DkimKeys.rsa(2048);
        String relayed = "Received: from a.example.org by b.example.org; Mon, 23 Nov 2026 09:00:01 +0000\r\n"
                + signedMail(pair).replace("Subject: Enquiry ", "SUBJECT:\r\n\tEnquiry  ");

        assertThat(new DkimReceiver(pair).believes(relayed.getBytes(US_ASCII))).isTrue();
    }

    @Test
    void withoutAKeyNothingIsSigned() throws Exception {
        try (SubEthaServer server = SubEthaServer.startTls(CERTIFICATE);
                MailTransport transport =
                        SmtpMailTransport.to(server.settings(CERTIFICATE).build())) {
            transport.send(Mails.simple());
            assertThat(Parsed.message(server.mails().get(0).stream()).getHeader("DKIM-Signature"))
                    .isNull();
        }
    }

    private String signedMail(KeyPair pair) throws Exception {
        try (SubEthaServer server = SubEthaServer.startTls(CERTIFICATE);
                MailTransport transport = SmtpMailTransport.to(server.settings(CERTIFICATE)
                        .dkim(DkimKeys.of(pair, directory))
                        .build())) {
            transport.send(Mails.simple());
            return new String(server.mails().get(0).octets(), US_ASCII);
        }
    }
}
