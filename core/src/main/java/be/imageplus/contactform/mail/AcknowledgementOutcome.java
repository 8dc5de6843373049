/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

/** What became of the acknowledgement of an enquiry: for counting, since nobody has to do anything about it. */
public enum AcknowledgementOutcome {
    /** A transport has taken it. */
    DELIVERED,
    /**
     * It was owed and is not tried any more: refused, too late, not to be sent any more, or nobody knows whether it
     * arrived.
     */
    DROPPED,
    /** Not owed: its address, or all together, had as many as they get. */
    LIMITED,
    /** Not owed: none is sent to such an address. */
    UNANSWERED
}
