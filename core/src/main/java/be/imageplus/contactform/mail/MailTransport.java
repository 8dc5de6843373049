/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.time.Duration;

/**
 * Takes a mail to the server of a declared recipient: SMTP, an HTTP mail API, or anything else.
 *
 * <h2>Guarantees asked of an implementation</h2>
 *
 * <ul>
 *   <li>Thread-safe. {@link #send} answers within {@link #maximumDuration}, whatever the other side does.
 *   <li>Outcomes are values; an exception is a programming error and counts as {@link DeliveryResult.Transient}.
 *   <li>{@link DeliveryResult.Delivered} only if the other side has taken responsibility;
 *       {@link DeliveryResult.Ambiguous} exactly if it may have, and we cannot know.
 *   <li>{@link DeliveryResult.Permanent} only for what concerns the mail or its recipient. What concerns the server,
 *       the account or the way there is {@link DeliveryResult.Transient}: the next transport is asked, where there is
 *       one.
 *   <li>Both say {@link DeliveryResult#contentSent} as soon as any of the content had left.
 *   <li>The Message-ID of the mail is used as it is, so that a second copy can be recognised.
 *   <li>Nothing of the mail's content is logged or kept.
 * </ul>
 */
public interface MailTransport extends AutoCloseable {

    /** Sends one mail. */
    DeliveryResult send(OutgoingMail mail);

    /** The register's id of who receives the mail through this transport (R4.2); blank is refused at start. */
    String recipient();

    /** The longest that {@link #send} can take; a lease outlives it. */
    Duration maximumDuration();

    /** Ends kept connections. Idempotent. */
    @Override
    void close();
}
