/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

/**
 * A folder at some moment. While both numbers stay the same, no mail has come into it (RFC 9051 section 2.3.1.1).
 *
 * @param uidValidity of its UIDs
 * @param uidNext above every UID in it; below 1 when the server did not say
 * @param empty whether there was no mail
 */
record FolderState(long uidValidity, long uidNext, boolean empty) {

    /** For a folder of which nothing is known for sure. */
    static final FolderState UNKNOWN = new FolderState(-1, -1, false);

    /** Whether no mail can have come between this moment and a later one. */
    boolean isStill(FolderState later) {
        return uidValidity == later.uidValidity && uidNext > 0 && uidNext == later.uidNext;
    }
}
