/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static be.imageplus.contactform.mail.imap.Records.messageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.retention.ErasureAnswer.Done;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A purge of thousands does not log in thousands of times. */
class KeptMailboxConnectionTest {

    private final ImapSite site = new ImapSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void manyErasuresLogInOnce() {
        ImapMailbox node = site.node();
        for (int i = 0; i < 50; i++) {
            site.mailbox.put("INBOX", "Message-ID: <" + messageId(i) + ">");
        }
        for (int i = 0; i < 50; i++) {
            assertThat(node.erase(Records.numbered(i))).isEqualTo(new Done());
        }
        assertThat(site.mailbox.size()).isZero();
        assertThat(site.front.count("LOGIN")).isEqualTo(1);
    }

    @Test
    void aConnectionThatTheServerHasLeftIsReplacedWithinTheErasure() throws IOException {
        ImapMailbox node = site.node();
        node.erase(Records.numbered(1));
        site.mailbox.put("INBOX", "Message-ID: <" + messageId(2) + ">");
        site.front.endConnections();

        assertThat(node.erase(Records.numbered(2))).isEqualTo(new Done());
        assertThat(site.mailbox.size()).isZero();
        assertThat(site.front.connections()).isEqualTo(2);
    }

    @Test
    void anIdleConnectionIsEndedInOrder() {
        site.node(site.settings().keepIdle(Duration.ofMillis(50))).erase(Records.numbered(1));

        await().atMost(Duration.ofMinutes(5)).until(() -> site.front.count("LOGOUT") == 1);
    }

    @Test
    void closingEndsItAndNothingIsErasedAfterwards() {
        ImapMailbox node = site.node();
        node.erase(Records.numbered(1));
        node.close();
        node.close();

        assertThat(site.front.count("LOGOUT")).isEqualTo(1);
        assertThat(ImapSite.outage(node, Records.numbered(2))).isEqualTo("MAILBOX-CLOSED");
        assertThat(site.front.connections()).isEqualTo(1);
    }
}
