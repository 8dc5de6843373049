/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.mail.StaffNotices;
import be.imageplus.contactform.work.RecordId;
import java.util.Optional;

/** Notices to staff in {@code cf_staff_notice}, which schema 2 has not. */
final class JdbcStaffNotices implements StaffNotices {

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcStaffNotices(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void add(StaffNotice notice) {
        String enquiries = SubmissionRow.joined(
                notice.enquiries().stream().map(RecordId::toString).toList());
        transactions.change(session -> {
            tables.require(session);
            session.sql("INSERT INTO cf_staff_notice (id, kind, form, enquiries, more) VALUES (?, ?, ?, ?, ?)")
                    .with(notice.id(), notice.kind(), notice.form(), enquiries, notice.more())
                    .later();
        });
    }

    @Override
    public Optional<StaffNotice> find(RecordId id) {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql("SELECT kind, form, enquiries, more FROM cf_staff_notice WHERE id = ?")
                        .with(id)
                        .first(row -> new StaffNotice(
                                id,
                                row.constant(StaffNotice.Kind.class, "kind"),
                                row.text("form"),
                                SubmissionRow.parted(row.text("enquiries")).stream()
                                        .map(RecordId::parse)
                                        .toList(),
                                row.count("more")))
                : Optional.empty());
    }

    @Override
    public void remove(RecordId id) {
        transactions.change(session -> {
            tables.require(session);
            session.sql("DELETE FROM cf_staff_notice WHERE id = ?").with(id).later();
            session.sql("DELETE FROM cf_outbox WHERE submission = ?").with(id).later();
        });
    }
}
