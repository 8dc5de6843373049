/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;

/**
 * That an enquiry's data went to a recipient, or that it may have gone (R4.7; Art. 15(1)(c), 19).
 *
 * <p>What counts is that content left for the recipient, not what it answered: a mail that was refused after its text,
 * or whose fate is not known, is a disclosure too. The ledger tells which mails were delivered.
 *
 * @param submission which enquiry
 * @param recipient the register's id of who received it
 * @param categories what went, as data item ids joined by commas
 * @param at when, the first time
 * @param messageId the mail's Message-ID; of a file {@link #FILE} and its opaque name
 * @param ground what made it lawful, for example the reference of the transfer mechanism
 */
public record Disclosure(
        RecordId submission, String recipient, String categories, Instant at, String messageId, String ground) {

    /** Begins the id of what went as a file and not by mail; no Message-ID has a colon there. */
    public static final String FILE = "file:";
}
