/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.work.RecordId;
import java.util.List;

/** Disclosures in {@code cf_disclosure}. */
final class JdbcDisclosures implements Disclosures {

    private final JdbcTransactions transactions;

    JdbcDisclosures(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void record(Disclosure disclosure) {
        transactions.change(session -> session.sql("INSERT INTO cf_disclosure"
                        + " (submission, recipient, message_id, categories, disclosed_at, ground)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .with(disclosure.submission(), disclosure.recipient(), disclosure.messageId())
                .with(disclosure.categories(), disclosure.at(), disclosure.ground())
                .later());
    }

    @Override
    public List<Disclosure> of(RecordId submission) {
        return transactions.read(session -> session.sql("SELECT recipient, categories, disclosed_at, message_id, ground"
                        + " FROM cf_disclosure WHERE submission = ? ORDER BY disclosed_at, recipient, message_id")
                .with(submission)
                .list(row -> new Disclosure(
                        submission,
                        row.text("recipient"),
                        row.text("categories"),
                        row.instant("disclosed_at"),
                        row.text("message_id"),
                        row.text("ground"))));
    }
}
