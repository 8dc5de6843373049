/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.work.RecordId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** A table with one sealed column and nothing indexed. */
final class SealedColumn implements SealedTable {

    private final SealedColumns sealed;
    private final String column;
    private final String select;
    private final String update;

    private SealedColumn(SealedColumns sealed, String column, String select, String update) {
        this.sealed = sealed;
        this.column = column;
        this.select = select;
        this.update = update;
    }

    static SealedColumn technicalData(SealedColumns sealed) {
        return new SealedColumn(
                sealed,
                SealedColumns.TECHNICAL,
                "SELECT submission AS id, sealed_data AS sealed FROM cf_technical WHERE submission ",
                "UPDATE cf_technical SET sealed_data = ? WHERE submission = ? AND sealed_data = ?");
    }

    static SealedColumn notes(SealedColumns sealed) {
        return new SealedColumn(
                sealed,
                SealedColumns.NOTE,
                "SELECT id, sealed_text AS sealed FROM cf_note WHERE id ",
                "UPDATE cf_note SET sealed_text = ? WHERE id = ? AND sealed_text = ?");
    }

    @Override
    public List<SealedRow> list(Session session, Optional<RecordId> after, int most) {
        return session.sql(select + "> ? ORDER BY 1 LIMIT ?")
                .with(after.map(RecordId::toString).orElse(""), most)
                .list(this::row);
    }

    @Override
    public Optional<SealedRow> find(Session session, RecordId id) {
        return session.sql(select + "= ?").with(id).first(this::row);
    }

    private SealedRow row(Row row) throws SQLException {
        return new ColumnRow(row.id("id"), row.bytes("sealed"));
    }

    private final class ColumnRow implements SealedRow {

        private final RecordId id;
        private final byte[] before;

        ColumnRow(RecordId id, byte[] before) {
            this.id = id;
            this.before = before;
        }

        @Override
        public RecordId id() {
            return id;
        }

        @Override
        public boolean isOlder() {
            sealed.requireOpening(id, before, column);
            return sealed.isOld(before);
        }

        @Override
        public boolean renew(Session session) {
            return session.sql(update)
                            .with(sealed.anew(id, before, column), id, before)
                            .update()
                    == 1;
        }
    }
}
