/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides for the recipients of one register whether data may be sent to them now (Chapter V GDPR, R4.3).
 *
 * <p>Ask at the moment of sending and keep no answer: a mechanism ends at midnight in the register's zone (R4.4), or
 * when an operator says that it is void (R4.5), on whichever node.
 *
 * <p>An answer costs one look-up in the book by key where the recipient needs a mechanism, and none where it does not.
 * None is kept between two decisions, since no age of an answer would be lawful; only what is shown may be older, while
 * the book does not answer. Thread-safe.
 */
public final class TransferCheck {

    private final ProcessingRegister register;
    private final TransferBook book;

    /** What the book said last, for what is shown while it does not answer. Bounded by the register's mechanisms. */
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
        return register.recipient(recipientId)
                .map(recipient -> decide(recipient, dayOf(at), asked(referencesOf(Stream.of(recipient)))))
                .orElseGet(() -> undeclared(recipientId));
    }

    /**
     * How sending to the recipient with this id stands at this instant, and until when: for what is shown and told, not
     * for sending. While the book does not answer, what it said last counts.
     */
    public TransferOutlook outlook(String recipientId, Instant at) {
        return outlooks(List.of(recipientId), at).get(0);
    }

    /** The same for several recipients, in their order, with one look-up at most for all of them. */
    public List<TransferOutlook> outlooks(List<String> recipientIds, Instant at) {
        List<Invalidation> said =
                askedOrRemembered(referencesOf(recipientIds.stream().flatMap(id -> register.recipient(id).stream())));
        return recipientIds.stream().map(id -> outlook(id, dayOf(at), said)).toList();
    }

    /** The register as operators have narrowed it: for what is shown. */
    ProcessingRegister inForce() {
        return register.after(askedOrRemembered(referencesOf(register.recipients().stream())));
    }

    /** The recipients to which nothing may be sent without a mechanism, by id, in the register's order. */
    List<String> recipientsThatNeedAMechanism() {
        return register.recipients().stream()
                .filter(Recipient::needsAMechanism)
                .map(Recipient::id)
                .toList();
    }

    private LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, register.zone());
    }

    private static List<String> referencesOf(Stream<Recipient> recipients) {
        return recipients
                .filter(Recipient::needsAMechanism)
                .flatMap(recipient -> recipient.mechanisms().stream())
                .map(TransferMechanism::reference)
                .distinct()
                .toList();
    }

    private TransferOutlook outlook(String recipientId, LocalDate day, Collection<Invalidation> said) {
        Optional<Recipient> recipient = register.recipient(recipientId);
        TransferDecision decision =
                recipient.map(declared -> decide(declared, day, said)).orElseGet(() -> undeclared(recipientId));
        return new TransferOutlook(
                recipientId,
                day,
                decision,
                recipient
                        .filter(Recipient::needsAMechanism)
                        .map(declared -> declared.after(said))
                        .flatMap(standing -> lastDay(standing, day)));
    }

    private static TransferDecision decide(Recipient recipient, LocalDate day, Collection<Invalidation> said) {
        if (!recipient.needsAMechanism()) {
            return new TransferDecision.Lawful(recipient.role() == Recipient.Role.CONTROLLER ? "CONTROLLER" : "EEA");
        }
        return recipient
                .after(said)
                .mechanismOn(day)
                .<TransferDecision>map(mechanism -> new TransferDecision.Lawful(mechanism.reference()))
                .orElseGet(() -> nothingStands(recipient, day, said));
    }

    private static TransferDecision nothingStands(Recipient recipient, LocalDate day, Collection<Invalidation> said) {
        List<Standing> standings = recipient.mechanisms().stream()
                .map(mechanism -> Standing.of(
                        mechanism,
                        said.stream()
                                .filter(each -> each.reference().equals(mechanism.reference()))
                                .findFirst()))
                .toList();
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

    private static Optional<LocalDate> lastDay(Recipient standing, LocalDate day) {
        return standing.mechanismOn(day).isPresent()
                ? standing.coveredThrough(day)
                : standing.mechanisms().stream()
                        .flatMap(mechanism -> mechanism.validThrough().stream()
                                .filter(last -> last.isBefore(day) && mechanism.validOn(last)))
                        .max(Comparator.naturalOrder());
    }

    private List<Invalidation> asked(List<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        Map<String, Invalidation> said = book.invalidations(references).stream()
                .collect(Collectors.toMap(Invalidation::reference, each -> each));
        references.forEach(reference -> lastKnown.put(reference, Optional.ofNullable(said.get(reference))));
        return List.copyOf(said.values());
    }

    private List<Invalidation> askedOrRemembered(List<String> references) {
        try {
            return asked(references);
        } catch (UnavailableException e) {
            return references.stream()
                    .flatMap(reference -> lastKnown.getOrDefault(reference, Optional.empty()).stream())
                    .toList();
        }
    }
}
