/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.submission.ActionLinks;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordIds;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterheadTest {

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final RecordIds ids = new RecordIds(clock);

    /** Otherwise no server without SMTPUTF8 would take the mail (RFC 6531), and it would be dropped each time. */
    @ParameterizedTest
    @CsvSource({
        "office@example.org büro@example.org, office@example.org",
        "büro@example.org office@example.org, office@example.org",
        "büro@example.org, website@example.org"
    })
    void anAcknowledgementIsAnsweredWhereAnyServerTakesTheAddress(String mailboxes, String answered) {
        MailRouting routing = new MailRouting.Builder()
                .from("website@example.org")
                .to(mailboxes.split(" "))
                .build();
        Letterhead letterhead =
                new Letterhead(TestRegister.example(), routing, new ActionLinks(Vault.of(KeySet.generate()), clock));

        OutgoingMail mail = letterhead.acknowledgement(
                OutboxItem.due(ids.next(), ids.next(), clock.instant()),
                clock.instant(),
                "contact",
                Addressee.of(EmailAddress.parse("ada@example.net").orElseThrow()),
                Locale.ENGLISH,
                new Letterhead.Body("Received", "Received.\n", "<p>Received.</p>\n"));

        assertThat(mail.replyTo()).contains(answered);
        assertThat(mail.to()).containsExactly("ada@example.net");
    }
}
