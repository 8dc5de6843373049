/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators what became of a mail, by log and listener: nothing of it depends on mail. */
final class DeliveryNews {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryNews.class);

    private final DeliveryListener listener;

    DeliveryNews(DeliveryListener listener) {
        this.listener = listener;
    }

    /** What an attempt came to. Parking and giving up are alarms. */
    void settled(Settlement settlement, Attempt attempt) {
        OutboxItem item = settlement.after();
        String code = settlement.code();
        switch (item.state()) {
            case DELIVERED -> {
                if (attempt instanceof Attempt.Sent sent) {
                    LOG.info(
                            "Mail {} delivered by recipient {}, attempt {}: {}",
                            item.id(),
                            sent.answer().by().recipient(),
                            item.attempts(),
                            code);
                } else {
                    LOG.info("Mail {} did not leave: what it would have asked for has been done", item.id());
                }
            }
            case PENDING -> {
                if (attempt instanceof Attempt.Withheld) {
                    LOG.info("Mail {} is held back until {}: {}", item.id(), item.dueAt(), code);
                } else {
                    LOG.warn(
                            "Mail {} was not taken, attempt {}: {}; it is tried again at {}",
                            item.id(),
                            item.attempts(),
                            code,
                            item.dueAt());
                }
            }
            case DEAD -> {
                LOG.error("Mail {} is a dead letter: {}; mend the cause, then send it again", item.id(), code);
                listener.deadLettered(item.id(), code);
            }
            case PARKED -> {
                if (settlement.event().isPresent() && attempt instanceof Attempt.Unlawful unlawful) {
                    LOG.error(
                            "Mail {} is parked: sending to recipient {} is not lawful now: {}",
                            item.id(),
                            unlawful.recipient(),
                            code);
                    listener.parked(item.id(), unlawful.recipient(), code);
                }
            }
        }
    }

    /** Mails take another way than before. That sending to a recipient is not lawful is an alarm here too. */
    void changed(Detours.Change change) {
        String from = change.from().recipient();
        String to = change.to().recipient();
        switch (change.type()) {
            case MAIL_FAILED_OVER -> {
                LOG.warn("Mails go by recipient {} instead of {} from now on: {}", to, from, change.code());
                listener.failedOver(from, to, change.code());
            }
            case MAIL_FAILED_BACK -> {
                LOG.warn("Mails go by recipient {} again, and no longer by {}", to, from);
                listener.failedBack(from, to);
            }
            default -> {
                LOG.error(
                        "Recipient {} is passed over from now on: sending to it is not lawful now: {}",
                        from,
                        change.code());
                listener.passedOver(from, change.code());
            }
        }
    }
}
