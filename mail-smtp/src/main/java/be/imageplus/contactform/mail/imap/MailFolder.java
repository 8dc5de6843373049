/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

/**
 * A folder that can hold mails.
 *
 * @param name as the server calls it
 * @param everything whether it shows the mails of the other folders once more (RFC 6154, {@code \All})
 * @param trash whether it is where deleted mails go (RFC 6154, {@code \Trash})
 */
record MailFolder(String name, boolean everything, boolean trash) {

    /** A name that staff chose may be a person's. */
    @Override
    public String toString() {
        return "MailFolder[…]";
    }
}
