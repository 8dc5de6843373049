/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * SQLite in a file of this machine: write-ahead log, every commit on disk, one writer, several readers. Other processes
 * may open the same file.
 */
final class SqliteEngine implements Engine {

    private final SqliteFile file;
    private final SqliteWriter writer;
    private final SqliteReaders readers;

    /**
     * Touches nothing.
     *
     * @param busyTimeout how long to wait for the other threads' turns, and again for other processes
     */
    SqliteEngine(SqliteFile file, Duration busyTimeout) {
        SqliteDriver driver = new SqliteDriver(file.path(), busyTimeout);
        this.file = file;
        this.writer = new SqliteWriter(file, driver);
        this.readers = new SqliteReaders(driver);
    }

    @Override
    public Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    public Optional<Path> directory() {
        return Optional.of(file.directory());
    }

    @Override
    public List<Finding> check() {
        List<Finding> findings = new ArrayList<>();
        if (!SqliteDriver.isPresent()) {
            findings.add(Finding.of(FindingCode.STORE_DRIVER_MISSING, "contact-form.store.path"));
        }
        findings.addAll(file.check());
        return findings;
    }

    @Override
    public boolean exists() {
        return file.exists();
    }

    @Override
    public Session begin() {
        return writer.begin();
    }

    @Override
    public void commit(Session session) {
        writer.commit();
    }

    @Override
    public void rollback(Session session) {
        writer.rollback();
    }

    @Override
    public <T> T read(Function<Session, T> work) {
        return readers.read(work);
    }

    @Override
    public void forgetOverwritten() {
        writer.truncateLog();
    }

    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
