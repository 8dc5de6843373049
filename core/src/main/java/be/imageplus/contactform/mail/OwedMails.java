/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.submission.StaffMail;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;

/** The mails about enquiries, as the inbox needs them. */
final class OwedMails implements StaffMail {

    private final MailDelivery.Ports ports;
    private final Runnable wake;
    private final Clock clock;

    /** @param wake called after the commit that makes a mail due */
    OwedMails(MailDelivery.Ports ports, Runnable wake, Clock clock) {
        this.ports = ports;
        this.wake = wake;
        this.clock = clock;
    }

    @Override
    public boolean hasArrived(RecordId submission) {
        return ports.outbox().mailsOf(submission).stream().anyMatch(item -> item.state() == OutboxItem.State.DELIVERED);
    }

    /** A dead one is no mail on its way: whoever releases an enquiry has a new one sent. */
    @Override
    public void owe(RecordId submission) {
        boolean owed =
                ports.outbox().mailsOf(submission).stream().anyMatch(item -> item.state() != OutboxItem.State.DEAD);
        if (!owed) {
            ports.outbox().enqueue(OutboxItem.due(ports.ids().next(), submission, clock.instant()));
        }
        ports.transactions().afterCommit(wake);
    }
}
