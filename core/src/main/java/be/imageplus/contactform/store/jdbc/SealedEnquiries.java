/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.work.RecordId;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What enquiries say, and what is made of it with a key: the fingerprint and the index of the address. Neither of these
 * names its key, so each is compared with what the key in use makes.
 */
final class SealedEnquiries implements SealedTable {

    private static final String SELECT = "SELECT s.id, s.form, s.sealed_values, s.fingerprint, e.email_index"
            + " FROM cf_submission s LEFT JOIN cf_email_index e ON e.submission = s.id WHERE s.id ";

    private final SealedColumns sealed;
    private final Fingerprint fingerprints;

    SealedEnquiries(SealedColumns sealed, Fingerprint fingerprints) {
        this.sealed = sealed;
        this.fingerprints = fingerprints;
    }

    @Override
    public List<SealedRow> list(Session session, Optional<RecordId> after, int most) {
        return session.sql(SELECT + "> ? ORDER BY s.id LIMIT ?")
                .with(after.map(RecordId::toString).orElse(""), most)
                .list(this::row);
    }

    @Override
    public Optional<SealedRow> find(Session session, RecordId id) {
        return session.sql(SELECT + "= ?").with(id).first(this::row);
    }

    private SealedRow row(Row row) throws SQLException {
        return new EnquiryRow(
                row.id("id"),
                row.text("form"),
                row.bytes("sealed_values"),
                row.text("fingerprint"),
                row.optionalBytes("email_index"));
    }

    private final class EnquiryRow implements SealedRow {

        private final RecordId id;
        private final String form;
        private final byte[] values;
        private final String fingerprint;
        private final Optional<byte[]> index;

        EnquiryRow(RecordId id, String form, byte[] values, String fingerprint, Optional<byte[]> index) {
            this.id = id;
            this.form = form;
            this.values = values;
            this.fingerprint = fingerprint;
            this.index = index;
        }

        @Override
        public RecordId id() {
            return id;
        }

        @Override
        public boolean isOlder() {
            Map<String, String> clear = sealed.openValues(id, values);
            return sealed.isOld(values)
                    || !fingerprint.equals(fingerprints.of(form, clear))
                    || index.filter(kept -> !isIndexOf(clear, kept)).isPresent();
        }

        @Override
        public boolean renew(Session session) {
            Map<String, String> clear = sealed.openValues(id, values);
            boolean unchanged = session.sql("UPDATE cf_submission SET sealed_values = ?, fingerprint = ?"
                                    + " WHERE id = ? AND sealed_values = ? AND fingerprint = ?")
                            .with(sealed.anew(id, values, SealedColumns.VALUES), fingerprints.of(form, clear))
                            .with(id, values, fingerprint)
                            .update()
                    == 1;
            if (unchanged && index.isPresent()) {
                renewIndex(session, sealed.emailIndex(clear));
            }
            return unchanged;
        }

        private void renewIndex(Session session, Optional<byte[]> present) {
            if (present.isPresent()) {
                session.sql("UPDATE cf_email_index SET email_index = ? WHERE submission = ?")
                        .with(present.get(), id)
                        .later();
            } else { // of an address that it does not hold any more
                session.sql("DELETE FROM cf_email_index WHERE submission = ?")
                        .with(id)
                        .later();
            }
        }

        private boolean isIndexOf(Map<String, String> clear, byte[] kept) {
            return sealed.emailIndex(clear)
                    .filter(present -> Arrays.equals(present, kept))
                    .isPresent();
        }
    }
}
