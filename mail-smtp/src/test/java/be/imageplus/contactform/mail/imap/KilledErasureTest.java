/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static be.imageplus.contactform.mail.imap.Records.messageId;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.retention.ErasureAnswer.Done;
import be.imageplus.contactform.retention.ErasureAnswer.Manual;
import jakarta.mail.Flags;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The connection is cut at each command in turn, before the server hears it or after it has done what it says; then
 * another node, which knows nothing, is asked again. Whatever was left leads it to all that was left.
 */
class KilledErasureTest {

    private static final String OWN = "Message-ID: <" + messageId(1) + ">";

    /** Only each one's neighbour leads to a mail. */
    private static final int MAILS = 3;

    private final ImapSite site = new ImapSite(ImapFront.Protection.NONE);

    private final StaffMailbox mailbox = site.mailbox.create("Sent", "Trash");

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest(name = "with UIDPLUS: {0}")
    @ValueSource(booleans = {true, false})
    void anotherNodeFindsWhatIsLeft(boolean uidPlus) {
        assertThatEveryKillIsSurvived(uidPlus, new Flags(), new Done());
    }

    @Test
    void anotherNodeKnowsOfAForward() {
        assertThatEveryKillIsSurvived(true, new Flags("$Forwarded"), new Manual("mail-forwarded"));
    }

    private void assertThatEveryKillIsSurvived(boolean uidPlus, Flags flags, ErasureAnswer answer) {
        if (!uidPlus) {
            site.front.announcing(capabilities -> capabilities.replace(" UIDPLUS", ""));
        }
        for (boolean afterwards : new boolean[] {false, true}) {
            int kills = 0;
            while (isKilledAt(kills + 1, afterwards, flags, answer)) {
                kills++;
            }
            assertThat(kills).as("commands of one erasure").isGreaterThan(25);
        }
    }

    /** Whether the erasure had so many commands at all. */
    private boolean isKilledAt(int which, boolean afterwards, Flags flags, ErasureAnswer answer) {
        mailbox.empty("INBOX", "Sent", "Trash")
                .put("Trash", flags, OWN)
                .put("Sent", "Message-ID: <re-1@example.org>", "In-Reply-To: <" + messageId(1) + ">")
                .put("INBOX", "Message-ID: <re-2@example.com>", "In-Reply-To: <re-1@example.org>")
                .put("INBOX", "Subject: another");
        assertThat(mailbox.size()).isEqualTo(MAILS + 1);
        AtomicInteger commands = new AtomicInteger();
        ImapFront.Act cut = afterwards ? ImapFront.cutAfterwards() : ImapFront.cut();
        site.front.everywhere(
                (line, tag) -> tag.equals("*") || commands.incrementAndGet() != which || cut.on(line, tag));

        boolean killed = false;
        try {
            assertThat(erase()).isEqualTo(answer);
        } catch (UnavailableException e) {
            killed = true;
            assertThat(e.code()).isEqualTo("MAILBOX-UNREACHABLE");
            assertThat(erase()).as("after a kill at command %d", which).isEqualTo(answer);
        }

        int notes = answer instanceof Done ? 0 : 1;
        assertThat(mailbox.size()).as("after a kill at command %d", which).isEqualTo(1 + notes);
        assertThat(mailbox.subjects("INBOX")).contains("another");
        return killed;
    }

    /** By a node of its own. */
    private ErasureAnswer erase() {
        try (ImapMailbox node = ImapMailbox.at(site.settings()
                .security(ImapSettings.Security.LOOPBACK_PLAINTEXT)
                .build())) {
            return node.erase(Records.numbered(1));
        }
    }
}
