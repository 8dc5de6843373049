/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.reply;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.replyAndLeave;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail becomes for servers that announce more than ASCII, and for those that do not. */
class SmtpExtensionsTest {

    private static final String VISITOR = "θσερ@xn--hxajbheg2az3al.example";
    private static final String STAFF = "büro@example.org";

    private static final DeliveryResult DELIVERED = new DeliveryResult.Delivered("250 2.0.0");

    @TempDir
    Path directory;

    @Nested
    class AVisitorsAddressBeyondAscii {

        @Test
        void isTheReplyToWhereTheServerTakesIt() throws Exception {
            try (ScriptedSmtpServer server = announcing("8BITMIME", "SMTPUTF8");
                    MailTransport transport = transport(server)) {
                assertThat(transport.send(Mails.fromVisitor(VISITOR))).isEqualTo(DELIVERED);

                assertThat(command(server, "MAIL")).isEqualTo("MAIL FROM:<website@example.org> SMTPUTF8 BODY=8BITMIME");
                assertThat(raw(server, 0)).contains("Reply-To: " + VISITOR + "\r\n");
                assertThat(textOf(server, 0)).contains("Reply to this mail.");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"8BITMIME", "ENHANCEDSTATUSCODES", "SMTPUTF8"})
        void isLeftToTheBodyWhereItDoesNot(String announced) throws Exception { // RFC 6531 section 3.1: both or none
            try (ScriptedSmtpServer server = announcing(announced);
                    MailTransport transport = transport(server)) {
                assertThat(transport.send(Mails.fromVisitor(VISITOR))).isEqualTo(DELIVERED);

                assertThat(command(server, "MAIL")).doesNotContain("SMTPUTF8");
                assertThat(raw(server, 0)).doesNotContain("Reply-To:");
                assertThat(textOf(server, 0)).contains("Write by hand.", VISITOR);
            }
        }

        @Test
        void neverKeepsAMailFromStaffThoughTheServerHadAnnouncedIt() throws Exception { // RFC 6531 section 3.5
            for (String at : List.of("MAIL", "RCPT", ".")) {
                try (ScriptedSmtpServer server =
                                announcing("8BITMIME", "SMTPUTF8").at(at, reply("553 5.6.7 Not to this one"));
                        MailTransport transport = transport(server)) {
                    assertThat(transport.send(Mails.fromVisitor(VISITOR)))
                            .as(at)
                            .isEqualTo(DELIVERED);

                    assertThat(server.commands().stream().filter(command -> command.startsWith("MAIL")))
                            .containsExactly(
                                    "MAIL FROM:<website@example.org> SMTPUTF8 BODY=8BITMIME",
                                    "MAIL FROM:<website@example.org> BODY=8BITMIME");
                    assertThat(server.connections()).isEqualTo(1);
                    assertThat(server.taken()).hasSize(1);
                    assertThat(textOf(server, 0)).contains("Write by hand.");
                }
            }
        }

        @Test
        void neverKeepsAMailFromStaffThoughTheServerLeaves() throws Exception {
            try (ScriptedSmtpServer server = announcing("8BITMIME", "SMTPUTF8")
                            .at("MAIL", replyAndLeave("555 5.5.4 No such parameter"));
                    MailTransport transport = transport(server)) {
                assertThat(transport.send(Mails.fromVisitor(VISITOR))).isEqualTo(DELIVERED);
                assertThat(textOf(server, 0)).contains("Write by hand.");
            }
        }

        @Test
        void doesNotHideThatContentHadLeft() throws Exception { // R4.7
            try (ScriptedSmtpServer server = announcing("8BITMIME", "SMTPUTF8")
                            .at(".", reply("554 5.6.9 Not onwards"))
                            .at("MAIL", ScriptedSmtpServer.usual())
                            .at("MAIL", reply("451 4.3.0 Later"));
                    MailTransport transport = transport(server)) {
                assertThat(transport.send(Mails.fromVisitor(VISITOR)))
                        .isEqualTo(new DeliveryResult.Transient("451 4.3.0", true));
            }
        }

        @Test
        void isNotTriedTwiceWhenTheFirstMayHaveArrived() throws Exception {
            try (ScriptedSmtpServer server = announcing("8BITMIME", "SMTPUTF8").at(".", ScriptedSmtpServer.leave());
                    MailTransport transport = transport(server)) {
                assertThat(transport.send(Mails.fromVisitor(VISITOR)))
                        .isEqualTo(new DeliveryResult.Ambiguous("eof-after-data"));
                assertThat(server.connections()).isEqualTo(1);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"x\u760D\u760ARCPT@example.com", "a\uD800b@example.com", "a\u2028b@example.com"})
        void cannotEndALineOrACommand(String address) throws Exception {
            try (ScriptedSmtpServer server = announcing("8BITMIME", "SMTPUTF8");
                    MailTransport transport = transport(server)) {
                transport.send(Mails.withReplyTo(address));

                assertThat(server.commands()).noneMatch(command -> command.startsWith("RCPT@"));
                assertThat(raw(server, 0).lines()).noneMatch(line -> line.startsWith("RCPT"));
                assertThat(Parsed.message(
                                        new ByteArrayInputStream(server.taken().get(0)))
                                .getHeader("To"))
                        .containsExactly("office@example.org");
            }
        }
    }

    @Nested
    class AnOwnAddressBeyondAscii {

        @Test
        void isSaidInUtf8WhereTheServerTakesIt() throws Exception {
            try (ScriptedSmtpServer server = announcing("8BITMIME", "SMTPUTF8");
                    MailTransport transport = transport(server)) {
                assertThat(transport.send(Mails.to(STAFF, "office@example.org")))
                        .isEqualTo(DELIVERED);

                assertThat(command(server, "MAIL")).isEqualTo("MAIL FROM:<website@example.org> SMTPUTF8 BODY=8BITMIME");
                assertThat(command(server, "RCPT")).isEqualTo("RCPT TO:<" + STAFF + ">");
                assertThat(raw(server, 0)).contains("To: " + STAFF + ", office@example.org\r\n");
            }
        }

        @Test
        void stopsTheMailForGoodWhereItDoesNot() throws Exception {
            try (ScriptedSmtpServer server = announcing("8BITMIME");
                    MailTransport transport = transport(server)) {
                for (OutgoingMail mail : List.of(Mails.to(STAFF), Mails.to("office@example.org", STAFF))) {
                    assertThat(transport.send(mail)).isEqualTo(new DeliveryResult.Permanent("smtputf8-not-offered"));
                }
                assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
            }
        }

        @Test
        void doesNotCostTheOtherMailsTheirConnection() throws Exception {
            try (ScriptedSmtpServer server = announcing("8BITMIME");
                    MailTransport transport = transport(server)) {
                transport.send(Mails.simple());
                transport.send(Mails.to(STAFF));
                assertThat(transport.send(Mails.simple())).isEqualTo(DELIVERED);
                assertThat(server.connections()).isEqualTo(1);
            }
        }
    }

    @Test
    void asksForNothingThatAMailDoesNotNeed() throws Exception { // RFC 6531 section 3.4
        try (ScriptedSmtpServer server = announcing("8BITMIME", "SMTPUTF8");
                MailTransport transport = transport(server)) {
            transport.send(Mails.fromVisitor(VISITOR));
            transport.send(Mails.simple());
            assertThat(server.commands().stream().filter(command -> command.startsWith("MAIL")))
                    .last()
                    .isEqualTo("MAIL FROM:<website@example.org>");
        }
    }

    @Nested
    class ABodyBeyondAscii {

        @Test
        void staysAsItIsWhereTheServerTakesIt() throws Exception { // RFC 6152
            try (ScriptedSmtpServer server = announcing("8BITMIME");
                    MailTransport transport = transport(server)) {
                assertThat(transport.send(Mails.withText("Ça va ?\n.\nJe l'espère.\n")))
                        .isEqualTo(DELIVERED);

                assertThat(command(server, "MAIL")).isEqualTo("MAIL FROM:<website@example.org> BODY=8BITMIME");
                assertThat(raw(server, 0)).contains("\r\n\r\nÇa va ?\r\n.\r\nJe l'espère.\r\n");
                // What is around says so, too.
                assertThat(raw(server, 0).split("Content-Transfer-Encoding: 8bit\r\n", -1))
                        .hasSize(4);
                assertThat(textOf(server, 0)).isEqualTo("Ça va ?\r\n.\r\nJe l'espère.\r\n");
            }
        }

        @Test
        void isEncodedWhereItDoesNot() throws Exception {
            try (ScriptedSmtpServer server = announcing("SMTPUTF8");
                    MailTransport transport = transport(server)) {
                transport.send(Mails.withText("Ça va ?\n"));

                assertThat(command(server, "MAIL")).isEqualTo("MAIL FROM:<website@example.org>");
                assertThat(raw(server, 0))
                        .doesNotContain("8bit")
                        .matches(text -> text.chars().allMatch(c -> c < 0x80));
            }
        }

        @Test
        void isEncodedWhereALineIsTooLongOrHoldsNul() throws Exception { // RFC 5321 section 4.5.3.1.6
            for (String text : List.of("é".repeat(500) + "\n", "é\0\n", "short é\n" + "é".repeat(499) + "x")) {
                try (ScriptedSmtpServer server = announcing("8BITMIME");
                        MailTransport transport = transport(server)) {
                    transport.send(Mails.withText(text));
                    assertThat(raw(server, 0)).matches(octets -> octets.chars().allMatch(c -> c < 0x80));
                    assertThat(textOf(server, 0)).isEqualTo(text.replace("\n", "\r\n"));
                }
            }
        }

        @Test
        void ofTheLongestLinesThatServersTakeStaysAsItIs() throws Exception {
            try (ScriptedSmtpServer server = announcing("8BITMIME");
                    MailTransport transport = transport(server)) {
                transport.send(Mails.withText("é".repeat(495) + "\n"));
                assertThat(raw(server, 0)).contains("é".repeat(495));
            }
        }

        @Test
        void isEncodedWhereTheMailIsSigned() throws Exception { // RFC 6376 section 5.3
            try (ScriptedSmtpServer server = announcing("8BITMIME", "SMTPUTF8");
                    MailTransport transport = SmtpMailTransport.to(settings(server)
                            .dkim(DkimKeys.of(DkimKeys.ed25519(), directory))
                            .build())) {
                transport.send(Mails.withText("Ça va ?\n"));
                transport.send(Mails.fromVisitor(VISITOR));

                assertThat(server.taken().get(0)).isEqualTo(raw(server, 0).getBytes(US_ASCII));
                assertThat(raw(server, 0)).contains("Content-Transfer-Encoding: 7bit\r\n");
                // Only the address needs more.
                assertThat(raw(server, 1).lines().filter(line -> line.chars().anyMatch(c -> c > 0x7f)))
                        .containsExactly("Reply-To: " + VISITOR);
            }
        }
    }

    private static ScriptedSmtpServer announcing(String... extensions) throws IOException {
        ScriptedSmtpServer server = ScriptedSmtpServer.plain();
        String announcement = "250-scripted.example.org\r\n250-" + String.join("\r\n250-", extensions) + "\r\n250 HELP";
        // For each connection that there may be.
        for (int i = 0; i < 4; i++) {
            server.at("EHLO", reply(announcement));
        }
        return server;
    }

    private static SmtpSettings.Builder settings(ScriptedSmtpServer server) {
        return SmtpSettings.builder("127.0.0.1")
                .port(server.port())
                .security(SmtpSettings.Security.LOOPBACK_PLAINTEXT)
                .recipient("controller");
    }

    private static MailTransport transport(ScriptedSmtpServer server) {
        return SmtpMailTransport.to(settings(server).build());
    }

    /** The first command of a kind, read as UTF-8. */
    private static String command(ScriptedSmtpServer server, String verb) {
        return server.commands().stream()
                .filter(command -> command.startsWith(verb))
                .map(command -> new String(command.getBytes(ISO_8859_1), UTF_8))
                .findFirst()
                .orElseThrow();
    }

    /** A mail as it came, read as UTF-8. */
    private static String raw(ScriptedSmtpServer server, int number) {
        return new String(server.taken().get(number), UTF_8);
    }

    private static String textOf(ScriptedSmtpServer server, int number) throws Exception {
        return (String) ((MimeMultipart)
                        Parsed.message(new ByteArrayInputStream(server.taken().get(number)))
                                .getContent())
                .getBodyPart(0)
                .getContent();
    }
}
