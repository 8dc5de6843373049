/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/**
 * What every {@link ContactStore} guarantees, whatever the engine: units of work, enquiries with their lives and notes,
 * recurring work, owed mails, acknowledgements and notices to staff, the books that are kept of them and the chain that
 * proves them, what is said and told of transfers, the end of enquiries, that nothing personal lies on the disk in
 * clear, and that it goes from keys to newer ones.
 *
 * <p>Extend it and give a place of its own to every test:
 *
 * <pre>{@code
 * class SqliteStoreContractTest extends ContactStoreContractKit {
 *     @TempDir
 *     Path directory;
 *
 *     protected ContactStore open(KeySource keys) {
 *         return JdbcContactStore.open(directory.resolve("contact.db"), keys);
 *     }
 *
 *     protected Map<String, byte[]> atRest() {
 *         return contentOfFilesIn(directory);
 *     }
 * }
 * }</pre>
 */
public abstract class ContactStoreContractKit
        implements UnitOfWorkContract,
                SubmissionsContract,
                LivesContract,
                NotesContract,
                ChoresContract,
                OutboxContract,
                AcknowledgementsContract,
                StaffNoticesContract,
                BooksContract,
                LedgerChainContract,
                LedgerBeginningContract,
                TransferBookContract,
                TombstonesContract,
                EndingsContract,
                ExportIndexContract,
                SealedAtRestContract,
                SealedRecordsContract {

    private final KeySet keys = KeySet.generate();
    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final StoredSamples samples = new StoredSamples(clock);
    private final List<ContactStore> opened = new ArrayList<>();

    /**
     * One more store over the data of this test, not yet prepared; the first call of a test finds no data. Each stands
     * for another node or another start.
     */
    protected abstract ContactStore open(KeySource keys);

    /** Everything that the engine keeps on disk at this moment, as bytes by the name of the file or table. */
    protected abstract Map<String, byte[]> atRest();

    @Override
    public final ContactStore unprepared(KeySource source) {
        ContactStore store = open(source);
        opened.add(store);
        return store;
    }

    @Override
    public final KeySet keys() {
        return keys;
    }

    @Override
    public final SettableClock clock() {
        return clock;
    }

    @Override
    public final StoredSamples samples() {
        return samples;
    }

    @Override
    public final Map<String, byte[]> onDisk() {
        return atRest();
    }

    /** Ends every store that the test has opened. */
    @AfterEach
    public final void closeAll() {
        opened.forEach(ContactStore::close);
    }
}
