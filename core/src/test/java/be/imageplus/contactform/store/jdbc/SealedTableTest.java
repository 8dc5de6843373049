/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.rotation.SealedRecords.Part;
import be.imageplus.contactform.store.jdbc.SealedTable.SealedRow;
import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Between the moment a row is read and the moment it is sealed anew, somebody else may change it. */
class SealedTableTest {

    private final KeySet keys = KeySet.generate();
    private final Vault vault = Vault.of(keys.rotated());
    private final SealedColumns sealed = new SealedColumns(vault);

    @TempDir
    Path directory;

    private SqliteEngine engine;
    private Opened earlier;
    private Opened later;
    private Submission enquiry;

    @BeforeEach
    void keepAnEnquiryWithOldKeys() {
        engine = new SqliteEngine(new SqliteFile(directory.resolve("contact.db")), Duration.ofSeconds(30));
        JdbcTransactions transactions = new JdbcTransactions(engine);
        earlier = new Opened(engine, transactions, Vault.of(keys));
        later = new Opened(engine, transactions, vault);
        transactions.change(session -> {
            Schema.updated(Dialect.SQLITE).update(session);
            new KeyCheck(Vault.of(keys)).remember(session);
        });
        enquiry = StoredEnquiries.next();
        earlier.submissions.insert(enquiry);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void keepsWhatSomebodyElseHasWrittenMeanwhile() {
        SealedTable table = new SealedEnquiries(sealed, new Fingerprint(vault));
        later.transactions.change(session -> {
            SealedRow read = table.list(session, Optional.empty(), 10).get(0);
            byte[] redacted = sealed.sealValues(enquiry.id(), Map.of("message", "Redacted"));
            session.sql("UPDATE cf_submission SET sealed_values = ? WHERE id = ?")
                    .with(redacted, enquiry.id())
                    .update();

            assertThat(read.isOlder()).isTrue();
            assertThat(read.renew(session)).isFalse();
        });

        assertThat(later.submissions.find(enquiry.id()).orElseThrow().values())
                .containsExactly(Map.entry("message", "Redacted"));
    }

    @Test
    void keepsTechnicalDataAsSomebodyElseHasLeftIt() {
        SealedTable table = SealedColumn.technicalData(sealed);
        later.transactions.change(session -> {
            SealedRow read = table.list(session, Optional.empty(), 10).get(0);
            session.sql("DELETE FROM cf_technical WHERE submission = ?")
                    .with(enquiry.id())
                    .update();

            assertThat(read.renew(session)).isFalse();
            assertThat(table.find(session, enquiry.id())).isEmpty();
        });
    }

    /** Looked up key by key, a record could be missed that goes from one index to the other in between. */
    @Test
    @SuppressWarnings("unchecked")
    void anAddressFindsAnEnquiryThatIsIndexedAnewBetweenTwoLooks() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("contact.db"))) {
            AtomicInteger looks = new AtomicInteger();
            Session session = new Session(
                    watching(Connection.class, connection, () -> {
                        if (looks.incrementAndGet() == 2) {
                            later.sealedRecords.reseal(Part.ENQUIRIES, Optional.empty(), 10);
                        }
                    }),
                    Dialect.SQLITE);
            JdbcTransactions reading = new JdbcTransactions(AlteredStore.broken(
                    Engine.class, engine, "read", arguments -> ((Function<Session, ?>) arguments[0]).apply(session)));

            assertThat(new JdbcSubmissions(reading, sealed, new Fingerprint(vault))
                            .findByEmail(StoredEnquiries.ADDRESS))
                    .extracting(Submission::id)
                    .containsExactly(enquiry.id());
            assertThat(looks).as("looks, one for each key").hasValue(2);
            assertThat(later.sealedRecords
                            .inspect(Part.ENQUIRIES, Optional.empty(), 10)
                            .older())
                    .isZero();
        }
    }

    /** The same, with something that happens before each query. */
    private static <T> T watching(Class<T> type, T real, Runnable before) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, called, arguments) -> {
                    if (called.getName().equals("executeQuery")) {
                        before.run();
                    }
                    Object result = called.invoke(real, arguments);
                    return result instanceof PreparedStatement statement
                            ? watching(PreparedStatement.class, statement, before)
                            : result;
                }));
    }

    /** The address was redacted: what led to it goes with the next round. */
    @Test
    void removesTheIndexOfAnAddressThatAnEnquiryDoesNotHoldAnyMore() {
        later.transactions.change(session -> session.sql("UPDATE cf_submission SET sealed_values = ? WHERE id = ?")
                .with(sealed.sealValues(enquiry.id(), Map.of("message", "Redacted")), enquiry.id())
                .update());
        assertThat(later.submissions.findByEmail(StoredEnquiries.ADDRESS)).hasSize(1);

        later.sealedRecords.reseal(Part.ENQUIRIES, Optional.empty(), 10);

        assertThat(later.submissions.findByEmail(StoredEnquiries.ADDRESS)).isEmpty();
    }
}
