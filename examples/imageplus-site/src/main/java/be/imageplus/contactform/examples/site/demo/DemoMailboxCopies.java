/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer;
import java.util.Set;

/** The copies in the demo mailbox, which end with their enquiries as they do in a real one over IMAP. */
final class DemoMailboxCopies implements DataLocation {

    private final DemoMailbox mailbox;

    DemoMailboxCopies(DemoMailbox mailbox) {
        this.mailbox = mailbox;
    }

    @Override
    public String id() {
        return STAFF_MAILBOX;
    }

    @Override
    public String recipient() {
        return Recipient.CONTROLLER;
    }

    @Override
    public Set<DataItem.Category> categories() {
        return Set.of(DataItem.Category.MESSAGE);
    }

    @Override
    public ErasureAnswer erase(ErasedRecord record) {
        mailbox.removeIf(mail -> record.messageIds().stream()
                .anyMatch(id -> mail.header("Message-ID").equals("<" + id + ">")));
        return new ErasureAnswer.Done();
    }

    @Override
    public void close() {
        // It is memory.
    }
}
