/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.RecordId;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Opens one enquiry for somebody, once the ledger says so. */
final class Reader {

    private final Inbox.Ports ports;
    private final ReadingRules rules;
    private final LifeChanges changes;

    Reader(Inbox.Ports ports, ReadingRules rules, LifeChanges changes) {
        this.ports = ports;
        this.rules = rules;
        this.changes = changes;
    }

    Reading<Sheet> read(RecordId id, String purpose, Actor actor) {
        return open(id, purpose, (enquiry, content) -> {
            Map<String, String> values = rules.served(content, purpose);
            return values.isEmpty()
                    ? new Reading.Refused<>(Refusal.PURPOSE_NOT_SERVED)
                    : new Reading.Shown<>(sheet(enquiry, values, purpose, actor));
        });
    }

    Reading<TechnicalData> readTechnical(RecordId id, String purpose, Actor actor) {
        return open(
                id,
                purpose,
                (enquiry, content) -> rules.served(content.technical().orElse(TechnicalData.NONE), purpose)
                        .<Reading<TechnicalData>>map(data -> {
                            consulted(id, purpose, actor);
                            return new Reading.Shown<>(data);
                        })
                        .orElseGet(() -> new Reading.Refused<>(Refusal.PURPOSE_NOT_SERVED)));
    }

    private <T> Reading<T> open(RecordId id, String purpose, BiFunction<Headline, Submission, Reading<T>> reading) {
        return ports.transactions().call(() -> {
            Optional<Headline> enquiry = ports.lives().find(id);
            if (enquiry.isEmpty()) {
                return new Reading.Gone<>();
            }
            Optional<Refusal> refusal = rules.refusal(enquiry.get(), purpose);
            if (refusal.isPresent()) {
                return new Reading.Refused<>(refusal.get());
            }
            return ports.submissions()
                    .find(id)
                    .map(content -> reading.apply(enquiry.get(), content))
                    .orElseGet(Reading.Gone::new);
        });
    }

    private Sheet sheet(Headline enquiry, Map<String, String> values, String purpose, Actor actor) {
        RecordId id = enquiry.life().submission();
        if (purpose.equals(enquiry.purpose())) { // whoever else reads it does not work on it
            changes.take(Step.READ, id);
        }
        consulted(id, purpose, actor);
        return new Sheet(
                ports.lives().find(id).orElse(enquiry),
                values,
                ports.notes().of(id),
                ports.disclosures().of(id),
                ports.ledger().about(id));
    }

    private void consulted(RecordId id, String purpose, Actor actor) {
        changes.append(id, actor, LedgerEvent.Type.SUBMISSION_CONSULTED, Optional.of(purpose));
    }
}
