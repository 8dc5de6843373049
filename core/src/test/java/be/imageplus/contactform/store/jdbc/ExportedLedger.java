/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerExport;
import be.imageplus.contactform.ledger.LedgerExport.Format;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** An embedded ledger, what an auditor gets of it, and what they can tell from that with the keys. */
final class ExportedLedger implements AutoCloseable {

    static final LedgerExport ALL = LedgerExport.as(Format.JSON_LINES, "legal-obligation", "controller");

    final KeySet keys = KeySet.generate();
    final SettableClock clock = SettableClock.at("2026-11-23T09:00:00.123Z");
    final RecordIds ids = new RecordIds(clock);
    final ContactStore store;
    final ChainedLedger ledger;
    private final Path directory;

    ExportedLedger(Path directory) {
        this.directory = directory;
        this.store = JdbcContactStore.open(database(), () -> keys);
        assertThat(store.prepare()).isEmpty();
        this.ledger = StoreLedger.of(store, Optional.of(checkpoints()), clock);
    }

    private Path database() {
        return directory.resolve("data/contact.db");
    }

    Checkpoints checkpoints() {
        return Checkpoints.file(directory.resolve("keys/checkpoints"));
    }

    void appendMany(int count) {
        store.transactions().run(() -> {
            for (int i = 0; i < count; i++) {
                append(Optional.of(ids.next()), Optional.empty());
            }
        });
    }

    void append(Optional<RecordId> subject, Optional<String> reason) {
        store.ledger()
                .append(new LedgerEvent(
                        ids.next(),
                        clock.instant(),
                        LedgerEvent.Type.SUBMISSION_ACCEPTED,
                        "visitor",
                        subject,
                        Optional.of("2026-11"),
                        reason));
    }

    String export(LedgerExport what) {
        return export(ledger, what);
    }

    String export(ChainedLedger from, LedgerExport what) {
        StringWriter file = new StringWriter();
        try {
            from.export(what, "auditor/7", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    LedgerVerification verified(String file) {
        return verified(file, keys);
    }

    LedgerVerification verified(String file, KeySet with) {
        try {
            return LedgerExport.verify(new StringReader(file), Vault.of(with));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void tamper(String sql) {
        Tampering.with(database()).run(sql);
    }

    @Override
    public void close() {
        store.close();
    }
}
