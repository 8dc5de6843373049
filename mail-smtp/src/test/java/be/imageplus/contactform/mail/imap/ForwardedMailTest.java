/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static be.imageplus.contactform.mail.imap.ImapFront.cutAfterwards;
import static be.imageplus.contactform.mail.imap.ImapFront.reply;
import static be.imageplus.contactform.mail.imap.Records.messageId;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.retention.ErasureAnswer.Done;
import be.imageplus.contactform.retention.ErasureAnswer.Manual;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail that somebody forwarded is erased, and never forgotten to have been forwarded. */
// R5.12
class ForwardedMailTest {

    private static final Manual FORWARDED = new Manual("mail-forwarded");
    private static final String OWN = "Message-ID: <" + messageId(1) + ">";

    private final ImapSite site = new ImapSite();
    private final StaffMailbox mailbox = site.mailbox.create("Sent");

    @AfterEach
    void close() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$Forwarded", "$forwarded", "Forwarded"})
    void aMailThatIsFlaggedAsForwardedLeavesATask(String flag) {
        mailbox.put("INBOX", new Flags(flag), OWN, "Subject: ours").put("INBOX", "Subject: another");

        assertThat(site.erase(1)).isEqualTo(FORWARDED);
        assertThat(mailbox.subjects("INBOX"))
                .hasSize(2)
                .contains("another")
                .anyMatch(subject -> subject.contains("A forwarded mail was erased"));
    }

    @Test
    void soDoesAForwardThatNamesTheMail() {
        mailbox.put("INBOX", OWN)
                .put("Sent", "Message-ID: <fwd@example.org>", "X-Forwarded-Message-Id: <" + messageId(1) + ">");

        assertThat(site.erase(1)).isEqualTo(FORWARDED);
        assertThat(mailbox.subjects("Sent")).isEmpty();
    }

    @Test
    void soDoesAForwardOfAReply() {
        mailbox.put("Sent", "Message-ID: <re@example.org>", "In-Reply-To: <" + messageId(1) + ">")
                .put("Sent", "Message-ID: <fwd@example.org>", "X-Forwarded-Message-Id: <re@example.org>")
                .put("INBOX", "In-Reply-To: <fwd@example.org>", "Subject: thank you");

        assertThat(site.erase(1)).isEqualTo(FORWARDED);
        assertThat(mailbox.subjects("Sent")).isEmpty();
        assertThat(mailbox.subjects("INBOX")).noneMatch("thank you"::equals);
    }

    @Test
    void aForwardOfAnotherMailDoesNot() {
        mailbox.put("INBOX", OWN)
                .put("Sent", new Flags("$Forwarded"), "Message-ID: <x@example.org>")
                .put("Sent", "References: <" + messageId(1) + ">", "X-Forwarded-Message-Id: <x@example.org>");

        assertThat(site.erase(1)).isEqualTo(new Done());
        assertThat(mailbox.subjects("INBOX")).isEmpty();
    }

    /** The node dies when the mail is gone and nobody has heard of it. */
    @Test
    void theTaskOutlivesTheNodeThatErased() {
        mailbox.put("INBOX", new Flags("$Forwarded"), OWN);
        site.front.at("UID EXPUNGE", cutAfterwards());

        assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-UNREACHABLE");

        assertThat(mailbox.subjects("INBOX"))
                .as("the mail is gone, the note is there")
                .hasSize(1);
        assertThat(site.erase(1)).isEqualTo(FORWARDED);
        assertThat(site.erase(1)).isEqualTo(FORWARDED);
        assertThat(mailbox.subjects("INBOX")).as("one note is enough").hasSize(1);
    }

    @Test
    void theTaskIsThereUntilStaffDeleteTheNote() {
        mailbox.create("Trash").put("INBOX", new Flags("$Forwarded"), OWN);
        assertThat(site.erase(1)).isEqualTo(FORWARDED);

        mailbox.move("INBOX", "Trash");
        assertThat(site.erase(1)).isEqualTo(FORWARDED);
        mailbox.empty("Trash");
        assertThat(site.erase(1)).isEqualTo(new Done());
    }

    @Test
    void theNoteIsAboutOneEnquiryOnly() {
        mailbox.put("INBOX", new Flags("$Forwarded"), OWN).put("INBOX", "Message-ID: <" + messageId(2) + ">");
        assertThat(site.erase(1)).isEqualTo(FORWARDED);

        assertThat(site.erase(2)).isEqualTo(new Done());
    }

    @Test
    void nothingIsErasedBeforeTheNoteIsThere() {
        mailbox.put("INBOX", new Flags("$Forwarded"), OWN, "Subject: ours");
        site.front.at("APPEND", reply("NO [OVERQUOTA] office@example.org has no room"));

        assertThat(ImapSite.outage(site.node(), Records.numbered(1))).isEqualTo("MAILBOX-REFUSES");
        assertThat(mailbox.subjects("INBOX")).containsExactly("ours");
    }

    @Test
    void theNoteTellsStaffWhatToDoAndNothingOfThePerson() throws Exception {
        mailbox.put("INBOX", new Flags("$Forwarded"), OWN, "Subject: Zaphod asks");
        site.erase(1);

        MimeMessage note = mailbox.mails("INBOX").get(0).getMimeMessage();
        assertThat(note.getSubject())
                .contains("A forwarded mail", "Un courriel transféré", "doorgestuurde mail", "weitergeleitete E-Mail");
        assertThat((String) note.getContent())
                .contains("Please ask whoever received it", "Demandez", "Vraag wie", "Bitten Sie")
                .doesNotContain("Zaphod", "somebody");
        assertThat(note.getMessageID()).isEqualTo("<" + Records.numbered(1).id() + ".forwarded@contact-form.invalid>");
        assertThat(note.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(note.getSentDate())
                .isEqualTo(java.util.Date.from(Records.numbered(1).erasedAt()));
    }
}
