/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import java.util.Optional;

/**
 * An event as its row has it, letter by letter: what is proven and chained must be what lies there, whether or not it
 * can still be read as a {@link LedgerEvent}.
 *
 * @param id of the event
 * @param occurredAt when it happened, in milliseconds since 1970-01-01T00:00Z
 */
public record LedgerEntry(
        String id,
        long occurredAt,
        String type,
        String actor,
        Optional<String> subject,
        Optional<String> registerVersion,
        Optional<String> reason) {

    /** The entry of an event. */
    public static LedgerEntry of(LedgerEvent event) {
        return new LedgerEntry(
                event.id().toString(),
                event.at().toEpochMilli(),
                event.type().name(),
                event.actor(),
                event.subject().map(RecordId::toString),
                event.registerVersion(),
                event.reason());
    }

    /**
     * A proof that this library wrote the entry, in hexadecimal: kept beside it until the chain has taken it up, since
     * until then nothing else tells it from a row that somebody inserted.
     */
    public String proof(Vault vault) {
        return new LedgerProofs(vault).ofEntry(this);
    }

    /** Adds all of it, in an order that never changes. */
    LedgerContent addTo(LedgerContent content) {
        return content.text(id)
                .number(occurredAt)
                .text(type)
                .text(actor)
                .optional(subject)
                .optional(registerVersion)
                .optional(reason);
    }
}
