/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store;

import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerBeginning;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.mail.Acknowledgements;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.StaffNotices;
import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.retention.Certificates;
import be.imageplus.contactform.retention.ErasureTasks;
import be.imageplus.contactform.retention.Erasures;
import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.retention.ExportIndex;
import be.imageplus.contactform.retention.Records;
import be.imageplus.contactform.retention.TombstoneArchive;
import be.imageplus.contactform.retention.Tombstones;
import be.imageplus.contactform.rotation.SealedRecords;
import be.imageplus.contactform.screening.RateCells;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Notes;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.transfer.TransferBook;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is kept, behind the storage ports of the floors below. All ports of one store share its transactions.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe. Several stores, in this process or in others, may be open over the same data. Personal data is sealed
 * before it is kept. Instants are kept to the millisecond. Any method of a port may throw
 * {@link be.imageplus.contactform.problem.UnavailableException} when the store does not answer in time.
 */
public interface ContactStore extends AutoCloseable {

    /**
     * Opens the store: loads keys, looks whether they fit, brings the schema up to date, and erases again what a
     * restored backup has brought back (R5.13). Idempotent.
     *
     * @param clock the time of what is written down meanwhile
     * @return what prevents its use, all at once; empty when it is ready. No other method may be called before that.
     */
    List<Finding> prepare(Clock clock);

    /** The same by the machine's clock. */
    default List<Finding> prepare() {
        return prepare(Clock.systemUTC());
    }

    /** The register's id of who hosts it (R4.2); {@code controller} for its own. */
    String recipient();

    /** Its keys; they are taken up anew when the source has others that fit. */
    Vault vault();

    Transactions transactions();

    Submissions submissions();

    Disclosures disclosures();

    Outbox outbox();

    Acknowledgements acknowledgements();

    Ledger ledger();

    LedgerChain ledgerChain();

    LedgerBeginning ledgerBeginning();

    /** Where checkpoints of the ledger's chain go, outside of what is kept here; empty when no place is known. */
    Optional<Checkpoints> checkpoints();

    Leases leases();

    NoticeArchive notices();

    TransferBook transferBook();

    Lives lives();

    Notes notes();

    Chores chores();

    SealedRecords sealedRecords();

    StaffNotices staffNotices();

    Expiry expiry();

    Records records();

    Erasures erasures();

    ErasureTasks erasureTasks();

    Certificates certificates();

    Tombstones tombstones();

    /** Where tombstones go besides, outside of what is kept here; empty when no place is known. */
    Optional<TombstoneArchive> tombstoneArchive();

    ExportIndex exportIndex();

    /** Where the nodes that share this count requests together; empty where one node has it to itself. */
    Optional<RateCells> rateCells();

    /** Whether it can be read and written now; never throws. */
    boolean isAvailable();

    @Override
    void close();
}
