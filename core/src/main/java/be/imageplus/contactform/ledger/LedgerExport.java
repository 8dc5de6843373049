/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * What of the ledger is written to a file, for an auditor or an authority (Art. 5(2), 31).
 *
 * <pre>{@code
 * try (Writer file = Files.newBufferedWriter(Path.of("ledger.jsonl"))) {
 *     contact.exportLedger(
 *             LedgerExport.as(LedgerExport.Format.JSON_LINES, "legal-obligation", Recipient.CONTROLLER),
 *             Actor.of("auditor", "7"),
 *             file);
 * }
 * }</pre>
 *
 * <p>A file has a line of kind {@code export} that says when it was made and of what, then the last {@code checkpoint}
 * and the {@code anchor} if there are any, then a line for each {@code link} with its event, then those that are
 * {@code waiting} for a place, and at last {@code end}. An event that was chained while the file was written may be
 * there as both. Instants are UTC (ISO 8601), codes and proofs hexadecimal.
 *
 * @param format how lines are written
 * @param purpose the register's id of what it is for (R3.1)
 * @param recipient the register's id of who receives it (R4.9); an authority with an inquiry of its own is none, and
 *     what it gets is the controller's own before
 * @param from the first place, from 1; what was truncated is not there. Always 1 where it is about one record
 * @param about only events about this record, which prove nothing of what stands between them
 */
public record LedgerExport(Format format, String purpose, String recipient, long from, Optional<RecordId> about) {

    public LedgerExport {
        if (from < 1) {
            throw new IllegalArgumentException("from: expected at least 1, was " + from);
        }
        if (from > 1 && about.isPresent()) {
            throw new IllegalArgumentException("from: expected 1 where the export is about one record, was " + from);
        }
    }

    /** How lines are written. */
    public enum Format {
        /** One JSON object a line; what a line has not is absent. {@link #verify} reads it. */
        JSON_LINES,
        /**
         * For a spreadsheet, with a header; the same columns for all kinds of lines. What could be taken for a formula
         * is neutralised, so the text of a field need not be that of the ledger.
         */
        CSV
    }

    /** The whole ledger, for a purpose and a recipient of the register's. */
    public static LedgerExport as(Format format, String purpose, String recipient) {
        return new LedgerExport(format, purpose, recipient, 1, Optional.empty());
    }

    /** The same from a place on. */
    public LedgerExport withFrom(long place) {
        return new LedgerExport(format, purpose, recipient, place, about);
    }

    /** The same about one record only. */
    public LedgerExport withAbout(RecordId record) {
        return new LedgerExport(format, purpose, recipient, from, Optional.of(record));
    }

    /**
     * Verifies a file of JSON lines without the store: that it is as it was written, to its end, and then each link and
     * each event that waits. It reads the lines once and keeps none.
     *
     * @param vault with the keys of the installation that wrote it; later ones do, as long as they hold the earlier
     * @return {@code Broken} of kind {@code EXPORT_CHANGED} when the file is not as it was written; any other kind is
     *     what was wrong with the ledger then
     */
    public static LedgerVerification verify(Reader lines, Vault vault) throws IOException {
        return new ExportCheck(new LedgerProofs(vault)).verify(lines);
    }
}
