/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.screening.RateCells;
import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.vault.Vault;
import java.util.Optional;

/** Everything behind an engine that is ready. */
final class Opened {

    final Engine engine;
    final Vault vault;
    final JdbcTransactions transactions;
    final JdbcSubmissions submissions;
    final JdbcDisclosures disclosures;
    final JdbcOutbox outbox;
    final JdbcAcknowledgements acknowledgements;
    final JdbcLedgerChain ledgerChain;
    final JdbcLedgerBeginning ledgerBeginning;
    final JdbcLedger ledger;
    final JdbcLeases leases;
    final JdbcNoticeArchive notices;
    final JdbcTransferBook transferBook;
    final JdbcLives lives;
    final JdbcNotes notes;
    final JdbcChores chores;
    final JdbcSealedRecords sealedRecords;
    final JdbcStaffNotices staffNotices;
    final JdbcExpiry expiry;
    final JdbcRecords records;
    final JdbcErasures erasures;
    final JdbcErasures erasureTasks;
    final JdbcCertificates certificates;
    final JdbcTombstones tombstones;
    final JdbcExportIndex exportIndex;
    final Optional<RateCells> rateCells;

    Opened(Engine engine, JdbcTransactions transactions, Vault vault) {
        this.engine = engine;
        this.vault = vault;
        this.transactions = transactions;
        SealedColumns sealed = new SealedColumns(vault);
        this.submissions = new JdbcSubmissions(transactions, sealed, new Fingerprint(vault));
        this.disclosures = new JdbcDisclosures(transactions);
        this.outbox = new JdbcOutbox(transactions);
        this.acknowledgements = new JdbcAcknowledgements(transactions);
        this.ledgerChain = new JdbcLedgerChain(transactions);
        this.ledgerBeginning = new JdbcLedgerBeginning(transactions);
        this.ledger = new JdbcLedger(transactions, ledgerChain, vault);
        this.leases = new JdbcLeases(transactions);
        this.notices = new JdbcNoticeArchive(transactions);
        this.transferBook = new JdbcTransferBook(transactions);
        this.lives = new JdbcLives(transactions);
        this.notes = new JdbcNotes(transactions, sealed);
        this.chores = new JdbcChores(transactions);
        this.sealedRecords = new JdbcSealedRecords(engine, transactions, vault, sealed);
        this.staffNotices = new JdbcStaffNotices(transactions);
        this.expiry = new JdbcExpiry(transactions);
        this.records = new JdbcRecords(transactions);
        this.erasures = new JdbcErasures(transactions);
        this.erasureTasks = erasures;
        this.certificates = new JdbcCertificates(transactions);
        this.tombstones = new JdbcTombstones(transactions);
        this.exportIndex = new JdbcExportIndex(transactions);
        // A file is of one machine, whose memory counts as well and sooner.
        this.rateCells =
                engine.dialect() == Dialect.POSTGRESQL ? Optional.of(new JdbcRateCells(engine)) : Optional.empty();
    }
}
