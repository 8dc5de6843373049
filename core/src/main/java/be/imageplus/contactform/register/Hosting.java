/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.List;
import java.util.Optional;

/**
 * Who runs what an enquiry passes through, by the ids of recipients (Art. 13(1)(e), R4.2); {@link Recipient#CONTROLLER}
 * stands for the controller's own systems.
 *
 * @param application runs the application that receives enquiries; empty is a finding
 * @param database keeps them; empty is a finding
 * @param mailDelivery carries them to staff, in the order in which they are asked; empty is a finding
 * @param mailbox hosts the mailboxes in which staff read them; empty is a finding
 * @param backups keeps copies of the database; only the record of processing activities tells it (Art. 30(1)(d))
 */
public record Hosting(
        Optional<String> application,
        Optional<String> database,
        List<String> mailDelivery,
        List<String> mailbox,
        Optional<String> backups) {

    /** Nothing is said. */
    public static final Hosting UNSAID =
            new Hosting(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());

    public Hosting {
        mailDelivery = List.copyOf(mailDelivery);
        mailbox = List.copyOf(mailbox);
    }

    /** The same, with who runs the application. */
    public Hosting withApplication(String recipient) {
        return new Hosting(Optional.of(recipient), database, mailDelivery, mailbox, backups);
    }

    /** The same, with who keeps the database. */
    public Hosting withDatabase(String recipient) {
        return new Hosting(application, Optional.of(recipient), mailDelivery, mailbox, backups);
    }

    /** The same, with who carries mail to staff, in the order in which they are asked. */
    public Hosting withMailDelivery(String... recipients) {
        return new Hosting(application, database, List.of(recipients), mailbox, backups);
    }

    /** The same, with who hosts the mailboxes of staff. */
    public Hosting withMailbox(String... recipients) {
        return new Hosting(application, database, mailDelivery, List.of(recipients), backups);
    }

    /** The same, with who keeps the backups. */
    public Hosting withBackups(String recipient) {
        return new Hosting(application, database, mailDelivery, mailbox, Optional.of(recipient));
    }
}
