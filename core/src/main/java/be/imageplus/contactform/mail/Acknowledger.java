/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.Submission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Decides which enquiries are acknowledged to their senders, and owes the mail (R4.8). Thread-safe.
 *
 * <p>One is owed for an enquiry that screening has accepted, and for no other: neither for one that is held back, nor
 * when staff release it. By then it would be late, and it would go to an address that something spoke against.
 *
 * <p>Nobody is told whether one is owed. Otherwise a form would tell anybody who types an address whether its owner has
 * written that day, and those who are held back that they are (R3.6).
 */
public final class Acknowledger {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** What an address is indexed as, so that no other index of it is the same. */
    private static final String INDEX = "acknowledgement";

    private final ProcessingRegister register;
    private final Optional<AcknowledgementTerms> terms;
    private final Unanswered unanswered;
    private final MailDelivery.Ports ports;
    private final DeliveryListener listener;
    private final Clock clock;

    Acknowledger(
            ProcessingRegister register,
            MailRouting routing,
            MailDelivery.Ports ports,
            DeliveryListener listener,
            Clock clock) {
        this.register = register;
        this.terms = routing.acknowledgements();
        this.unanswered = new Unanswered(register.controller(), routing);
        this.ports = ports;
        this.listener = listener;
        this.clock = clock;
    }

    /** Whether enquiries of a form may be acknowledged: it is declared, and switched on. */
    public boolean acknowledges(String form) {
        return terms.isPresent()
                && register.form(form).filter(DeclaredForm::acknowledged).isPresent();
    }

    /** Owes the mail for an accepted enquiry, where there is one to owe. Call it in the transaction that stores it. */
    public void acknowledge(Submission accepted) {
        if (acknowledges(accepted.form())) {
            outcome(accepted, terms.orElseThrow())
                    .ifPresent(why -> ports.transactions().afterCommit(() -> listener.acknowledgement(why)));
        }
    }

    /** Why none is owed; empty when one is from now on. */
    private Optional<AcknowledgementOutcome> outcome(Submission accepted, AcknowledgementTerms limits) {
        Optional<Addressee> addressee = answerable(accepted);
        if (addressee.isEmpty()) {
            return Optional.of(AcknowledgementOutcome.UNANSWERED);
        }
        Instant now = clock.instant();
        boolean owed = isWithin(limits.perHour(), now.minus(HOUR))
                && isWithin(limits.perDay(), now.minus(DAY))
                && isAdded(accepted, addressee.get(), limits, now);
        return owed ? Optional.empty() : Optional.of(AcknowledgementOutcome.LIMITED);
    }

    /** Who may be sent one; empty where nobody may. */
    Optional<Addressee> answerable(Submission enquiry) {
        return Addressee.of(enquiry).filter(addressee -> !unanswered.includes(addressee));
    }

    /** Of many enquiries at once, a few more than the limit may pass: nobody waits for the others to be counted. */
    private boolean isWithin(int most, Instant since) {
        return ports.acknowledgements().since(since, most) < most;
    }

    /** Exact, on all nodes together: each of the mails that a day may have for an address has a key of its own. */
    private boolean isAdded(Submission accepted, Addressee to, AcknowledgementTerms limits, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, register.zone());
        OutboxItem mail = OutboxItem.due(ports.ids().next(), accepted.id(), now);
        for (int place = 1; place <= limits.perAddressPerDay(); place++) {
            byte[] key = ports.vault().index(INDEX, day + " " + place + " " + to.mailbox());
            if (ports.acknowledgements().add(mail, key)) {
                return true;
            }
        }
        return false;
    }
}
