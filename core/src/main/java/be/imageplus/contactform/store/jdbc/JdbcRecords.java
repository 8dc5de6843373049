/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.retention.Records;
import be.imageplus.contactform.work.RecordId;

/** The end of enquiries: what refers to {@code cf_submission} goes with it, the rest is named here. */
final class JdbcRecords implements Records {

    private final JdbcTransactions transactions;

    JdbcRecords(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean erase(RecordId id) {
        return transactions.write(session -> {
            session.sql("DELETE FROM cf_outbox WHERE submission = ?").with(id).later();
            session.sql("DELETE FROM cf_disclosure WHERE submission = ?")
                    .with(id)
                    .later();
            return session.sql("DELETE FROM cf_submission WHERE id = ?")
                            .with(id)
                            .update()
                    == 1;
        });
    }
}
