/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.ledger.LedgerEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells operators of transfers that end, each thing once among all nodes and starts (R4.4), and of those that stand
 * again. Who writes it in the book first tells it, after the commit. A node that dies between the two has told it to
 * nobody but the ledger; health shows it all the time.
 *
 * <p>An end that was told is struck out once the transfer is lawful beyond it, so that it would be told again.
 */
final class TransferWarnings {

    /** How many days before the end there is a warning; the nearest first. */
    private static final List<Integer> DAYS_BEFORE = List.of(7, 30, 90, 180, 365);

    private static final Logger LOG = LoggerFactory.getLogger(TransferWarnings.class);

    private final TransferCheck check;
    private final Transfers.Ports ports;
    private final String registerVersion;
    private final TransferListener listener;
    private final Clock clock;

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

    /** Looks first and writes only where something is to be told, which is hardly ever. */
    void giveDue() {
        List<String> recipients = check.recipientsThatNeedAMechanism();
        for (TransferOutlook outlook : check.outlooks(recipients, clock.instant())) {
            List<TransferNews> told = ports.book().told(outlook.recipient());
            if (!notSo(told, outlook).isEmpty()
                    || newsOf(outlook).filter(news -> !told.contains(news)).isPresent()) {
                ports.transactions().run(() -> tell(outlook.recipient()));
            }
        }
    }

    /** Looks again, since an operator may have said something in between. */
    private void tell(String recipient) {
        TransferOutlook outlook = check.outlook(recipient, clock.instant());
        List<TransferNews> struckOut = notSo(ports.book().told(recipient), outlook).stream()
                .filter(ports.book()::forget)
                .toList();
        if (!struckOut.isEmpty()) {
            tellThatItStandsAgain(recipient, ((TransferDecision.Lawful) outlook.decision()).ground());
        }
        newsOf(outlook).filter(ports.book()::tell).ifPresent(news -> tell(news, outlook.decision()));
    }

    /** Ends that were told and are none. */
    private static List<TransferNews> notSo(List<TransferNews> told, TransferOutlook outlook) {
        return outlook.isLawful()
                ? told.stream().filter(news -> isNotSo(news, outlook.lastDay())).toList()
                : List.of();
    }

    /**
     * Whether this end is none, now that sending is lawful. The very end that is near was told by another node, whose
     * clock is ahead, and is left alone.
     */
    private static boolean isNotSo(TransferNews news, Optional<LocalDate> lastDay) {
        return news.daysBefore() == 0
                && (news.lastDay().isEmpty() || !news.lastDay().equals(lastDay));
    }

    /** The nearest warning whose day has come; those before it came too late to be given. */
    private static Optional<TransferNews> newsOf(TransferOutlook outlook) {
        if (!outlook.isLawful()) {
            return Optional.of(new TransferNews(outlook.recipient(), outlook.lastDay(), 0));
        }
        return outlook.lastDay().flatMap(last -> {
            long left = ChronoUnit.DAYS.between(outlook.day(), last);
            return DAYS_BEFORE.stream()
                    .filter(days -> left <= days)
                    .findFirst()
                    .map(due -> new TransferNews(outlook.recipient(), Optional.of(last), due));
        });
    }

    private void tell(TransferNews news, TransferDecision decision) {
        String lastDay = news.lastDay().map(Object::toString).orElse("-");
        if (decision instanceof TransferDecision.Unlawful no) {
            append(LedgerEvent.Type.TRANSFER_ENDED, news.recipient() + " " + lastDay);
            ports.transactions().afterCommit(() -> sayThatItEnded(news.recipient(), no));
        } else {
            append(LedgerEvent.Type.TRANSFER_ENDS_SOON, news.recipient() + " " + lastDay + " " + news.daysBefore());
            ports.transactions().afterCommit(() -> sayThatItEndsSoon(news));
        }
    }

    private void tellThatItStandsAgain(String recipient, String ground) {
        append(LedgerEvent.Type.TRANSFER_STANDS_AGAIN, recipient + " " + ground);
        ports.release().run();
        ports.transactions().afterCommit(() -> sayThatItStandsAgain(recipient, ground));
    }

    private void sayThatItEnded(String recipient, TransferDecision.Unlawful no) {
        LOG.error("{}: {} What is to be sent there waits", no.code(), no.reason());
        listener.transferEnded(recipient, no.code());
    }

    private void sayThatItEndsSoon(TransferNews news) {
        LocalDate lastDay = news.lastDay().orElseThrow();
        LOG.warn(
                "Sending to recipient {} is lawful through {} only, which is {} days or less from now:"
                        + " give it another mechanism, or mail will wait from the next day on",
                news.recipient(),
                lastDay,
                news.daysBefore());
        listener.transferEndsSoon(news.recipient(), lastDay, news.daysBefore());
    }

    private void sayThatItStandsAgain(String recipient, String ground) {
        LOG.warn("Sending to recipient {} is lawful again: {}. What was parked leaves", recipient, ground);
        listener.transferStandsAgain(recipient, ground);
    }

    private void append(LedgerEvent.Type type, String reason) {
        ports.ledger()
                .append(new LedgerEvent(
                        ports.ids().next(),
                        clock.instant(),
                        type,
                        "transfers",
                        Optional.empty(),
                        Optional.of(registerVersion),
                        Optional.of(reason)));
    }
}
