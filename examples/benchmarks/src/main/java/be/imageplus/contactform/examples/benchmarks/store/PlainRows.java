/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.submission.Submission;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * The rows of one enquiry, written by hand: five statements. What the library seals or computes is a constant of the
 * same size here.
 */
final class PlainRows implements AutoCloseable {

    static final byte[] SEALED_VALUES = new byte[470];
    static final byte[] SEALED_TECHNICAL = new byte[95];
    static final byte[] EMAIL_INDEX = new byte[32];

    private static final List<String> TEXTS = List.of(
            "INSERT INTO cf_submission (id, reference, form, purpose, received_at, state, screening_reasons,"
                    + " notice_version, notice_language, notice_hash, nonce, fingerprint, sealed_values, restricted,"
                    + " on_hold) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            "INSERT INTO cf_technical (submission, sealed_data) VALUES (?, ?)",
            "INSERT INTO cf_email_index (submission, email_index) VALUES (?, ?)",
            "INSERT INTO cf_ledger_event (id, occurred_at, type, actor, subject, register_version)"
                    + " VALUES (?, ?, ?, ?, ?, ?)",
            "INSERT INTO cf_outbox (id, submission, state, owed_since, due_at, attempts, may_have_arrived)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)");

    private final List<PreparedStatement> statements;

    PlainRows(Connection connection) throws SQLException {
        List<PreparedStatement> prepared = new java.util.ArrayList<>();
        for (String text : TEXTS) {
            prepared.add(connection.prepareStatement(text));
        }
        this.statements = prepared;
    }

    void insert() throws SQLException {
        Submission submission = SyntheticEnquiry.submission();
        LedgerEvent event = SyntheticEnquiry.event(submission);
        OutboxItem mail = SyntheticEnquiry.mail(submission);
        String id = submission.id().toString();
        long now = submission.receivedAt().toEpochMilli();
        run(
                0,
                id,
                submission.reference().value(),
                submission.form(),
                submission.purpose(),
                now,
                submission.state().name(),
                "[]",
                submission.notice().version(),
                submission.notice().language(),
                submission.notice().hash(),
                submission.nonce(),
                submission.fingerprint(),
                SEALED_VALUES,
                0,
                0);
        run(1, id, SEALED_TECHNICAL);
        run(2, id, EMAIL_INDEX);
        run(3, event.id().toString(), now, event.type().name(), event.actor(), id, "2026-11");
        run(4, mail.id().toString(), id, mail.state().name(), now, now, 0, 0);
    }

    private void run(int which, Object... values) throws SQLException {
        PreparedStatement statement = statements.get(which);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements) {
            statement.close();
        }
    }
}
