/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerBeginning;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.mail.Acknowledgements;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.StaffNotices;
import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.Recipient;
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
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Notes;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.transfer.TransferBook;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.Transactions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The store over JDBC: embedded SQLite, which needs {@code org.xerial:sqlite-jdbc} on the class path, or PostgreSQL
 * behind a {@code DataSource}.
 *
 * <pre>{@code
 * KeySource keys = KeySource.file(Path.of("keys/contact-form-keys.json"));
 * ContactStore embedded = JdbcContactStore.open(Path.of("data/contact-form.db"), keys);
 * ContactStore shared = JdbcContactStore.open(dataSource, keys);
 * }</pre>
 *
 * <p>Opening touches nothing; {@link #prepare} does everything and says what it found:
 *
 * <ul>
 *   <li>{@code STORE-DRIVER-MISSING}, {@code STORE-NOT-WRITABLE}, {@code STORE-NETWORK-FILESYSTEM}: where it would lie
 *   <li>{@code STORE-PRODUCT-UNSUPPORTED}: behind the {@code DataSource} is another product than PostgreSQL
 *   <li>{@code KEYS-BESIDE-STORE}: whoever copies the directory would copy the keys with the data
 *   <li>{@code CHECKPOINTS-BESIDE-STORE}: whoever can replace the database could replace what gives that away
 *   <li>{@code TOMBSTONES-BESIDE-STORE}, {@code TOMBSTONES-UNAVAILABLE}: what was purged could come back with a backup
 *   <li>what the {@link KeySource} says of its keys, and {@code KEYS-DO-NOT-FIT}: they are others than those in use
 *   <li>{@code STORE-SCHEMA-NEWER}, {@code STORE-SCHEMA-OLDER}, {@code STORE-SCHEMA-FOREIGN}: written by another
 *       release
 *   <li>{@code STORE-BUSY}, {@code STORE-FULL}, {@code STORE-UNAVAILABLE}: it does not open
 * </ul>
 *
 * <p>Missing directories are made with mode 0700 and the file with 0600. What a call cannot do is an
 * {@link be.imageplus.contactform.problem.UnavailableException} with one of the last three codes.
 *
 * <p><b>Privacy.</b> Values, technical data and addresses are sealed or indexed with keys before they reach the
 * database; erased rows are overwritten in the file ({@code secure_delete}). The file's name, times and sizes are not
 * hidden.
 */
public final class JdbcContactStore implements ContactStore {

    /** How long a call waits for its turn to write, unless told otherwise. */
    public static final Duration BUSY_TIMEOUT = Duration.ofSeconds(5);

    private final StoreSettings settings;
    private @Nullable Opened opened;
    private boolean closed;

    private JdbcContactStore(StoreSettings settings) {
        this.settings = settings;
    }

    /** Embedded SQLite in a file on a machine of the controller's own. Nothing is touched before {@link #prepare}. */
    public static JdbcContactStore open(Path database, KeySource keys) {
        return open(database, keys, Recipient.CONTROLLER);
    }

    /**
     * Embedded SQLite in a file. Nothing is touched before {@link #prepare}.
     *
     * @param database the file; missing directories are made
     * @param recipient the register's id of who hosts the machine (R4.2)
     * @throws IllegalArgumentException when the path has a question mark, after which SQLite's driver reads settings
     */
    public static JdbcContactStore open(Path database, KeySource keys, String recipient) {
        if (database.toString().indexOf('?') >= 0) {
            throw new IllegalArgumentException("database: a path with a question mark cannot be opened");
        }
        return new JdbcContactStore(new StoreSettings(
                settings -> new SqliteEngine(new SqliteFile(database), settings.busyTimeout()), keys, recipient));
    }

    /**
     * PostgreSQL at a JDBC URL, with a new connection for each call: for a command that somebody types. An application
     * gives a pool. Nothing is touched before {@link #prepare}.
     *
     * @param url {@code jdbc:postgresql:…}
     */
    public static JdbcContactStore open(String url, KeySource keys) {
        return open(new UrlDataSource(url), keys);
    }

    /** PostgreSQL on a machine of the controller's own. Nothing is touched before {@link #prepare}. */
    public static JdbcContactStore open(DataSource dataSource, KeySource keys) {
        return open(dataSource, keys, Recipient.CONTROLLER);
    }

    /**
     * PostgreSQL. Nothing is touched before {@link #prepare}.
     *
     * @param dataSource lends connections to one database and schema; a pool, since each call takes one. It stays the
     *     application's: closing the store does not close it. How long a visitor waits while the database is away is
     *     the pool's time-out for a connection; a few seconds are sensible
     * @param recipient the register's id of who hosts the database (R4.2)
     */
    public static JdbcContactStore open(DataSource dataSource, KeySource keys, String recipient) {
        Objects.requireNonNull(dataSource, "dataSource");
        return new JdbcContactStore(new StoreSettings(
                settings -> new PostgresEngine(
                        new PostgresConnections(dataSource, settings.busyTimeout()), settings.host()),
                keys,
                recipient));
    }

    /**
     * The same store, not yet prepared, with another patience.
     *
     * @param timeout how long a call waits for other threads to write, and as long again for other processes; with
     *     PostgreSQL how long one statement may take, in whole seconds, and a fifth of it for counting requests against
     *     limits, which a node does by itself otherwise. From 1 ms to 1 minute. A web request waits with it, so seconds
     *     are sensible; beyond 10 seconds a mail's lease can end before its outcome is written down
     */
    public JdbcContactStore withBusyTimeout(Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("timeout: expected 1 ms to 1 minute");
        }
        return new JdbcContactStore(settings.withBusyTimeout(timeout));
    }

    /**
     * The same store, not yet prepared, that leaves its tables to a tool of yours: run the files
     * {@code store/jdbc/postgresql/V*.sql} (or {@code sqlite/}) of this library with it. Tables of one version earlier
     * than this release's do, so that they can be changed before or after the application is.
     */
    public JdbcContactStore withoutSchemaUpdates() {
        return new JdbcContactStore(settings.withoutSchemaUpdates());
    }

    /**
     * The same store, not yet prepared, that joins the transaction that the application has under way, so that what an
     * enquiry stores is durable with it or not at all, and its mail leaves only after it. Only for PostgreSQL: a file
     * has one writer, which must not wait for an application.
     *
     * @param host the application's transactions over the same {@code DataSource}
     */
    public JdbcContactStore withHostTransactions(HostTransactions host) {
        return new JdbcContactStore(settings.withHost(host));
    }

    /**
     * The same store, not yet prepared, that keeps checkpoints of the ledger in another file than beside the key file
     * (its name and {@code .checkpoints}): when keys come from elsewhere, when their directory cannot be written to, or
     * when two databases share their keys.
     *
     * @param file outside the database's directory and backups, and not where whoever administers the database can
     *     write; made when it is missing (mode 0600). Each node may have its own
     */
    public JdbcContactStore withCheckpoints(Path file) {
        return new JdbcContactStore(settings.withFiles(settings.files().withCheckpoints(file)));
    }

    /**
     * The same store, not yet prepared, that keeps the archive of tombstones in another file than beside the key file
     * (its name and {@code .tombstones}): when keys come from elsewhere, when their directory cannot be written to, or
     * when two databases share their keys.
     *
     * @param file outside the database's directory and backups, and never restored with it: by what it knows of later
     *     purges a restored database is recognised; made when it is missing (mode 0600). Each node may have its own
     */
    public JdbcContactStore withTombstones(Path file) {
        return new JdbcContactStore(settings.withFiles(settings.files().withTombstones(file)));
    }

    @Override
    public synchronized List<Finding> prepare(Clock clock) {
        if (closed) {
            throw new IllegalStateException("The store is closed; open another.");
        }
        if (opened != null) {
            return List.of();
        }
        Engine engine = settings.engine();
        Schema schema = settings.updatingSchema() ? Schema.updated(engine.dialect()) : Schema.asItIs(engine.dialect());
        Preparation preparation = new Preparation(engine, settings.keys(), settings.files(), schema, clock);
        opened = preparation.run().orElse(null);
        return preparation.findings();
    }

    @Override
    public String recipient() {
        return settings.recipient();
    }

    @Override
    public Vault vault() {
        return opened().vault;
    }

    @Override
    public Transactions transactions() {
        return opened().transactions;
    }

    @Override
    public Submissions submissions() {
        return opened().submissions;
    }

    @Override
    public Disclosures disclosures() {
        return opened().disclosures;
    }

    @Override
    public Outbox outbox() {
        return opened().outbox;
    }

    @Override
    public Acknowledgements acknowledgements() {
        return opened().acknowledgements;
    }

    @Override
    public Ledger ledger() {
        return opened().ledger;
    }

    @Override
    public LedgerChain ledgerChain() {
        return opened().ledgerChain;
    }

    @Override
    public LedgerBeginning ledgerBeginning() {
        return opened().ledgerBeginning;
    }

    @Override
    public Optional<Checkpoints> checkpoints() {
        return settings.files().checkpoints(settings.keys()).map(Checkpoints::file);
    }

    @Override
    public Leases leases() {
        return opened().leases;
    }

    @Override
    public NoticeArchive notices() {
        return opened().notices;
    }

    @Override
    public TransferBook transferBook() {
        return opened().transferBook;
    }

    @Override
    public Lives lives() {
        return opened().lives;
    }

    @Override
    public Notes notes() {
        return opened().notes;
    }

    @Override
    public Chores chores() {
        return opened().chores;
    }

    @Override
    public SealedRecords sealedRecords() {
        return opened().sealedRecords;
    }

    @Override
    public StaffNotices staffNotices() {
        return opened().staffNotices;
    }

    @Override
    public Expiry expiry() {
        return opened().expiry;
    }

    @Override
    public Tombstones tombstones() {
        return opened().tombstones;
    }

    @Override
    public Optional<TombstoneArchive> tombstoneArchive() {
        Vault vault = vault();
        return settings.files().tombstones(settings.keys()).map(file -> TombstoneArchive.file(file, vault));
    }

    @Override
    public Records records() {
        return opened().records;
    }

    @Override
    public Erasures erasures() {
        return opened().erasures;
    }

    @Override
    public ErasureTasks erasureTasks() {
        return opened().erasureTasks;
    }

    @Override
    public Certificates certificates() {
        return opened().certificates;
    }

    @Override
    public ExportIndex exportIndex() {
        return opened().exportIndex;
    }

    @Override
    public Optional<RateCells> rateCells() {
        return opened().rateCells;
    }

    @Override
    public boolean isAvailable() {
        try {
            Opened open = opened();
            // A file that was taken away still answers, and keeps nothing.
            return open.engine.exists()
                    && open.transactions.write(session -> session.sql("SELECT 1 FROM cf_key_check"
                                    + session.dialect().writableRow())
                            .any());
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** Waits for the transaction under way, writes the log back into the file and ends all connections. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        if (opened != null) {
            opened.engine.close();
        }
    }

    private synchronized Opened opened() {
        if (opened == null) {
            throw new IllegalStateException("The store is not ready: call prepare() and heed its findings.");
        }
        return opened;
    }
}
