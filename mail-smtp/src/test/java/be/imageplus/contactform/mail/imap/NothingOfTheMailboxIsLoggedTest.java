/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.connection.OpenLoggers;
import be.imageplus.contactform.retention.ErasureAnswer.Manual;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Canaries: with every logger wide open, neither credentials nor folders, ids or server words come out. */
class NothingOfTheMailboxIsLoggedTest {

    private static final List<String> CANARIES =
            List.of(StaffMailbox.PASSWORD, "canary", "Zaphod", Records.messageId(1), "UID SEARCH", "Trillian");

    private final ImapSite site = new ImapSite();
    private final OpenLoggers loggers = new OpenLoggers(ImapMailbox.class);

    /** Runs in the same process and tells everything. */
    private final Logger server = (Logger) LoggerFactory.getLogger("com.icegreen");

    @BeforeEach
    void silenceTheServer() {
        server.setLevel(Level.OFF);
    }

    @AfterEach
    void close() {
        server.setLevel(null);
        loggers.close();
        site.close();
    }

    @Test
    void whateverBecomesOfAnErasure() {
        site.mailbox
                .create("Trillian")
                .put("Trillian", "Message-ID: <canary-1@example.org>", "In-Reply-To: <" + Records.messageId(1) + ">")
                .put("INBOX", "X-Forwarded-Message-Id: <canary-1@example.org>", "Subject: Zaphod");
        site.front
                .at("UID EXPUNGE", ImapFront.reply("NO canary"))
                .at("UID EXPUNGE", ImapFront.cut())
                .at("LOGIN", ImapFront.usual())
                .at("LOGIN", ImapFront.reply("NO canary"));

        assertThat(site.erase(1)).isEqualTo(new Manual("mail-folder-closed"));
        assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-LOGIN-REFUSED");
        assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-UNREACHABLE");
        assertThat(site.erase(1)).isEqualTo(new Manual("mail-forwarded"));

        assertThat(loggers.lines()).noneMatch(line -> CANARIES.stream().anyMatch(line::contains));
    }

    @Test
    void andTheLoggersReallyAreOpen() {
        LoggerFactory.getLogger("org.eclipse.angus.mail.imap").trace("a canary that sings");
        assertThat(loggers.lines()).anyMatch(line -> line.contains("a canary that sings"));
    }
}
