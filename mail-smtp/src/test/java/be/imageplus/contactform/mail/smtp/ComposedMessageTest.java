/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposedMessageTest {

    /** U+760D and U+760A end in the octets of CR and LF, and once became them (CVE-2025-7962). */
    private static final String TRAP = "\u760D\u760ABcc: victim@example.net";

    @Test
    void carriesTheHeadersOfAStaffMail() throws Exception {
        MimeMessage read = read(Mails.simple());

        assertThat(read.getHeader("Message-ID"))
                .containsExactly("<0192f0c1-7a5b-7c3d-8e4f-000000000001@website.example.org>");
        assertThat(read.getHeader("Date")).containsExactly("Mon, 23 Nov 2026 09:00:00 +0000 (UTC)");
        assertThat(read.getHeader("From")).containsExactly("Example website <website@example.org>");
        assertThat(read.getHeader("To")).containsExactly("office@example.org");
        assertThat(read.getHeader("Reply-To")).containsExactly("visitor@example.com");
        assertThat(read.getHeader("Subject")).containsExactly("Enquiry 7Q4M-2KXD");
        assertThat(read.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(read.getHeader("Content-Language")).containsExactly("en");
        assertThat(read.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(Collections.list(read.getAllHeaders())).hasSize(10);
    }

    @Test
    void offersTextFirstAndHtmlSecond() throws Exception {
        MimeMultipart parts =
                (MimeMultipart) read(Mails.withText("Bonjour,\nça va ?\n")).getContent();

        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(parts.getBodyPart(0).getContentType()).isEqualToIgnoringCase("text/plain; charset=UTF-8");
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Bonjour,\r\nça va ?\r\n");
        assertThat(parts.getBodyPart(1).getContentType()).isEqualToIgnoringCase("text/html; charset=UTF-8");
        assertThat(parts.getBodyPart(1).getContent()).isEqualTo("<p>Bonjour,\r\nça va ?\r\n</p>\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain\n",
                "no newline at the end",
                "trailing space \ntrailing tab\t\n",
                ".\n..\n. dots\n",
                "From the start\n",
                "lone \r return\nand \0 nothing\n",
                "日本語のお問い合わせ。\n",
                "Привет, мир\n",
                "👩‍👩‍👧‍👦 and 瘍 瘊 瘍瘊\n",
                "\n\n\n"
            })
    void anyTextArrivesAsItWasWritten(String text) throws Exception {
        String read = (String) ((MimeMultipart) read(Mails.withText(text)).getContent())
                .getBodyPart(0)
                .getContent();
        assertThat(read).isEqualTo(text.replaceAll("\r\n|\r|\n", "\r\n"));
    }

    @Test
    void isPlainAsciiInShortLines() throws Exception {
        for (String text :
                List.of("x".repeat(5_000), "é".repeat(5_000), "語".repeat(5_000), "a\rb\nc\r\nd", "\u760D\u760A")) {
            assertThatOctetsAreSafe(octets(Mails.withText(text)));
        }
        assertThatOctetsAreSafe(octets(Mails.withNameAndSubject("é".repeat(300), "語 ".repeat(300))));
        assertThatOctetsAreSafe(octets(Mails.withNameAndSubject("Élodie, \"" + TRAP + "\"", "Enquiry")));
        assertThatOctetsAreSafe(octets(Mails.withNameAndSubject("Example, \"Website\" <x>", "word ".repeat(100))));
        assertThatOctetsAreSafe(octets(Mails.to(
                "one@example.org", "two@example.org", "three@example.org", "four@example.org", "five@example.org")));
    }

    private static void assertThatOctetsAreSafe(byte[] octets) {
        String raw = new String(octets, ISO_8859_1);
        assertThat(raw).endsWith("\r\n");
        assertThat(raw.substring(0, raw.indexOf("\r\n\r\n"))).doesNotContain(": \r\n");
        for (String line : raw.split("\r\n", -1)) {
            assertThat(line).hasSizeLessThanOrEqualTo(78);
            assertThat(line.chars()).allMatch(c -> c == '\t' || (c >= ' ' && c < 0x7f));
        }
    }

    @Nested
    class HeaderInjection {

        @Test
        void charactersThatEndInTheOctetsOfCrAndLfDoNoHarm() throws Exception {
            MimeMessage read = read(Mails.withNameAndSubject("Name " + TRAP, "Subject " + TRAP));

            assertThat(read.getHeader("Bcc")).isNull();
            assertThat(read.getSubject()).isEqualTo("Subject " + TRAP);
            assertThat(((InternetAddress) read.getFrom()[0]).getPersonal()).isEqualTo("Name " + TRAP);
            assertThat(read.getFrom()).hasSize(1);
        }

        @Test
        void norDoTheyOnTheWire() throws Exception {
            try (ScriptedSmtpServer server = ScriptedSmtpServer.plain();
                    MailTransport transport = SmtpMailTransport.to(SmtpSettings.builder("127.0.0.1")
                            .port(server.port())
                            .security(SmtpSettings.Security.LOOPBACK_PLAINTEXT)
                            .build())) {
                assertThat(transport.send(Mails.withNameAndSubject("Name " + TRAP, "Subject " + TRAP)))
                        .isInstanceOf(DeliveryResult.Delivered.class);
                transport.send(Mails.withReplyTo("x\u760D\u760ARCPT@example.com"));
                transport.send(Mails.to("x\u760D\u760ARCPT TO:<victim@example.net>"));
                assertThat(server.commands()).noneMatch(command -> command.contains("victim"));
                assertThat(server.taken()).hasSize(2);
            }
        }

        @Test
        void aLanguageOrMessageIdThatIsNoneIsNotUsed() throws Exception {
            OutgoingMail simple = Mails.simple();
            assertThat(read(with(simple.messageId(), "en\r\nBcc: victim@example.net", simple))
                            .getHeader("Content-Language"))
                    .isNull();
            assertThatThrownBy(() -> ComposedMessage.check(with("a> b@example.org", "en", simple)))
                    .isInstanceOf(MessagingException.class);
        }

        private static OutgoingMail with(String messageId, String language, OutgoingMail mail) {
            return new OutgoingMail(
                    messageId,
                    mail.date(),
                    mail.from(),
                    mail.fromName(),
                    mail.to(),
                    Optional.empty(),
                    mail.subject(),
                    language,
                    mail.text(),
                    mail.html());
        }
    }

    @Nested
    class ReplyTo {

        @Test
        void anInternationalDomainIsWrittenAsItsALabel() throws Exception {
            assertThat(read(Mails.withReplyTo("visitor@bücher.example")).getHeader("Reply-To"))
                    .containsExactly("visitor@xn--bcher-kva.example");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "gunter@example.com,other@example.com",
                    "günter@example.com",
                    "<a@example.com>b@example.com",
                    "Name <visitor@example.com>",
                    "list:a@example.com;",
                    "no-address",
                    "a b@example.com",
                    "a@example.com(comment)"
                })
        void whatIsNotOneAsciiAddressIsLeftToTheBody(String address) throws Exception {
            MimeMessage read = read(Mails.withReplyTo(address));
            assertThat(read.getHeader("Reply-To")).isNull();
            assertThat(read.getRecipients(Message.RecipientType.TO)).hasSize(1);
        }
    }

    @Test
    void anOwnAddressThatIsNoneStopsTheMailForGood() {
        try (MailTransport transport = SmtpMailTransport.to(SmtpSettings.authSmtp("user", "secret"))) {
            assertThat(transport.send(Mails.to("office"))).isEqualTo(new DeliveryResult.Permanent("not-composable"));
        }
    }

    private static MimeMessage read(OutgoingMail mail) throws Exception {
        return Parsed.message(new ByteArrayInputStream(octets(mail)));
    }

    private static byte[] octets(OutgoingMail mail) throws Exception {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        ComposedMessage.of(mail, Extensions.NONE, Optional.empty()).writeTo(octets);
        return octets.toByteArray();
    }
}
