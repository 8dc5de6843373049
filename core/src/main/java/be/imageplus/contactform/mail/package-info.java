/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Mail from composition to delivery: what is sent, the outbox it waits in, the workers that deliver it, and the
 * {@link be.imageplus.contactform.mail.MailTransport} port.
 *
 * <p>A rendered mail is never stored: the outbox names the enquiry, and the mail is composed from the sealed record
 * when a worker has leased the item.
 *
 * <p>What the outbox names is an enquiry or, for mails about several, a
 * {@link be.imageplus.contactform.mail.StaffNotice}; {@code Letterhead} is what the mails of both kinds share, the
 * links by which staff act included.
 *
 * <p>Mails that acknowledge enquiries to their senders ({@link be.imageplus.contactform.mail.AcknowledgementTerms})
 * wait in an outbox of their own and get out the same way: {@code MailKind} is what tells the two apart.
 *
 * <p>Where several transports are given, {@code Dispatch} is one attempt through them in order, {@code Circuit} leaves
 * out those that fail, and {@code Detours} notices when mails take another way, which is always told.
 */
@NullMarked
package be.imageplus.contactform.mail;

import org.jspecify.annotations.NullMarked;
