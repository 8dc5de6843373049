/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * When a mail is tried again, and when it is given up.
 *
 * @param backoff pauses after transient failures; the first is at most 30 seconds
 * @param maximumAge of a mail that could have left; one that is older becomes a dead letter with its next failure
 * @param ambiguousPause before the one more attempt after an ambiguous one
 * @param recheck how often a parked or withheld mail is looked at again
 * @param workers how many mails are on their way at once on this node
 * @param poll how often a node looks for work that nobody announced
 */
record DeliveryPolicy(
        Backoff backoff, Duration maximumAge, Duration ambiguousPause, Duration recheck, int workers, Duration poll) {

    /** Five days as mail servers do (RFC 5321, section 4.5.4.1), two workers, a look every five seconds. */
    static DeliveryPolicy standard() {
        return new DeliveryPolicy(
                Backoff.standard(),
                Duration.ofDays(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(10),
                2,
                Duration.ofSeconds(5));
    }

    /** The same for mails that are given up at another age. */
    DeliveryPolicy withMaximumAge(Duration age) {
        return new DeliveryPolicy(backoff, age, ambiguousPause, recheck, workers, poll);
    }

    /** No mail waits longer for its next turn. */
    Duration longestPause() {
        return Stream.of(backoff.most(), ambiguousPause, recheck)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What follows from an attempt at a mail. */
    Settlement after(OutboxItem item, Attempt attempt, Instant now) {
        if (attempt instanceof Attempt.Sent sent) {
            return afterAnswer(item, sent.result(), now);
        }
        if (attempt instanceof Attempt.Unlawful unlawful) {
            return parked(item, unlawful.code(), now);
        }
        if (attempt instanceof Attempt.Withheld withheld) {
            return Settlement.quietly(
                    item.heldBack(withheld.code(), now).waitingUntil(OutboxItem.State.PENDING, now.plus(recheck)));
        }
        if (attempt instanceof Attempt.Needless) {
            return Settlement.quietly(item.attempted("not-needed").in(OutboxItem.State.DELIVERED));
        }
        if (attempt instanceof Attempt.Hopeless hopeless) {
            return dead(item, hopeless.code());
        }
        return tryAgain(item, ((Attempt.Failed) attempt).code(), now);
    }

    private Settlement afterAnswer(OutboxItem item, DeliveryResult result, Instant now) {
        if (result instanceof DeliveryResult.Delivered delivered) {
            OutboxItem done = item.attempted(delivered.code()).in(OutboxItem.State.DELIVERED);
            return Settlement.telling(LedgerEvent.Type.MAIL_DELIVERED, done);
        }
        if (result instanceof DeliveryResult.Permanent permanent) {
            return dead(item, permanent.code());
        }
        if (result instanceof DeliveryResult.Ambiguous ambiguous) {
            return onceMore(item, ambiguous.code(), now);
        }
        return tryAgain(item, result.code(), now);
    }

    /** A second ambiguous end is a human's to judge: a third copy would help nobody. */
    private Settlement onceMore(OutboxItem item, String code, Instant now) {
        if (item.mayHaveArrived()) {
            return dead(item, code);
        }
        return Settlement.quietly(item.attempted(code)
                .possiblyArrived()
                .waitingUntil(OutboxItem.State.PENDING, now.plus(ambiguousPause)));
    }

    private Settlement tryAgain(OutboxItem item, String code, Instant now) {
        if (Duration.between(item.owedSince(), now).compareTo(maximumAge) >= 0) {
            return dead(item, code);
        }
        OutboxItem attempted = item.attempted(code);
        Instant due = now.plus(backoff.delay(attempted.attempts()));
        return Settlement.quietly(attempted.waitingUntil(OutboxItem.State.PENDING, due));
    }

    private Settlement parked(OutboxItem item, String code, Instant now) {
        OutboxItem waiting = item.heldBack(code, now).waitingUntil(OutboxItem.State.PARKED, now.plus(recheck));
        boolean news = item.state() != OutboxItem.State.PARKED;
        return news ? Settlement.telling(LedgerEvent.Type.MAIL_PARKED, waiting) : Settlement.quietly(waiting);
    }

    private static Settlement dead(OutboxItem item, String code) {
        return Settlement.telling(
                LedgerEvent.Type.MAIL_DEAD_LETTERED, item.attempted(code).in(OutboxItem.State.DEAD));
    }
}
