/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.rotation.SealedRecords;
import be.imageplus.contactform.store.jdbc.SealedTable.SealedRow;
import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything sealed in {@code cf_submission}, {@code cf_technical} and {@code cf_note}, which schema 2 has not. */
final class JdbcSealedRecords implements SealedRecords {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSealedRecords.class);

    /** How often a row is read anew that somebody else changes at the same moment. */
    private static final int ATTEMPTS = 3;

    private static final Page NOTHING = new Page(Optional.empty(), 0, 0, 0);

    private final Engine engine;
    private final JdbcTransactions transactions;
    private final KeyCheck keyCheck;
    private final Map<Part, SealedTable> tables;
    private final LaterTables later = LaterTables.ofLifeAndEnd();

    JdbcSealedRecords(Engine engine, JdbcTransactions transactions, Vault vault, SealedColumns sealed) {
        this.engine = engine;
        this.transactions = transactions;
        this.keyCheck = new KeyCheck(vault);
        this.tables = Map.of(
                Part.ENQUIRIES, new SealedEnquiries(sealed, new Fingerprint(vault)),
                Part.TECHNICAL_DATA, SealedColumn.technicalData(sealed),
                Part.NOTES, SealedColumn.notes(sealed));
    }

    @Override
    public Optional<Stage> checkValue() {
        return transactions.read(keyCheck::stage);
    }

    @Override
    public boolean renewCheckValue() {
        return transactions.write(keyCheck::renew);
    }

    @Override
    public Page reseal(Part part, Optional<RecordId> after, int most) {
        SealedTable table = table(part);
        return transactions.write(session -> {
            if (isMissing(part, session)) {
                return NOTHING;
            }
            List<SealedRow> rows = table.list(session, after, most);
            return page(rows, most, true, row -> isMadeAnew(session, table, row));
        });
    }

    @Override
    public Page inspect(Part part, Optional<RecordId> after, int most) {
        List<SealedRow> rows = transactions.read(
                session -> isMissing(part, session) ? List.of() : table(part).list(session, after, most));
        return page(rows, most, false, SealedRow::isOlder);
    }

    @Override
    public void forgetOverwritten() {
        engine.forgetOverwritten();
    }

    private SealedTable table(Part part) {
        SealedTable table = tables.get(part);
        if (table == null) {
            throw new IllegalArgumentException("part: " + part + " is in no table");
        }
        return table;
    }

    private boolean isMissing(Part part, Session session) {
        return part == Part.NOTES && !later.areThere(session);
    }

    private static Page page(List<SealedRow> rows, int most, boolean logging, Predicate<SealedRow> older) {
        int olders = 0;
        int unreadable = 0;
        for (SealedRow row : rows) {
            try {
                olders += older.test(row) ? 1 : 0;
            } catch (BrokenSealException e) {
                unreadable++;
                if (logging) {
                    LOG.error("Record {} is not sealed anew and stays as it is: {}", row.id(), e.getMessage());
                }
            }
        }
        Optional<RecordId> last = rows.size() < most
                ? Optional.empty()
                : Optional.of(rows.get(rows.size() - 1).id());
        return new Page(last, rows.size(), olders, unreadable);
    }

    /** What somebody else has changed meanwhile is read anew, so that their change stays. */
    private static boolean isMadeAnew(Session session, SealedTable table, SealedRow first) {
        Optional<SealedRow> row = Optional.of(first);
        for (int i = 0; i < ATTEMPTS && row.filter(SealedRow::isOlder).isPresent(); i++) {
            if (row.orElseThrow().renew(session)) {
                return true;
            }
            row = table.find(session, first.id());
        }
        return false;
    }
}
