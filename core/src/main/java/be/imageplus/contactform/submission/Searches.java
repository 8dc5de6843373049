/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.work.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds enquiries by what they say. Whatever is shown was consulted, and the ledger says so; what was looked for is
 * written nowhere.
 */
final class Searches {

    private static final Logger LOG = LoggerFactory.getLogger(Searches.class);

    /** How many are opened in one call: what a person waits for, and what memory holds. */
    private static final int OPENED = 200;

    private final Inbox.Ports ports;
    private final ReadingRules rules;
    private final LifeChanges changes;

    Searches(Inbox.Ports ports, ReadingRules rules, LifeChanges changes) {
        this.ports = ports;
        this.rules = rules;
        this.changes = changes;
    }

    Reading<Found> byAddress(EmailAddress address, String purpose, Actor actor) {
        Optional<Refusal> refusal = rules.refusal(purpose);
        if (refusal.isPresent()) {
            return new Reading.Refused<>(refusal.get());
        }
        List<Headline> enquiries = ports.submissions().findByEmail(address.canonical()).stream()
                .filter(content -> rules.served(content, purpose).containsKey("email"))
                .flatMap(content -> ports.lives().find(content.id()).stream())
                .filter(enquiry -> rules.refusal(enquiry, purpose).isEmpty())
                .toList();
        return shown(new Found(enquiries, Optional.empty()), purpose, actor);
    }

    Reading<Found> byWords(
            SearchedWords words, Lives.Which which, Optional<RecordId> after, String purpose, Actor actor) {
        Optional<Refusal> refusal = rules.refusal(purpose);
        if (refusal.isPresent()) {
            return new Reading.Refused<>(refusal.get());
        }
        List<Headline> page = ports.lives().list(which, after, OPENED);
        List<Headline> matches = new ArrayList<>();
        int opened = 0;
        while (opened < page.size() && matches.size() < Inbox.MOST) {
            Headline enquiry = page.get(opened++);
            if (rules.refusal(enquiry, purpose).isEmpty() && says(idOf(enquiry), words, purpose)) {
                matches.add(enquiry);
            }
        }
        boolean atTheEnd = opened == page.size() && opened < OPENED;
        Optional<RecordId> stoppedAt = atTheEnd ? Optional.empty() : Optional.of(idOf(page.get(opened - 1)));
        return shown(new Found(matches, stoppedAt), purpose, actor);
    }

    private boolean says(RecordId id, SearchedWords words, String purpose) {
        try {
            return ports.submissions()
                    .find(id)
                    .filter(content ->
                            words.areIn(rules.served(content, purpose).values()))
                    .isPresent();
        } catch (BrokenSealException e) { // one damaged record must not end every search
            LOG.error("Enquiry {} is left out of a search: {}", id, e.getMessage());
            return false;
        }
    }

    private Reading<Found> shown(Found found, String purpose, Actor actor) {
        ports.transactions()
                .run(() -> found.enquiries()
                        .forEach(enquiry -> changes.append(
                                idOf(enquiry), actor, LedgerEvent.Type.SUBMISSION_CONSULTED, Optional.of(purpose))));
        return new Reading.Shown<>(found);
    }

    private static RecordId idOf(Headline enquiry) {
        return enquiry.life().submission();
    }
}
