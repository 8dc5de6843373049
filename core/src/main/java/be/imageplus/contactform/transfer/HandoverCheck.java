/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides whether a file with personal data may be made: no export without a register entry (R4.9), none for an
 * undeclared purpose (R3.1), none to where data may not be sent now (R4.3). Thread-safe.
 */
public final class HandoverCheck {

    private final ProcessingRegister register;
    private final TransferCheck transfers;

    /** @param transfers decides by the same register */
    public HandoverCheck(ProcessingRegister register, TransferCheck transfers) {
        this.register = register;
        this.transfers = transfers;
    }

    /**
     * What makes a handover lawful at an instant: {@code CONTROLLER}, {@code EEA}, or a mechanism's reference.
     *
     * @throws IllegalArgumentException when the register does not declare the purpose or the recipient
     * @throws UnlawfulTransferException when nothing makes sending to the recipient lawful then
     * @throws UnavailableException when it cannot be known
     */
    public String ground(Handover handover, Instant at) {
        requirePurpose(handover);
        requireRecipient(handover);
        TransferDecision decision = transfers.decide(handover.recipient(), at);
        if (decision instanceof TransferDecision.Unlawful unlawful) {
            throw new UnlawfulTransferException(unlawful);
        }
        return ((TransferDecision.Lawful) decision).ground();
    }

    /**
     * The data items that a handover may tell: they serve its purpose, and its recipient is declared to receive them.
     *
     * @throws IllegalArgumentException when there are none, or the register does not declare purpose and recipient
     */
    public List<String> items(Handover handover) {
        requirePurpose(handover);
        Recipient recipient = requireRecipient(handover);
        List<String> items = register.dataItemsFor(handover.purpose()).stream()
                .filter(item -> item.category() != DataItem.Category.EDGE // which never reaches us
                        && recipient.categories().contains(item.category()))
                .map(DataItem::id)
                .toList();
        if (items.isEmpty()) {
            throw new IllegalArgumentException("recipient: no data item of the register serves \"" + handover.purpose()
                    + "\" and is of a category that \"" + handover.recipient() + "\" receives (R3.1, R4.1)");
        }
        return items;
    }

    private void requirePurpose(Handover handover) {
        if (register.purpose(handover.purpose()).isEmpty()) {
            throw undeclared(
                    "purpose", handover.purpose(), register.purposes().stream().map(Purpose::id), "R3.1, R4.9");
        }
    }

    private Recipient requireRecipient(Handover handover) {
        return register.recipient(handover.recipient())
                .orElseThrow(() -> undeclared(
                        "recipient",
                        handover.recipient(),
                        Stream.concat(
                                Stream.of(Recipient.CONTROLLER),
                                register.recipients().stream().map(Recipient::id)),
                        "R4.2, R4.9"));
    }

    private static IllegalArgumentException undeclared(String what, String id, Stream<String> declared, String rules) {
        return new IllegalArgumentException(what + ": \"" + id + "\" is not declared in the register, which has "
                + declared.collect(joining(", ")) + " (" + rules + ")");
    }
}
