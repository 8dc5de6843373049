/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.OutgoingMail;
import jakarta.mail.Address;
import jakarta.mail.internet.AddressException;
import java.util.ArrayList;
import java.util.List;

/**
 * Between whom a mail goes: own addresses only, but for the one that an acknowledgement goes to (R4.8).
 *
 * @param from also the mail's From
 * @param to also the mail's To
 */
record Envelope(MailAddress from, List<MailAddress> to) {

    /**
     * The envelope of a mail.
     *
     * @throws AddressException if one of them is no address
     */
    static Envelope of(OutgoingMail mail) throws AddressException {
        List<MailAddress> to = new ArrayList<>();
        for (String mailbox : mail.to()) {
            to.add(address(mailbox));
        }
        return new Envelope(address(mail.from()), List.copyOf(to));
    }

    private static MailAddress address(String text) throws AddressException {
        return MailAddress.parse(text).orElseThrow(() -> new AddressException("one of them is no plain address"));
    }

    /** Whether only a server with SMTPUTF8 takes it. */
    boolean needsSmtpUtf8() {
        return from.needsSmtpUtf8() || to.stream().anyMatch(MailAddress::needsSmtpUtf8);
    }

    Address[] recipients() {
        return to.stream().map(MailAddress::header).toArray(Address[]::new);
    }
}
