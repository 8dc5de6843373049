/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides for the recipients of one register whether data may be sent to them now (Chapter V GDPR, R4.3).
 *
 * <p>Ask at the moment of sending and keep no answer: a mechanism ends at midnight in the register's zone (R4.4), or
 * when an operator says that it is void (R4.5), on whichever node. Thread-safe.
 */
public final class TransferCheck {

    private final ProcessingRegister register;
    private final TransferBook book;

    /** What the book said last, for {@link #outlook} while it does not answer. Bounded by the register's mechanisms. */
    private final Map<String, Optional<Invalidation>> lastKnown = new ConcurrentHashMap<>();

    /**
     * @param register declares the recipients, their countries and mechanisms, and the zone in which days count
     * @param book knows which mechanisms an operator declared void
     */
    public TransferCheck(ProcessingRegister register, TransferBook book) {
        this.register = Objects.requireNonNull(register, "register");
        this.book = Objects.requireNonNull(book, "book");
    }

    /**
     * Whether data may be sent to the recipient with this id at this instant.
     *
     * <p>The controller's own systems and the European Economic Area need nothing, and then nothing is looked up.
     * Anywhere else, the first mechanism that stands on the day of {@code at} carries the transfer, so that the
     * register's order is the order of preference.
     *
     * @throws UnavailableException when the book does not answer: nothing may be sent then
     */
    public TransferDecision decide(String recipientId, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, register.zone());
        return register.recipient(recipientId)
                .map(recipient -> decide(recipient, day, this::asked))
                .orElseGet(() -> undeclared(recipientId));
    }

    /**
     * How sending to the recipient with this id stands at this instant, and until when: for what is shown and told, not
     * for sending. While the book does not answer, what it said last counts.
     */
    public TransferOutlook outlook(String recipientId, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, register.zone());
        Optional<Recipient> recipient = register.recipient(recipientId);
        TransferDecision decision = recipient
                .map(declared -> decide(declared, day, this::askedOrRemembered))
                .orElseGet(() -> undeclared(recipientId));
        Optional<LocalDate> lastDay = recipient
                .filter(TransferCheck::needsAMechanism)
                .flatMap(declared -> lastDay(standings(declared, this::askedOrRemembered), day));
        return new TransferOutlook(recipientId, day, decision, lastDay);
    }

    /** The recipients to which nothing may be sent without a mechanism, by id, in the register's order. */
    List<String> recipientsThatNeedAMechanism() {
        return register.recipients().stream()
                .filter(TransferCheck::needsAMechanism)
                .map(Recipient::id)
                .toList();
    }

    private static boolean needsAMechanism(Recipient recipient) {
        return recipient.role() != Recipient.Role.CONTROLLER && !recipient.withinEea();
    }

    private static TransferDecision decide(
            Recipient recipient, LocalDate day, Function<String, Optional<Invalidation>> said) {
        if (recipient.role() == Recipient.Role.CONTROLLER) {
            return new TransferDecision.Lawful("CONTROLLER");
        }
        if (recipient.withinEea()) {
            return new TransferDecision.Lawful("EEA");
        }
        List<Standing> standings = standings(recipient, said);
        return standings.stream()
                .filter(standing -> standing.carriesOn(day))
                .findFirst()
                .<TransferDecision>map(standing ->
                        new TransferDecision.Lawful(standing.mechanism().reference()))
                .orElseGet(() -> nothingStands(recipient, standings, day));
    }

    private static List<Standing> standings(Recipient recipient, Function<String, Optional<Invalidation>> said) {
        return recipient.mechanisms().stream()
                .map(mechanism -> Standing.of(mechanism, said.apply(mechanism.reference())))
                .toList();
    }

    private static TransferDecision nothingStands(Recipient recipient, List<Standing> standings, LocalDate day) {
        String start = "On " + day + " nothing makes a transfer to \"" + recipient.id() + "\" (" + recipient.country()
                + ") lawful: ";
        return standings.stream()
                .map(standing -> standing.gapOn(day))
                .min(Comparator.naturalOrder())
                .map(gap -> new TransferDecision.Unlawful(
                        gap.code(),
                        start
                                + standings.stream()
                                        .map(standing -> standing.inWords(day))
                                        .collect(Collectors.joining("; "))
                                + "."))
                .orElseGet(() -> new TransferDecision.Unlawful(
                        TransferDecision.Unlawful.NO_MECHANISM, start + "the register names no mechanism."));
    }

    private static TransferDecision undeclared(String recipientId) {
        return new TransferDecision.Unlawful(
                TransferDecision.Unlawful.UNDECLARED, "The recipient \"" + recipientId + "\" is not in the register.");
    }

    private static Optional<LocalDate> lastDay(List<Standing> standings, LocalDate day) {
        return standings.stream().anyMatch(standing -> standing.carriesOn(day))
                ? endOfCover(standings, day)
                : lastDayBefore(standings, day);
    }

    /** From mechanism to mechanism, as long as one takes over where another ends. */
    private static Optional<LocalDate> endOfCover(List<Standing> standings, LocalDate from) {
        LocalDate next = from;
        while (true) {
            LocalDate day = next;
            List<TransferMechanism> standing = standings.stream()
                    .filter(each -> each.carriesOn(day))
                    .map(Standing::mechanism)
                    .toList();
            if (standing.isEmpty()) {
                return Optional.of(day.minusDays(1));
            }
            if (standing.stream().anyMatch(each -> each.validThrough().isEmpty())) {
                return Optional.empty();
            }
            next = standing.stream()
                    .flatMap(each -> each.validThrough().stream())
                    .max(Comparator.naturalOrder())
                    .orElseThrow()
                    .plusDays(1);
        }
    }

    private static Optional<LocalDate> lastDayBefore(List<Standing> standings, LocalDate day) {
        return standings.stream()
                .flatMap(standing -> standing.mechanism().validThrough().stream()
                        .filter(last -> last.isBefore(day) && standing.carriesOn(last)))
                .max(Comparator.naturalOrder());
    }

    private Optional<Invalidation> asked(String reference) {
        Optional<Invalidation> said = book.invalidation(reference);
        lastKnown.put(reference, said);
        return said;
    }

    private Optional<Invalidation> askedOrRemembered(String reference) {
        try {
            return asked(reference);
        } catch (UnavailableException e) {
            return lastKnown.getOrDefault(reference, Optional.empty());
        }
    }
}
