/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import be.imageplus.contactform.retention.Records;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.work.RecordId;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What lies behind an enquiry in every table that has some of it. */
final class JdbcRecords implements Records {

    private final JdbcTransactions transactions;

    JdbcRecords(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<RecordId, Set<String>> messageIds(Collection<RecordId> enquiries) {
        record Sent(RecordId submission, String messageId) {}
        return transactions
                .read(session -> new ManyIds(enquiries)
                        .list(
                                session,
                                "SELECT submission, message_id FROM cf_disclosure WHERE message_id NOT LIKE '"
                                        + Disclosure.FILE + "%' AND submission IN " + ManyIds.PLACES,
                                row -> new Sent(row.id("submission"), row.text("message_id"))))
                .stream()
                .collect(groupingBy(Sent::submission, mapping(Sent::messageId, toSet())));
    }

    @Override
    public int erase(Collection<RecordId> enquiries) {
        ManyIds ids = new ManyIds(enquiries);
        return transactions.write(session -> {
            ids.update(session, "DELETE FROM cf_outbox WHERE submission IN " + ManyIds.PLACES);
            ids.update(session, "DELETE FROM cf_disclosure WHERE submission IN " + ManyIds.PLACES);
            // What hangs on it goes with it: technical data, index, life and notes.
            return ids.update(session, "DELETE FROM cf_submission WHERE id IN " + ManyIds.PLACES);
        });
    }

    @Override
    public int eraseTechnical(Collection<RecordId> enquiries) {
        return transactions.write(session -> new ManyIds(enquiries)
                .update(session, "DELETE FROM cf_technical WHERE submission IN " + ManyIds.PLACES));
    }

    @Override
    public boolean holds(RecordId enquiry) {
        return transactions.read(session -> session.sql("SELECT 1 FROM cf_submission WHERE id = ? UNION ALL"
                        + " SELECT 1 FROM cf_outbox WHERE submission = ? UNION ALL"
                        + " SELECT 1 FROM cf_disclosure WHERE submission = ? LIMIT 1")
                .with(enquiry, enquiry, enquiry)
                .any());
    }
}
