/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.mail.AcknowledgementOutcome;
import be.imageplus.contactform.mail.DeliveryListener;
import be.imageplus.contactform.retention.RetentionListener;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.transfer.TransferListener;
import be.imageplus.contactform.work.ClockDoubt;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Hears what happens to enquiries and their mails.
 *
 * <p>Each method is called after the commit of what it tells, on the thread that did it (a request's for
 * {@link #accepted}, a delivery worker's otherwise), so it must be quick. An exception it throws is logged and changes
 * nothing. Arguments hold no personal data.
 */
public interface ContactFormListener extends DeliveryListener, RetentionListener, TransferListener {

    /**
     * An enquiry is durable and on its way to staff.
     *
     * <p>Inside a transaction of the application's ({@link be.imageplus.contactform.store.jdbc.HostTransactions}) this
     * is called after the commit of the outermost one, and never when that is rolled back. Its connection may then
     * still be bound to the thread, with nothing that would commit it again: whoever stores something here begins a
     * transaction apart, with Spring {@code REQUIRES_NEW}.
     */
    default void accepted(Reference reference) {}

    @Override
    default void deadLettered(RecordId mail, String code) {}

    @Override
    default void parked(RecordId mail, String recipient, String code) {}

    @Override
    default void failedOver(String from, String to, String code) {}

    @Override
    default void failedBack(String from, String to) {}

    @Override
    default void passedOver(String recipient, String code) {}

    @Override
    default void acknowledgement(AcknowledgementOutcome outcome) {}

    @Override
    default void transferEndsSoon(String recipient, LocalDate lastDay, int daysBefore) {}

    @Override
    default void transferEnded(String recipient, String code) {}

    @Override
    default void transferStandsAgain(String recipient, String ground) {}

    @Override
    default void purgeOverdue(Instant since) {}

    @Override
    default void clockDoubted(ClockDoubt doubt) {}
}
