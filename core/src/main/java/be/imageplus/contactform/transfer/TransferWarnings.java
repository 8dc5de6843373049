/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.ledger.LedgerEvent;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators of transfers that end, each thing once among all nodes and starts (R4.4): who keeps it in the book
 * first tells it, after the commit. A node that dies between the two has told it to nobody but the ledger; health shows
 * it all the time.
 */
final class TransferWarnings {

    /** How many days before the end there is a warning; the nearest first. */
    private static final int[] DAYS_BEFORE = {7, 30, 90, 180, 365};

    private static final Logger LOG = LoggerFactory.getLogger(TransferWarnings.class);

    private final TransferCheck check;
    private final Transfers.Ports ports;
    private final String registerVersion;
    private final TransferListener listener;
    private final Clock clock;

    /** What this node needs not ask the book about again; a few for each recipient. */
    private final Set<TransferNews> told = ConcurrentHashMap.newKeySet();

    TransferWarnings(
            TransferCheck check,
            Transfers.Ports ports,
            String registerVersion,
            TransferListener listener,
            Clock clock) {
        this.check = check;
        this.ports = ports;
        this.registerVersion = registerVersion;
        this.listener = listener;
        this.clock = clock;
    }

    void giveDue() {
        for (String recipient : check.recipientsThatNeedAMechanism()) {
            TransferOutlook outlook = check.outlook(recipient, clock.instant());
            newsOf(outlook).filter(news -> !told.contains(news)).ifPresent(news -> {
                tell(news, outlook);
                told.add(news);
            });
        }
    }

    /** The nearest warning whose day has come; those before it came too late to be given. */
    private static Optional<TransferNews> newsOf(TransferOutlook outlook) {
        if (!outlook.isLawful()) {
            return Optional.of(new TransferNews(outlook.recipient(), outlook.lastDay(), 0));
        }
        return outlook.lastDay().flatMap(last -> {
            long left = ChronoUnit.DAYS.between(outlook.day(), last);
            OptionalInt due =
                    IntStream.of(DAYS_BEFORE).filter(days -> left <= days).findFirst();
            return due.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TransferNews(outlook.recipient(), Optional.of(last), due.getAsInt()));
        });
    }

    private void tell(TransferNews news, TransferOutlook outlook) {
        ports.transactions().run(() -> {
            if (ports.book().tell(news)) {
                ports.ledger().append(event(news, outlook));
                ports.transactions().afterCommit(() -> say(news, outlook));
            }
        });
    }

    private void say(TransferNews news, TransferOutlook outlook) {
        if (outlook.decision() instanceof TransferDecision.Unlawful no) {
            LOG.error("{}: {} What is to be sent there waits", no.code(), no.reason());
            listener.transferEnded(news.recipient(), no.code());
        } else {
            LOG.warn(
                    "Sending to recipient {} is lawful through {} only, which is {} days or less from now:"
                            + " give it another mechanism, or mail will wait from the next day on",
                    news.recipient(),
                    outlook.lastDay().orElseThrow(),
                    news.daysBefore());
            listener.transferEndsSoon(news.recipient(), outlook.lastDay().orElseThrow(), news.daysBefore());
        }
    }

    private LedgerEvent event(TransferNews news, TransferOutlook outlook) {
        boolean over = !outlook.isLawful();
        String lastDay = news.lastDay().map(Object::toString).orElse("-");
        return new LedgerEvent(
                ports.ids().next(),
                clock.instant(),
                over ? LedgerEvent.Type.TRANSFER_ENDED : LedgerEvent.Type.TRANSFER_ENDS_SOON,
                "transfers",
                Optional.empty(),
                Optional.of(registerVersion),
                Optional.of(news.recipient() + " " + lastDay + (over ? "" : " " + news.daysBefore())));
    }
}
