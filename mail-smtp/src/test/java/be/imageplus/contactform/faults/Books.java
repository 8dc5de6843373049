/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares what visitors were told, what is stored, and what the staff's mail server took. */
final class Books {

    private static final Pattern ENQUIRY = Pattern.compile("enquiry-(\\d+)");

    private final Postbox postbox;

    /** Mails that were taken, and then open in the store that a killed node left: how many copies there may be. */
    private final Map<String, Long> allowed = new HashMap<>();

    private Map<String, Long> arrived = Map.of();

    Books(Postbox postbox) {
        this.postbox = postbox;
    }

    /** Looks at what has arrived while no node is alive. */
    void nodeWasKilled() {
        arrived = copies();
    }

    /**
     * Heeds what a killed node has left. A mail that had arrived and is open all the same was cut off between the
     * server's word and our commit: the one place where a second copy may come from.
     *
     * @param open ids of open mails, as the next node found them before it began to deliver
     * @return how many mails were cut off there
     */
    int cutOff(String open) {
        int mails = 0;
        for (String id : open.isBlank() ? new String[0] : open.split(" ")) {
            long copies = arrived.getOrDefault(id, 0L);
            if (copies > 0 && !Long.valueOf(copies + 1).equals(allowed.put(id, copies + 1))) {
                mails++;
            }
        }
        return mails;
    }

    private Map<String, Long> copies() {
        return postbox.taken().stream().collect(groupingBy(Postbox.Taken::id, counting()));
    }

    /** How many mails may be there more than once. */
    int duplicatesAllowed() {
        return allowed.size();
    }

    /** Every enquiry that a visitor was told of is there once, and its mail as often as it may be. */
    void balance(Map<Integer, String> receipts, String store, Path keys) {
        Map<Integer, Set<String>> mails = postbox.taken().stream()
                .collect(groupingBy(Postbox.Taken::enquiry, mapping(Postbox.Taken::id, toSet())));
        assertThat(mails.keySet()).as("enquiries whose mail arrived").containsAll(receipts.keySet());
        assertThat(mails)
                .as("one record an enquiry")
                .allSatisfy((enquiry, ids) -> assertThat(ids).hasSize(1));
        assertThat(copies())
                .as("copies of a mail")
                .allSatisfy((id, number) -> assertThat(number).as(id).isEqualTo(allowed.getOrDefault(id, 1L)));
        try (ContactStore opened = NodeStore.open(store, keys)) {
            assertThat(opened.prepare()).isEmpty();
            assertThat(opened.outbox().backlog().counts()).isEmpty();
            Set<Integer> stored = new HashSet<>();
            for (OutboxItem mail : OutboxPages.all(opened.outbox(), OutboxItem.State.DELIVERED)) {
                Submission submission =
                        opened.submissions().find(mail.submission()).orElseThrow();
                int enquiry = enquiryOf(submission);
                assertThat(stored.add(enquiry))
                        .as("records of enquiry " + enquiry)
                        .isTrue();
                assertThat(receipts.getOrDefault(enquiry, submission.reference().value()))
                        .isEqualTo(submission.reference().value());
                assertThat(eventsOf(opened, submission.id()))
                        .containsExactlyInAnyOrder(
                                LedgerEvent.Type.SUBMISSION_ACCEPTED, LedgerEvent.Type.MAIL_DELIVERED);
                assertThat(opened.disclosures().of(submission.id())).hasSize(2);
            }
            assertThat(stored).isEqualTo(mails.keySet());
        }
    }

    private static List<LedgerEvent.Type> eventsOf(ContactStore store, RecordId submission) {
        return store.ledger().about(submission).stream().map(LedgerEvent::type).toList();
    }

    static int enquiryOf(Submission submission) {
        Matcher matcher = ENQUIRY.matcher(submission.values().getOrDefault("message", ""));
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
