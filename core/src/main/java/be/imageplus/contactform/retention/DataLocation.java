/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.DataItem;
import java.util.Set;

/**
 * A place that may hold copies of enquiries, and can be told to erase one (R5.12; Art. 17, 19).
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>{@link #erase} is idempotent: a record that the place does not hold, or not any more, is {@code Done}. It is
 *       asked again after a crash, and by another node.
 *   <li>It answers {@code Done} only when nothing of the record can be read there any more. What it cannot tell at this
 *       moment it throws; what it can never do it says.
 *   <li>One call ends within a minute, so that a node that dies holds nobody up for long.
 *   <li>Thread-safe.
 * </ul>
 *
 * <p>Nothing that it answers or throws holds personal data: details are stable codes.
 */
public interface DataLocation extends AutoCloseable {

    /** The id of the mailbox that mails to staff go to. */
    String STAFF_MAILBOX = "staff-mailbox";

    /** A stable name of its own, up to 64 of {@code a-z 0-9 -}, for example {@code staff-mailbox}. */
    String id();

    /** The register's id of who runs it (R4.2); {@code controller} for the controller's own. */
    String recipient();

    /** The categories of data that it may hold; never empty. */
    Set<DataItem.Category> categories();

    /**
     * Erases every copy of one record.
     *
     * @throws UnavailableException when it cannot be reached or does not end in time: it is asked again
     */
    ErasureAnswer erase(ErasedRecord record);

    /** Ends what it keeps open. Idempotent. */
    @Override
    void close();
}
