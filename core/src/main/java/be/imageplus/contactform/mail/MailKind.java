/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What tells one kind of owed mail from another; how each gets out is the same ({@link Delivery}). */
interface MailKind {

    /** Where its mails wait. */
    MailQueue queue();

    /** One attempt; changes nothing in the store. What it throws counts as a failure of that mail. */
    Attempt at(OutboxItem item);

    /** What follows from an attempt. */
    Settlement after(OutboxItem item, Attempt attempt, Instant now);

    /** No mail of it waits longer for its next turn. */
    Duration longestPause();

    /** What an attempt changes in the way that mails take. It counts as told, unless {@link #untold} says otherwise. */
    List<Detours.Change> changes(Attempt attempt);

    /** Takes changes back that could not be written down. */
    void untold(List<Detours.Change> changes);

    /** A mail is done; called in the transaction that says so. */
    void done(OutboxItem item, Attempt attempt, Instant now);

    /** All of it is written down; called after the commit. */
    void settled(Settlement settlement, Attempt attempt, List<Detours.Change> changes);
}
