/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static be.imageplus.contactform.mail.imap.Records.messageId;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer.Done;
import be.imageplus.contactform.retention.ErasureAnswer.Manual;
import com.icegreen.greenmail.store.StoredMessage;
import jakarta.mail.Flags;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is erased in the staff mailbox, and what is not. */
// R5.12
class ImapMailboxTest {

    private static final String OWN = "Message-ID: <" + messageId(1) + ">";
    private static final Flags DELETED = new Flags(Flags.Flag.DELETED);

    private final ImapSite site = new ImapSite();
    private final StaffMailbox mailbox = site.mailbox.create("Sent", "Trash");

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void theMailAboutAnEnquiryIsErased() {
        mailbox.put("INBOX", OWN, "Subject: ours");

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Archive", "Archive.2026.November", "Trash", "Déjà vu & \"done\"", "日本語"})
    void whereverItWasMovedTo(String folder) {
        if (!folder.equals("Trash")) {
            mailbox.create(folder);
        }
        mailbox.put("INBOX", "Subject: another").put(folder, OWN, "Subject: ours");

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.subjects(folder)).isEmpty();
        assertThat(mailbox.subjects("INBOX")).containsExactly("another");
    }

    @Test
    void everyCopyOfItIsErased() {
        mailbox.put("INBOX", OWN).put("INBOX", OWN).put("Trash", OWN).put("Sent", OWN);

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void allMailsThatTheLibrarySentAboutAnEnquiryAreErased() {
        ErasedRecord record = new ErasedRecord(
                Records.numbered(1).id(),
                Set.of(messageId(1), messageId(2)),
                Records.numbered(1).erasedAt());
        mailbox.put("INBOX", OWN)
                .put("Sent", "Message-ID: <reply@example.org>", "References: <" + messageId(2) + ">")
                .put("INBOX", "Message-ID: <" + messageId(3) + ">", "Subject: another enquiry");

        assertThat(site.node().erase(record)).isEqualTo(new Done());
        assertThat(mailbox.subjects("INBOX")).containsExactly("another enquiry");
        assertThat(mailbox.subjects("Sent")).isEmpty();
    }

    @Test
    void aRecordWithoutMailsNeedsNoMailbox() {
        ErasedRecord record = new ErasedRecord(
                Records.numbered(1).id(), Set.of(), Records.numbered(1).erasedAt());

        assertThat(site.node().erase(record)).isEqualTo(new Done());
        assertThat(site.front.connections()).isZero();
    }

    @Test
    void anEmptyMailboxHoldsNothing() {
        assertThat(site.erase(1)).isEqualTo(new Done());
    }

    @Nested
    class Replies {

        @Test
        void areErasedWhenTheyReferToTheMail() {
            mailbox.put("Sent", "References: <x@example.com>\r\n <" + messageId(1) + ">\r\n\t<y@example.com>");

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.size()).isZero();
        }

        @Test
        void areErasedWhenTheyAnswerTheMail() {
            mailbox.put("Sent", "In-Reply-To: <" + messageId(1) + ">")
                    .put("Sent", "in-reply-to: Your mail of Monday <" + messageId(1) + "> (office)")
                    .put("Sent", "In-Reply-To: " + messageId(1));

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.size()).isZero();
        }

        @Test
        void areErasedWhenTheyAnswerAReplyOnly() {
            // Found in an order that is not the thread's: INBOX first.
            mailbox.put("INBOX", "Message-ID: <4@example.com>", "In-Reply-To: <3@example.org>")
                    .put("INBOX", "Message-ID: <2@example.com>", "In-Reply-To: <1@example.org>")
                    .put("Sent", "Message-ID: <3@example.org>", "In-Reply-To: <2@example.com>")
                    .put("Sent", "Message-ID: <1@example.org>", "In-Reply-To: <" + messageId(1) + ">")
                    .put("Trash", OWN);

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.size()).isZero();
        }

        @Test
        void areErasedWhenTheMailItselfIsGone() {
            mailbox.put("Sent", "Message-ID: <1@example.org>", "References: <" + messageId(1) + ">")
                    .put("INBOX", "Message-ID: <2@example.com>", "References: <1@example.org>");

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.size()).isZero();
        }

        @Test
        void withoutAMessageIdAreErasedToo() {
            mailbox.put("Sent", "References: <" + messageId(1) + ">").put("INBOX", "Subject: another, without one too");

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.size()).isEqualTo(1);
        }

        @Test
        void beyondAllMeasureAreLeftToAPerson() {
            IntStream.rangeClosed(0, 1000)
                    .forEach(i -> mailbox.put(
                            "INBOX", "Message-ID: <" + i + "@example.com>", "References: <" + messageId(1) + ">"));

            assertThat(site.erase(1)).isEqualTo(new Manual("mail-thread-too-long"));
            assertThat(mailbox.size()).as("nothing is erased by half").isEqualTo(1001);
        }
    }

    @Nested
    class OtherMails {

        @Test
        void stayWhateverTheyAreCalled() {
            mailbox.put("INBOX", "Message-ID: <" + messageId(2) + ">", "Subject: another enquiry")
                    .put("INBOX", "Message-ID: <" + messageId(1) + ".test>", "Subject: longer")
                    .put("INBOX", "Message-ID: <x" + messageId(1) + ">", "Subject: longer, too")
                    .put("INBOX", "References: <x" + messageId(1) + ">", "Subject: quotes another")
                    .put("INBOX", "Subject: about " + messageId(1))
                    .put("INBOX", OWN, "Subject: ours");

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.subjects("INBOX")).hasSize(5).doesNotContain("ours");
        }

        @Test
        void stayWithTheirFlags() {
            mailbox.put("INBOX", DELETED, "Subject: deleted by somebody")
                    .put("INBOX", OWN, "Subject: ours")
                    .put("INBOX", DELETED, OWN, "Subject: ours, deleted by somebody")
                    .put("INBOX", "Subject: unread");

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.subjects("INBOX")).containsExactly("deleted by somebody", "unread");
            assertThat(mailbox.mails("INBOX").get(0).isSet(Flags.Flag.DELETED)).isTrue();
            assertThat(mailbox.mails("INBOX").get(1).isSet(Flags.Flag.SEEN)).isFalse();
        }

        @Test
        void stayWithTheirFlagsWhereTheServerKnowsNoUidPlus() {
            site.front
                    .announcing(capabilities -> capabilities.replace(" UIDPLUS", ""))
                    .always("UID EXPUNGE", ImapFront.reply("BAD what?"));
            mailbox.put("INBOX", DELETED, "Subject: deleted by somebody")
                    .put("INBOX", OWN, "Subject: ours")
                    .put("INBOX", "Subject: unread");

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.subjects("INBOX")).containsExactly("deleted by somebody", "unread");
            assertThat(mailbox.mails("INBOX"))
                    .extracting(mail -> mail.isSet(Flags.Flag.DELETED))
                    .containsExactly(true, false);
        }

        /** A sender chooses a Message-ID: that of somebody else's mail leads nowhere. */
        @Test
        void stayWhenAReplyPretendsToBeOneOfThem() {
            mailbox.put("Sent", "Message-ID: <invoice@example.net>", "Subject: an invoice")
                    .put("INBOX", "In-Reply-To: <invoice@example.net>", "Subject: about the invoice")
                    .put("INBOX", "Message-ID: <invoice@example.net>", "References: <" + messageId(1) + ">");

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(mailbox.subjects("INBOX")).containsExactly("about the invoice");
            assertThat(mailbox.subjects("Sent")).containsExactly("an invoice");
        }

        @Test
        void stayWhenTheServerFindsThemAllTheSame() {
            mailbox.create("Archive").put("Archive", "Subject: archived").put("Archive", "References: <x@example.com>");
            mailbox.put("INBOX", "Message-ID: <other@example.com>", "Subject: another")
                    .put("INBOX", OWN)
                    .put("INBOX", "Subject: one more");
            site.front.rewriting(said -> said.startsWith("* SEARCH") ? "* SEARCH 1 2 3\r\n" : said);

            assertThat(site.node().erase(Records.numbered(1))).isEqualTo(new Done());
            assertThat(mailbox.subjects("INBOX")).containsExactly("another", "one more");
            assertThat(mailbox.mails("Archive")).hasSize(2);
        }

        @Test
        void areNotRead() {
            IntStream.range(0, 50)
                    .forEach(i -> mailbox.put("INBOX", "Message-ID: <" + i + "@example.com>", "Subject: another"));
            mailbox.put("INBOX", OWN);

            assertThat(site.erase(1)).isEqualTo(new Done());
            assertThat(site.front.commands().stream().filter(command -> command.startsWith("UID FETCH")))
                    .isNotEmpty()
                    .allMatch(command -> command.startsWith("UID FETCH 51 (UID FLAGS BODY.PEEK[HEADER.FIELDS "));
            assertThat(mailbox.mails("INBOX")).noneMatch((StoredMessage mail) -> mail.isSet(Flags.Flag.SEEN));
        }
    }

    /** Cost grows with folders, not with mails. */
    @Test
    void oneErasureCostsAFewCommandsAFolder() {
        int folders = 40;
        IntStream.range(0, folders)
                .forEach(i -> mailbox.create("Customers.no" + i).put("Customers.no" + i, "Subject: x"));
        mailbox.put("Customers.no" + (folders - 1), OWN).put("Sent", "References: <" + messageId(1) + ">");

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(site.front.count("EXAMINE")).isLessThanOrEqualTo(3L * (folders + 4));
        assertThat(site.front.count("UID SEARCH")).isLessThanOrEqualTo(folders + 10L);
        assertThat(site.front.count("UID FETCH")).isLessThanOrEqualTo(4);
    }

    @Test
    void foldersThatHoldNoMailsAreNotOpened() {
        mailbox.create("Folders.Inner").put("Folders.Inner", OWN);
        site.front.rewriting(said -> said.startsWith("* LIST") && said.endsWith("\"Folders\"\r\n")
                ? said.replace("LIST ()", "LIST (\\Noselect)")
                : said);

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(site.front.commands()).noneMatch(command -> command.matches("EXAMINE \"?Folders\"?"));
        assertThat(mailbox.size()).isZero();
    }

    @Test
    void saysWhatItIs() {
        ImapMailbox sales = site.node(site.settings().id("staff-mailbox-sales").recipient("mailbox-host"));
        assertThat(List.of(site.node().id(), site.node().recipient())).containsExactly("staff-mailbox", "controller");
        assertThat(List.of(sales.id(), sales.recipient())).containsExactly("staff-mailbox-sales", "mailbox-host");
    }
}
