/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions.Insertion;
import be.imageplus.contactform.vault.KeySet;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that joins the transactions of the application around it. */
class HostTransactionsTest {

    private final DataSource database =
            PostgresServer.shared().dataSource(PostgresServer.shared().newDatabase());
    private final KeySet keys = KeySet.generate();
    private final Host host = new Host();
    private final List<String> told = new ArrayList<>();
    private JdbcContactStore store;

    @BeforeEach
    void open() {
        store = JdbcContactStore.open(database, () -> keys).withHostTransactions(host);
        assertThat(store.prepare()).isEmpty();
    }

    @Test
    void whatItStoresIsDurableWithTheirCommit() throws SQLException {
        Submission enquiry = StoredEnquiries.next();
        host.begin();
        take(enquiry);

        assertThat(elsewhere().submissions().find(enquiry.id())).as("before").isEmpty();
        assertThat(told).as("before").isEmpty();
        host.end();

        assertThat(elsewhere().submissions().find(enquiry.id())).contains(enquiry);
        assertThat(told).containsExactly("after commit");
    }

    @Test
    void nothingIsLeftOfWhatTheyRollBackAndTheTokenIsFree() throws SQLException {
        Submission enquiry = StoredEnquiries.next();
        host.begin();
        take(enquiry);
        host.setRollbackOnly();
        host.end();

        assertThat(store.submissions().find(enquiry.id())).isEmpty();
        assertThat(store.outbox().backlog().counts()).isEmpty();
        assertThat(told).isEmpty();
        assertThat(store.submissions().insert(enquiry)).isEqualTo(Insertion.STORED);
    }

    @Test
    void itSeesWhatItHasWrittenInTheirTransaction() throws SQLException {
        Submission enquiry = StoredEnquiries.next();
        host.begin();
        take(enquiry);

        assertThat(store.submissions().findByNonce(enquiry.nonce())).contains(enquiry);
        assertThat(store.submissions().insert(enquiry)).isEqualTo(Insertion.NONCE_USED);
        assertThat(store.outbox().backlog().counts()).isNotEmpty();
        host.end();
    }

    @Test
    void theirsEndsInARollbackWhenPartOfItsWorkHasFailed() throws SQLException {
        Submission enquiry = StoredEnquiries.next();
        host.begin();
        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.submissions().insert(enquiry);
                    throw new IllegalStateException("synthetic");
                }))
                .hasMessage("synthetic");
        host.end();

        assertThat(store.submissions().find(enquiry.id())).isEmpty();
    }

    @Test
    void itStoresNothingInAReadOnlyOneAndLeavesItAsItWas() throws SQLException {
        host.begin();
        host.current.setReadOnly(true);
        assertThatThrownBy(() -> store.submissions().insert(StoredEnquiries.next()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("read-only");

        assertThat(host.rollbackOnly).isFalse();
        assertThat(host.lent).isZero();
        assertThat(store.outbox().backlog().counts()).isEmpty();
        host.end();
    }

    @Test
    void anActionAfterTheCommitWaitsForTheirs() throws SQLException {
        host.begin();
        store.transactions().afterCommit(() -> told.add("alone"));
        assertThat(told).isEmpty();
        host.end();

        assertThat(told).containsExactly("alone");
    }

    @Test
    void preparingIsATransactionOfItsOwnEvenInTheMidstOfTheirs() throws SQLException {
        JdbcContactStore late = JdbcContactStore.open(database, () -> keys).withHostTransactions(host);
        Submission enquiry = StoredEnquiries.next();
        host.begin();
        take(enquiry);

        assertThat(late.prepare()).isEmpty();
        host.setRollbackOnly();
        host.end();

        assertThat(late.submissions().find(enquiry.id())).isEmpty();
        assertThat(host.lent).isZero();
    }

    @Test
    void itGivesEveryConnectionBack() throws SQLException {
        host.begin();
        take(StoredEnquiries.next());
        store.outbox().backlog();
        host.end();

        assertThat(host.lent).isZero();
    }

    @Test
    void itHasTransactionsOfItsOwnWhereTheyHaveNone() {
        Submission enquiry = StoredEnquiries.next();
        take(enquiry);

        assertThat(elsewhere().submissions().find(enquiry.id())).contains(enquiry);
        assertThat(told).containsExactly("after commit");
    }

    private void take(Submission enquiry) {
        store.transactions().run(() -> {
            assertThat(store.submissions().insert(enquiry)).isEqualTo(Insertion.STORED);
            store.outbox().enqueue(StoredEnquiries.mail());
            store.transactions().afterCommit(() -> told.add("after commit"));
        });
    }

    private JdbcContactStore elsewhere() {
        JdbcContactStore other = JdbcContactStore.open(database, () -> keys);
        assertThat(other.prepare()).isEmpty();
        return other;
    }

    /** An application with transactions of one thread. */
    private final class Host implements HostTransactions {

        private @Nullable Connection current;
        private final List<Runnable> afterCommit = new ArrayList<>();
        private boolean rollbackOnly;
        private int lent;

        void begin() throws SQLException {
            current = database.getConnection();
            current.setAutoCommit(false);
        }

        void end() throws SQLException {
            try (Connection ended = current) {
                current = null;
                if (rollbackOnly) {
                    ended.rollback();
                } else {
                    ended.commit();
                    afterCommit.forEach(Runnable::run);
                }
            }
        }

        @Override
        public boolean isUnderWay() {
            return current != null;
        }

        @Override
        public Connection connection() {
            lent++;
            return current;
        }

        @Override
        public void release(Connection connection) {
            assertThat(connection).isSameAs(current);
            lent--;
        }

        @Override
        public void setRollbackOnly() {
            rollbackOnly = true;
        }

        @Override
        public void afterCommit(Runnable action) {
            afterCommit.add(action);
        }
    }
}
