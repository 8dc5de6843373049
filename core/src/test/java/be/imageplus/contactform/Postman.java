/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Arrivals;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Delivers owed mails at a test's word, as delivery does in the background. */
final class Postman {

    private final Clock clock;
    private final StaffMailboxes mailbox;
    private final Map<RecordId, String> messageIds = new LinkedHashMap<>();

    Postman(Clock clock, StaffMailboxes mailbox) {
        this.clock = clock;
        this.mailbox = mailbox;
    }

    /** A mail that has reached staff, and whether its enquiry was on its way to them until then. */
    record Arrived(RecordId enquiry, boolean wasReceived) {}

    /** Delivers every mail that may leave and that is to arrive; the others stay owed. */
    List<Arrived> deliver(ContactStore store, Predicate<RecordId> arrives) {
        Instant now = clock.instant();
        List<Arrived> arrived = new ArrayList<>();
        for (Outbox.Leased leased : store.outbox().lease("postman", now, now.plusSeconds(60), 1_000)) {
            OutboxItem item = leased.item();
            Optional<Submission> enquiry = store.submissions().find(item.submission());
            boolean leaves = enquiry.filter(found -> !found.restricted() && !found.onHold())
                            .isPresent()
                    && arrives.test(item.submission());
            store.transactions().run(() -> {
                if (leaves) {
                    arrived.add(arrive(store, item, now));
                }
                store.outbox()
                        .settle(
                                leased,
                                new OutboxItem(
                                        item.id(),
                                        item.submission(),
                                        leaves ? OutboxItem.State.DELIVERED : OutboxItem.State.PENDING,
                                        item.owedSince(),
                                        now,
                                        item.attempts() + 1,
                                        false,
                                        Optional.of("250")));
            });
        }
        return arrived;
    }

    private Arrived arrive(ContactStore store, OutboxItem item, Instant now) {
        RecordId enquiry = item.submission();
        boolean wasReceived = store.lives().find(enquiry).orElseThrow().life().stage() == Stage.RECEIVED;
        String messageId = item.id() + "@example.org";
        store.disclosures().record(new Disclosure(enquiry, "controller", "message", now, messageId, "own"));
        new Arrivals(store.lives()).mailArrived(enquiry, now);
        mailbox.put(messageId);
        messageIds.put(enquiry, messageId);
        return new Arrived(enquiry, wasReceived);
    }

    /** Whether the mailbox holds the mail about an enquiry. */
    boolean isHeld(RecordId enquiry) {
        return mailbox.holds(messageIds.getOrDefault(enquiry, ""));
    }
}
