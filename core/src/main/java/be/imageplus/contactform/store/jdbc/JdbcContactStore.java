/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.Transactions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The store over JDBC; embedded SQLite, which needs {@code org.xerial:sqlite-jdbc} on the class path.
 *
 * <pre>{@code
 * ContactStore store = JdbcContactStore.open(
 *         Path.of("data/contact-form.db"), KeySource.file(Path.of("keys/contact-form-keys.json")));
 * }</pre>
 *
 * <p>Opening touches nothing; {@link #prepare} does everything and says what it found:
 *
 * <ul>
 *   <li>{@code STORE-DRIVER-MISSING}, {@code STORE-NOT-WRITABLE}, {@code STORE-NETWORK-FILESYSTEM}: where it would lie
 *   <li>{@code KEYS-BESIDE-STORE}: whoever copies the directory would copy the keys with the data
 *   <li>what the {@link KeySource} says of its keys, and {@code KEYS-DO-NOT-FIT}: they are others than those in use
 *   <li>{@code STORE-SCHEMA-NEWER}, {@code STORE-SCHEMA-FOREIGN}: written by another release
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

    private final Path database;
    private final KeySource keys;
    private final String recipient;
    private final Duration busyTimeout;
    private @Nullable Opened opened;
    private boolean closed;

    private JdbcContactStore(Path database, KeySource keys, String recipient, Duration busyTimeout) {
        this.database = Objects.requireNonNull(database, "database");
        this.keys = Objects.requireNonNull(keys, "keys");
        this.recipient = Objects.requireNonNull(recipient, "recipient");
        this.busyTimeout = busyTimeout;
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
        return new JdbcContactStore(database, keys, recipient, BUSY_TIMEOUT);
    }

    /**
     * The same store, not yet prepared, with another patience.
     *
     * @param timeout how long a call waits for other threads to write, and as long again for other processes; from 1 ms
     *     to 1 minute. A web request waits with it, so seconds are sensible; beyond 10 seconds a mail's lease can end
     *     before its outcome is written down
     */
    public JdbcContactStore withBusyTimeout(Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("timeout: expected 1 ms to 1 minute");
        }
        return new JdbcContactStore(database, keys, recipient, timeout);
    }

    @Override
    public synchronized List<Finding> prepare() {
        if (closed) {
            throw new IllegalStateException("The store is closed; open another.");
        }
        if (opened != null) {
            return List.of();
        }
        SqliteFile file = new SqliteFile(database);
        Preparation preparation = new Preparation(new SqliteEngine(file, busyTimeout), keys, file.directory());
        opened = preparation.run().orElse(null);
        return preparation.findings();
    }

    @Override
    public String recipient() {
        return recipient;
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
    public Ledger ledger() {
        return opened().ledger;
    }

    @Override
    public NoticeArchive notices() {
        return opened().notices;
    }

    @Override
    public boolean isAvailable() {
        try {
            Opened open = opened();
            // A file that was taken away still answers, and keeps nothing.
            return open.engine.exists()
                    && open.transactions.read(
                            session -> session.sql("SELECT 1 FROM cf_key_check").any())
                    && open.transactions.call(() -> true);
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
