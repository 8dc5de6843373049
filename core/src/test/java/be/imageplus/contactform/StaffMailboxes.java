/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A staff mailbox in memory, which a test puts mails into and takes out of reach. */
final class StaffMailboxes implements DataLocation {

    private final Set<String> messageIds = ConcurrentHashMap.newKeySet();
    private volatile boolean reachable = true;

    void put(String messageId) {
        messageIds.add(messageId);
    }

    boolean holds(String messageId) {
        return messageIds.contains(messageId);
    }

    void reachable(boolean now) {
        reachable = now;
    }

    @Override
    public String id() {
        return STAFF_MAILBOX;
    }

    @Override
    public String recipient() {
        return "controller";
    }

    @Override
    public Set<Category> categories() {
        return Set.of(Category.MESSAGE);
    }

    @Override
    public ErasureAnswer erase(ErasedRecord record) {
        if (!reachable) {
            throw new UnavailableException("MAILBOX-AWAY", "The mailbox is away.", Duration.ofMinutes(1), null);
        }
        messageIds.removeAll(record.messageIds());
        return new ErasureAnswer.Done();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
