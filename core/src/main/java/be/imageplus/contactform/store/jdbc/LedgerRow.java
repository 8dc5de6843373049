/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.ledger.LedgerEntry;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/** An event as its row {@code e} has it, and its link {@code c}, either empty when an outer join found nothing. */
final class LedgerRow {

    static final String ENTRY = "e.id, e.occurred_at, e.type, e.actor, e.subject, e.register_version, e.reason";
    static final String LINK = "c.seq, c.event, c.chained_at, c.adopted, c.mac";

    private static final HexFormat HEX = HexFormat.of();

    private LedgerRow() {}

    static Optional<LedgerEntry> entry(Row row) throws SQLException {
        Optional<String> id = row.optionalText("id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LedgerEntry(
                id.get(),
                row.number("occurred_at"),
                row.text("type"),
                row.text("actor"),
                row.optionalText("subject"),
                row.optionalText("register_version"),
                row.optionalText("reason")));
    }

    static Optional<Link> link(Row row) throws SQLException {
        Optional<String> event = row.optionalText("event");
        if (event.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Link(
                row.number("seq"),
                event.get(),
                row.instant("chained_at"),
                row.flag("adopted"),
                HEX.formatHex(row.bytes("mac"))));
    }

    static Optional<String> hexadecimal(Row row, String column) throws SQLException {
        return row.optionalBytes(column).map(HEX::formatHex);
    }
}
