/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The staff mailbox over IMAP, as a place where enquiries can be erased (R5.12).
 *
 * <p>Start reading at {@link be.imageplus.contactform.mail.imap.ImapMailbox}. Below it: one erasure in its rounds, the
 * thread of mails that belong to an enquiry, the mark that a forward leaves, and the connection with the few commands
 * that are used. Do not use this package to read mail: what mails say is never fetched, only the header fields that say
 * which mail belongs to which.
 *
 * <p>Imports the {@code retention}, {@code register}, {@code problem}, {@code text} and {@code work} packages of core,
 * {@code mail.connection} beside it, and Jakarta Mail (Angus).
 */
@NullMarked
package be.imageplus.contactform.mail.imap;

import org.jspecify.annotations.NullMarked;
