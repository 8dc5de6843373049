/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.TransferMechanism;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Decides for the recipients of one register whether data may be sent to them now (Chapter V GDPR, R4.3).
 *
 * <p>Ask at the moment of sending and keep no answer: a mechanism ends at midnight in the register's zone (R4.4).
 * Thread-safe.
 */
public final class TransferCheck {

    private final ProcessingRegister register;

    /** @param register declares the recipients, their countries and mechanisms, and the zone in which days count */
    public TransferCheck(ProcessingRegister register) {
        this.register = Objects.requireNonNull(register, "register");
    }

    /**
     * Whether data may be sent to the recipient with this id at this instant.
     *
     * <p>The controller's own systems and the European Economic Area need nothing. Anywhere else, the first mechanism
     * that stands on the day of {@code at} carries the transfer, so that the register's order is the order of
     * preference.
     */
    public TransferDecision decide(String recipientId, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, register.zone());
        return register.recipient(recipientId)
                .map(recipient -> decide(recipient, day))
                .orElseGet(() -> new TransferDecision.Unlawful(
                        TransferDecision.Unlawful.UNDECLARED,
                        "The recipient \"" + recipientId + "\" is not in the register."));
    }

    private static TransferDecision decide(Recipient recipient, LocalDate day) {
        if (recipient.role() == Recipient.Role.CONTROLLER) {
            return new TransferDecision.Lawful("CONTROLLER");
        }
        if (recipient.withinEea()) {
            return new TransferDecision.Lawful("EEA");
        }
        return recipient.mechanisms().stream()
                .filter(mechanism -> mechanism.validOn(day))
                .findFirst()
                .<TransferDecision>map(mechanism -> new TransferDecision.Lawful(mechanism.reference()))
                .orElseGet(() -> nothingStands(recipient, day));
    }

    private static TransferDecision nothingStands(Recipient recipient, LocalDate day) {
        List<LocalDate> ends = recipient.mechanisms().stream()
                .map(TransferMechanism::validThrough)
                .flatMap(through -> through.stream().filter(day::isAfter))
                .sorted()
                .toList();
        String start = "On " + day + " nothing makes a transfer to \"" + recipient.id() + "\" (" + recipient.country()
                + ") lawful: ";
        return ends.isEmpty()
                ? new TransferDecision.Unlawful(
                        TransferDecision.Unlawful.NO_MECHANISM,
                        start + "the register names no mechanism that has begun.")
                : new TransferDecision.Unlawful(
                        TransferDecision.Unlawful.EXPIRED,
                        start + "the last mechanism was valid through " + ends.get(ends.size() - 1) + ".");
    }
}
