/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Takes staff mail to an SMTP server, over TLS, on connections that are kept.
 *
 * <p>Start reading at {@link be.imageplus.contactform.mail.smtp.SmtpMailTransport}. Below it: a pool of connections,
 * the observed conversation from which the outcome is decided, and the message as MIME, composed for what the server
 * has announced and signed if there is a {@link be.imageplus.contactform.mail.smtp.DkimKey}. Do not use this package
 * for mail to anyone but the controller's own mailboxes: it knows no bounces, no lists and no unsubscribing.
 *
 * <p>Imports the {@code mail} and {@code problem} packages of core, {@code mail.connection} beside it, and Jakarta Mail
 * (Angus).
 */
@NullMarked
package be.imageplus.contactform.mail.smtp;

import org.jspecify.annotations.NullMarked;
