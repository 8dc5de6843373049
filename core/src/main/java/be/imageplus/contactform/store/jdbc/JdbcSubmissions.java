/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.work.RecordId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enquiries in {@code cf_submission}, {@code cf_technical} and {@code cf_email_index}. */
final class JdbcSubmissions implements Submissions {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSubmissions.class);

    /** The most that one look-up by address yields. */
    private static final int MOST_BY_EMAIL = 100;

    private static final String SELECT =
            "SELECT s.*, t.sealed_data FROM cf_submission s" + " LEFT JOIN cf_technical t ON t.submission = s.id ";

    private final JdbcTransactions transactions;
    private final SealedColumns sealed;
    private final Fingerprint fingerprints;

    JdbcSubmissions(JdbcTransactions transactions, SealedColumns sealed, Fingerprint fingerprints) {
        this.transactions = transactions;
        this.sealed = sealed;
        this.fingerprints = fingerprints;
    }

    @Override
    public Insertion insert(Submission submission) {
        // Sealed before the transaction begins, where this is all of it.
        byte[] values = sealed.sealValues(submission.id(), submission.values());
        Optional<byte[]> technical = submission.technical().map(data -> sealed.sealTechnical(submission.id(), data));
        Optional<byte[]> emailIndex = sealed.emailIndex(submission.values());
        return transactions.write(session -> {
            if (!insertRow(session, submission, values)) {
                return duplicate(session, submission);
            }
            technical.ifPresent(data -> session.sql("INSERT INTO cf_technical (submission, sealed_data) VALUES (?, ?)")
                    .with(submission.id(), data)
                    .later());
            emailIndex.ifPresent(index -> insertIndex(session, submission.id(), index));
            return Insertion.STORED;
        });
    }

    @Override
    public Optional<Submission> find(RecordId id) {
        return transactions
                .read(session -> session.sql(SELECT + "WHERE s.id = ?").with(id).first(SubmissionRow::of))
                .map(row -> row.opened(sealed));
    }

    @Override
    public Optional<Submission> findByNonce(String nonce) {
        return transactions
                .read(session ->
                        session.sql(SELECT + "WHERE s.nonce = ?").with(nonce).first(SubmissionRow::of))
                .map(row -> row.opened(sealed));
    }

    @Override
    public List<Submission> findByEmail(String canonicalAddress) {
        List<byte[]> indexes = sealed.emailIndexes(canonicalAddress);
        // One that is indexed anew meanwhile comes twice, and then as it was last.
        SortedMap<RecordId, SubmissionRow> newestFirst = new TreeMap<>(Comparator.reverseOrder());
        transactions
                .read(session -> indexes.stream()
                        .flatMap(index -> byIndex(session, index))
                        .toList())
                .forEach(row -> newestFirst.put(row.id(), row));
        return newestFirst.values().stream()
                .limit(MOST_BY_EMAIL)
                .flatMap(this::openedOrLogged)
                .toList();
    }

    @Override
    public boolean rewrite(RecordId id, Map<String, String> values) {
        byte[] sealedValues = sealed.sealValues(id, values);
        Optional<byte[]> emailIndex = sealed.emailIndex(values);
        return transactions.write(session -> {
            Optional<String> form = session.sql("SELECT form FROM cf_submission WHERE id = ?")
                    .with(id)
                    .first(row -> row.text("form"));
            boolean isThere = form.isPresent()
                    && session.sql("UPDATE cf_submission SET sealed_values = ?, fingerprint = ? WHERE id = ?")
                                    .with(sealedValues, fingerprints.of(form.get(), values), id)
                                    .update()
                            == 1;
            if (isThere) {
                session.sql("DELETE FROM cf_email_index WHERE submission = ?")
                        .with(id)
                        .later();
                emailIndex.ifPresent(index -> insertIndex(session, id, index));
            }
            return isThere;
        });
    }

    private static void insertIndex(Session session, RecordId id, byte[] index) {
        session.sql("INSERT INTO cf_email_index (submission, email_index) VALUES (?, ?)")
                .with(id, index)
                .later();
    }

    private static boolean insertRow(Session session, Submission submission, byte[] values) {
        return session.sql("INSERT INTO cf_submission (id, reference, form, purpose, received_at, state,"
                                + " screening_reasons, notice_version, notice_language, notice_hash, nonce, fingerprint,"
                                + " sealed_values, restricted, on_hold)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .with(submission.id(), submission.reference().value(), submission.form(), submission.purpose())
                        .with(submission.receivedAt(), submission.state())
                        .with(SubmissionRow.joined(submission.screeningReasons()))
                        .with(submission.notice().version(), submission.notice().language())
                        .with(submission.notice().hash(), submission.nonce(), submission.fingerprint(), values)
                        .with(submission.restricted(), submission.onHold())
                        .update()
                == 1;
    }

    private static Insertion duplicate(Session session, Submission submission) {
        if (session.sql("SELECT 1 FROM cf_submission WHERE nonce = ?")
                .with(submission.nonce())
                .any()) {
            return Insertion.NONCE_USED;
        }
        if (session.sql("SELECT 1 FROM cf_submission WHERE reference = ?")
                .with(submission.reference().value())
                .any()) {
            return Insertion.REFERENCE_TAKEN;
        }
        throw new IllegalArgumentException("id: " + submission.id() + " is stored already");
    }

    private static Stream<SubmissionRow> byIndex(Session session, byte[] index) {
        return session
                .sql("SELECT s.*, t.sealed_data FROM cf_email_index e JOIN cf_submission s ON s.id = e.submission"
                        + " LEFT JOIN cf_technical t ON t.submission = s.id"
                        + " WHERE e.email_index = ? ORDER BY e.submission DESC LIMIT ?")
                .with(index, MOST_BY_EMAIL)
                .list(SubmissionRow::of)
                .stream();
    }

    /** One damaged record must not hide a person's others. */
    private Stream<Submission> openedOrLogged(SubmissionRow row) {
        try {
            return Stream.of(row.opened(sealed));
        } catch (BrokenSealException e) {
            LOG.error("Enquiry {} is left out of a list: {}", row.id(), e.getMessage());
            return Stream.empty();
        }
    }
}
