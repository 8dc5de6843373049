/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.time.Instant;

/**
 * Mails that acknowledge enquiries to their senders, apart from those to staff; each goes with its enquiry. Has the
 * guarantees of a {@link MailQueue}. While the tables are those of schema 3 there are none, and none is added.
 */
public interface Acknowledgements extends MailQueue {

    /**
     * Adds one, unless there is one with the same key: of many at once with one key, on whatever node, one is added.
     *
     * @param item for an enquiry that is stored, or is in the same transaction
     * @param key keyed: what the limit for one address is counted by; never an address
     * @return whether it was added
     */
    boolean add(OutboxItem item, byte[] key);

    /** How many have been owed since an instant, counted no further than {@code most}. */
    int since(Instant from, int most);
}
