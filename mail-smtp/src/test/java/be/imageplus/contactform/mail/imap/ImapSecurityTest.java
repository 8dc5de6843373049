/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static be.imageplus.contactform.mail.imap.ImapFront.reply;
import static be.imageplus.contactform.mail.imap.ImapFront.saying;
import static be.imageplus.contactform.mail.imap.Records.messageId;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.connection.TestCertificate;
import be.imageplus.contactform.retention.ErasureAnswer.Done;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Encryption in transit: required, with the host name verified, before anything is said. */
// GDPR.md section 9
class ImapSecurityTest {

    private static final TestCertificate ELSEWHERE = TestCertificate.forHost("imap.example.net");

    @ParameterizedTest
    @EnumSource
    void erasesUnderEachKindOfProtection(ImapSettings.Security security) {
        try (ImapSite site = new ImapSite(protection(security))) {
            site.mailbox.put("INBOX", "Message-ID: <" + messageId(1) + ">");

            assertThat(site.node(site.settings().security(security)).erase(Records.numbered(1)))
                    .isEqualTo(new Done());
            assertThat(site.mailbox.size()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "LOOPBACK_PLAINTEXT", mode = EnumSource.Mode.EXCLUDE)
    void refusesACertificateOfAnotherHost(ImapSettings.Security security) {
        try (ImapSite site = new ImapSite(protection(security), ELSEWHERE)) {
            assertNotSecure(site, site.settings().security(security).trusting(ELSEWHERE.trust()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "LOOPBACK_PLAINTEXT", mode = EnumSource.Mode.EXCLUDE)
    void refusesACertificateThatNobodyVouchesFor(ImapSettings.Security security) {
        try (ImapSite site = new ImapSite(protection(security))) {
            assertNotSecure(site, site.settings().security(security).trusting(ELSEWHERE.trust()));
        }
    }

    @Nested
    class StartTls {

        @Test
        void isRequired() {
            try (ImapSite site = new ImapSite(ImapFront.Protection.NONE)) {
                assertNotSecure(site, site.settings().security(ImapSettings.Security.STARTTLS));
                assertThat(site.front.commands()).containsOnly("CAPABILITY");
            }
        }

        @Test
        void isRequiredOfAServerThatRefusesIt() {
            try (ImapSite site = new ImapSite(ImapFront.Protection.STARTTLS)) {
                site.front.at("STARTTLS", reply("NO not now"));
                assertNotSecure(site, site.settings().security(ImapSettings.Security.STARTTLS));
            }
        }

        /** Whoever is let in before TLS cannot begin it any more (RFC 9051 section 7.1.4). */
        @Test
        void isRequiredOfAServerThatLetsUsInAtOnce() {
            try (ImapSite site = new ImapSite(ImapFront.Protection.STARTTLS)) {
                site.front.rewriting(said -> said.startsWith("* OK IMAP4rev1") ? "* PREAUTH welcome\r\n" : said);
                assertNotSecure(site, site.settings().security(ImapSettings.Security.STARTTLS));
            }
        }

        @Test
        void forgetsWhatWasSaidBefore() {
            try (ImapSite site = new ImapSite(ImapFront.Protection.STARTTLS)) {
                site.mailbox.put("INBOX", "Message-ID: <" + messageId(1) + ">");
                // Somebody on the way slips in an answer for the first command under TLS.
                site.front.at("STARTTLS", saying("* SEARCH\r\nA0 OK [CAPABILITY IMAP4rev1 LOGINDISABLED] injected"));
                assertThat(site.node(site.settings().security(ImapSettings.Security.STARTTLS))
                                .erase(Records.numbered(1)))
                        .isEqualTo(new Done());
                assertThat(site.mailbox.size()).isZero();
            }
        }
    }

    @Nested
    class Plaintext {

        @Test
        void staysOnTheLoopbackInterface() {
            ImapMailbox mailbox = ImapMailbox.at(ImapSettings.builder("192.0.2.1")
                    .security(ImapSettings.Security.LOOPBACK_PLAINTEXT)
                    .credentials("user", "secret")
                    .build());
            assertThat(ImapSite.outage(mailbox, Records.numbered(1))).isEqualTo("MAILBOX-NOT-SECURE");
        }
    }

    @Nested
    class Login {

        @Test
        void isRefusedWithAWrongPasswordAndNotTriedAgainAtOnce() {
            try (ImapSite site = new ImapSite()) {
                ImapMailbox node = site.node(site.settings().credentials(StaffMailbox.USER, "wrong"));

                assertThat(ImapSite.outage(node, Records.numbered(1))).isEqualTo("MAILBOX-LOGIN-REFUSED");
                assertThat(ImapSite.outage(node, Records.numbered(2))).isEqualTo("MAILBOX-LOGIN-REFUSED");
                assertThat(site.front.count("LOGIN"))
                        .as("an account is not to be locked")
                        .isEqualTo(1);
                assertThat(site.front.count("LIST")).isZero();
            }
        }

        @Test
        void isDoneWithPlainWhereTheServerOffersIt() {
            try (ImapSite site = new ImapSite()) {
                site.front
                        .announcing(capabilities -> capabilities.replace("IMAP4rev1", "IMAP4rev1 AUTH=PLAIN"))
                        .at("AUTHENTICATE", ImapFront.plainLogin());
                assertThat(site.erase(1)).isEqualTo(new Done());
                assertThat(site.front.count("AUTHENTICATE PLAIN")).isEqualTo(1);
                assertThat(site.front.count("LOGIN")).isZero();
            }
        }

        @Test
        void isNotTriedWhereTheServerWantsNone() {
            try (ImapSite site = new ImapSite()) {
                site.front.announcing(capabilities -> capabilities.replace("IMAP4rev1", "IMAP4rev1 LOGINDISABLED"));
                assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-LOGIN-REFUSED");
                assertThat(site.front.count("LOGIN")).isZero();
            }
        }
    }

    private static ImapFront.Protection protection(ImapSettings.Security security) {
        return switch (security) {
            case TLS -> ImapFront.Protection.TLS;
            case STARTTLS -> ImapFront.Protection.STARTTLS;
            case LOOPBACK_PLAINTEXT -> ImapFront.Protection.NONE;
        };
    }

    private static void assertNotSecure(ImapSite site, ImapSettings.Builder settings) {
        assertThat(ImapSite.outage(site.node(settings), Records.numbered(1))).isEqualTo("MAILBOX-NOT-SECURE");
        assertThat(site.front.commands())
                .as("no credentials are sent")
                .noneMatch(command -> command.startsWith("LOGIN") || command.startsWith("AUTH"));
    }
}
