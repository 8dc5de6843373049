/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static be.imageplus.contactform.mail.imap.ImapFront.afterwards;
import static be.imageplus.contactform.mail.imap.ImapFront.in;
import static be.imageplus.contactform.mail.imap.ImapFront.meanwhile;
import static be.imageplus.contactform.mail.imap.Records.messageId;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.retention.ErasureAnswer.Done;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Staff go on sorting their mail while it is searched. */
// R5.2: always re-query
class MovingMailsTest {

    private static final String OWN = "Message-ID: <" + messageId(1) + ">";

    private final ImapSite site = new ImapSite();
    private final StaffMailbox mailbox = site.mailbox.create("First", "Second", "Third");

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aMailThatIsMovedBehindTheSearchIsErased() {
        mailbox.put("Third", OWN);
        site.front
                .at("EXAMINE", ImapFront.usual())
                .at("EXAMINE", ImapFront.usual())
                .at("EXAMINE", afterwards(() -> mailbox.move("Third", "First")));

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void aMailThatIsMovedBetweenSearchAndErasureIsErased() {
        mailbox.put("Second", OWN);
        site.front.at("SELECT", meanwhile(() -> mailbox.move("Second", "First")));

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void aReplyThatIsMovedBetweenSearchAndErasureIsErasedThoughNothingLeadsToItAnyMore() {
        mailbox.put("Second", "Message-ID: <re@example.org>", "In-Reply-To: <" + messageId(1) + ">")
                .put("Third", "In-Reply-To: <re@example.org>");
        // The farthest goes first: its folder is the first that is entered.
        site.front.at("SELECT", meanwhile(() -> mailbox.move("Third", "First")));

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void aMailThatArrivesMeanwhileIsErased() {
        mailbox.put("Second", OWN);
        site.front.at("UID EXPUNGE", afterwards(() -> mailbox.put("First", "References: <" + messageId(1) + ">")));

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void aFolderThatIsRenamedMeanwhileIsFound() {
        mailbox.put("Third", OWN).put("First", "Subject: another");
        site.front.at("UID SEARCH", meanwhile(() -> mailbox.rename("Third", "Alpha")));

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.size()).isEqualTo(1);
    }

    @Test
    void unrelatedMailsMayArriveAllTheTime() {
        mailbox.put("Second", OWN);
        site.front.always("EXAMINE", meanwhile(() -> mailbox.put("First", "Subject: another")));

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.subjects("Second")).isEmpty();
    }

    @Test
    void aMailThatIsNeverAtRestIsNotSaidToBeGone() {
        mailbox.put("Third", OWN);
        AtomicInteger moves = new AtomicInteger();
        site.front.always("SELECT", meanwhile(() -> {
            boolean there = moves.incrementAndGet() % 2 == 0;
            mailbox.move(there ? "First" : "Third", there ? "Third" : "First");
        }));

        assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-BUSY");
        assertThat(mailbox.size()).isEqualTo(1);
    }

    @Test
    void anErasureThatDoesNothingIsNotBelieved() {
        mailbox.put("Second", OWN);
        site.front.always("UID EXPUNGE", ImapFront.reply("OK done"));

        assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-BUSY");
        site.front.always("UID EXPUNGE", in("Third", ImapFront.cut()));
        assertThat(site.erase(1)).isEqualTo(new Done());
    }
}
