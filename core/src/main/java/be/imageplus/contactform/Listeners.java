/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.mail.AcknowledgementOutcome;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.work.ClockDoubt;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells every listener, and keeps one that fails from harming the others or the work. */
final class Listeners implements ContactFormListener {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<ContactFormListener> all;

    Listeners(List<ContactFormListener> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public void accepted(Reference reference) {
        tell(listener -> listener.accepted(reference));
    }

    @Override
    public void deadLettered(RecordId mail, String code) {
        tell(listener -> listener.deadLettered(mail, code));
    }

    @Override
    public void parked(RecordId mail, String recipient, String code) {
        tell(listener -> listener.parked(mail, recipient, code));
    }

    @Override
    public void failedOver(String from, String to, String code) {
        tell(listener -> listener.failedOver(from, to, code));
    }

    @Override
    public void failedBack(String from, String to) {
        tell(listener -> listener.failedBack(from, to));
    }

    @Override
    public void passedOver(String recipient, String code) {
        tell(listener -> listener.passedOver(recipient, code));
    }

    @Override
    public void acknowledgement(AcknowledgementOutcome outcome) {
        tell(listener -> listener.acknowledgement(outcome));
    }

    @Override
    public void transferEndsSoon(String recipient, LocalDate lastDay, int daysBefore) {
        tell(listener -> listener.transferEndsSoon(recipient, lastDay, daysBefore));
    }

    @Override
    public void transferEnded(String recipient, String code) {
        tell(listener -> listener.transferEnded(recipient, code));
    }

    @Override
    public void transferStandsAgain(String recipient, String ground) {
        tell(listener -> listener.transferStandsAgain(recipient, ground));
    }

    @Override
    public void purgeOverdue(Instant since) {
        tell(listener -> listener.purgeOverdue(since));
    }

    @Override
    public void clockDoubted(ClockDoubt doubt) {
        tell(listener -> listener.clockDoubted(doubt));
    }

    private void tell(Consumer<ContactFormListener> news) {
        for (ContactFormListener listener : all) {
            try {
                news.accept(listener);
            } catch (RuntimeException e) {
                LOG.error(
                        "Listener {} failed with {}",
                        listener.getClass().getName(),
                        e.getClass().getName());
            }
        }
    }
}
