/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.register.DataItem.Category;
import java.util.Set;

/**
 * A place that this library cannot reach: a person erases there, and says so. Every mailbox of staff is one until
 * somebody gives the library access to it.
 */
public final class ByHand implements DataLocation {

    private final String id;
    private final String recipient;
    private final String task;

    private ByHand(String id, String recipient, String task) {
        this.id = id;
        this.recipient = recipient;
        this.task = task;
    }

    /** The mailbox of staff. */
    public static ByHand staffMailbox(String recipient) {
        return new ByHand(DataLocation.STAFF_MAILBOX, recipient, "delete-mails");
    }

    /**
     * A place of the application's own.
     *
     * @param id the place's stable name
     * @param recipient the register's id of who runs it
     * @param task what a person must do, as a code
     */
    public static ByHand of(String id, String recipient, String task) {
        return new ByHand(id, recipient, task);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String recipient() {
        return recipient;
    }

    @Override
    public Set<Category> categories() {
        return Set.of(Category.MESSAGE);
    }

    @Override
    public ErasureAnswer erase(ErasedRecord record) {
        // What was never mailed is in no mailbox.
        return record.messageIds().isEmpty() ? new ErasureAnswer.Done() : new ErasureAnswer.Manual(task);
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
