/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.retention.Certificate;
import be.imageplus.contactform.retention.Erasure;
import be.imageplus.contactform.retention.ExportIndex;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.rotation.SealedRecords;
import be.imageplus.contactform.screening.Demand;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateCells;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.transfer.TransferNews;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the ports ask of the database, an index answers: cost must not grow with what is stored. */
class QueryPlanTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static final KeySet KEYS = KeySet.generate();

    @Test
    void noStatementReadsAWholeTable() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Recorded recorded = new Recorded(connection, Dialect.SQLITE);
            Schema.updated(Dialect.SQLITE).update(recorded.session);
            recorded.texts.clear();

            useEveryPort(new Opened(recorded, new JdbcTransactions(recorded), Vault.of(KEYS)));

            assertThat(recorded.texts).hasSizeGreaterThan(20);
            for (String text : List.copyOf(recorded.texts)) {
                assertThat(planOf(connection, text))
                        .as(text)
                        .noneMatch(step -> step.startsWith("SCAN") && !step.equals("SCAN CONSTANT ROW"));
            }
        }
    }

    @Test
    void noStatementReadsAWholeTableOfPostgres() throws SQLException {
        try (Connection connection = PostgresServer.shared()
                .dataSource(PostgresServer.shared().newDatabase())
                .getConnection()) {
            Recorded recorded = new Recorded(connection, Dialect.POSTGRESQL);
            Schema.updated(Dialect.POSTGRESQL).update(recorded.session);
            recorded.texts.clear();

            useEveryPort(new Opened(recorded, new JdbcTransactions(recorded), Vault.of(KEYS)));

            recorded.session.execute("SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan");
            Set<String> texts = recorded.texts.stream()
                    .flatMap(text -> Stream.of(text.split(";\n")))
                    .collect(Collectors.toSet());
            assertThat(texts).hasSizeGreaterThan(20);
            for (String text : texts) {
                assertThat(genericPlanOf(connection, text)).as(text).noneMatch(step -> step.contains("Seq Scan"));
            }
        }
    }

    @Test
    void lookingForWorkReadsNothingButWhatIsDue() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            Recorded recorded = new Recorded(connection, Dialect.SQLITE);
            Schema.updated(Dialect.SQLITE).update(recorded.session);
            recorded.texts.clear();

            JdbcOutbox outbox = new JdbcOutbox(new JdbcTransactions(recorded));
            outbox.enqueue(StoredEnquiries.mail());
            recorded.texts.clear();
            outbox.lease("worker", NOW, NOW.plusSeconds(60), 10);

            assertThat(recorded.texts).hasSize(2);
            for (String text : List.copyOf(recorded.texts)) {
                assertThat(planOf(connection, text))
                        .as(text)
                        .anyMatch(step -> step.contains("cf_outbox_open (open_due_at<?)"))
                        .noneMatch(step -> step.contains("TEMP B-TREE FOR ORDER"));
            }
        }
    }

    /** A stage has as many enquiries as the years have brought; a page of it is read, and in its order. */
    @Test
    void aPageOfAStageIsReadInItsOrderAndNothingElse() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (String text : listing(connection, Dialect.SQLITE)) {
                assertThat(planOf(connection, text))
                        .as(text)
                        .anyMatch(step -> step.contains("cf_life_stage (stage=? AND submission>? AND submission<?)"))
                        .noneMatch(step -> step.contains("TEMP B-TREE"));
            }
        }
        try (Connection connection = PostgresServer.shared()
                .dataSource(PostgresServer.shared().newDatabase())
                .getConnection()) {
            List<String> texts = listing(connection, Dialect.POSTGRESQL);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET enable_seqscan = off; SET enable_bitmapscan = off;"
                        + " SET plan_cache_mode = force_generic_plan");
            }
            for (String text : texts) {
                assertThat(genericPlanOf(connection, text))
                        .as(text)
                        .anyMatch(step -> step.contains("Index Scan Backward using cf_life_stage"))
                        .noneMatch(step -> step.contains("Sort"));
            }
        }
    }

    /** What listing by stage and period asks. */
    private static List<String> listing(Connection connection, Dialect dialect) {
        Recorded recorded = new Recorded(connection, dialect);
        Schema.updated(dialect).update(recorded.session);
        JdbcLives lives = new JdbcLives(new JdbcTransactions(recorded));
        lives.isReady();
        recorded.texts.clear();
        lives.list(
                new Lives.Which(
                        Set.of(Life.Stage.OPEN, Life.Stage.REOPENED),
                        Optional.of(NOW),
                        Optional.of(NOW.plusSeconds(60))),
                Optional.empty(),
                10);
        assertThat(recorded.texts).hasSize(1);
        return List.copyOf(recorded.texts);
    }

    private static void useEveryPort(Opened store) {
        Submission enquiry = StoredEnquiries.next();
        OutboxItem mail = StoredEnquiries.mail();
        store.submissions.insert(enquiry);
        store.submissions.insert(enquiry);
        store.submissions.find(enquiry.id());
        store.submissions.findByNonce(enquiry.nonce());
        store.submissions.findByEmail(StoredEnquiries.ADDRESS);
        store.submissions.rewrite(enquiry.id(), enquiry.values());
        store.lives.isReady();
        Life life = store.lives.find(enquiry.id()).orElseThrow().life();
        store.lives.findByReference(enquiry.reference());
        store.lives.list(Lives.Which.ALL, Optional.empty(), 10);
        store.lives.list(Lives.Which.in(Life.Stage.RECEIVED), Optional.empty(), 10);
        store.lives.update(life, life);
        store.notes.add(
                new Note(mail.id(), enquiry.id(), NOW, Actor.of("handler", "7"), Note.Kind.REMARK, "Call back"));
        store.notes.count(enquiry.id());
        store.notes.of(enquiry.id());
        store.chores.begin("purge", NOW);
        store.chores.progress("purge", "half");
        store.chores.done("purge", NOW, Optional.empty());
        store.chores.find("purge");
        store.transactions.change(new KeyCheck(store.vault)::remember);
        SealedRecords records = new Opened(store.engine, store.transactions, Vault.of(KEYS.rotated())).sealedRecords;
        assertThat(records.renewCheckValue()).isTrue();
        for (SealedRecords.Part part : SealedRecords.Part.values()) {
            records.inspect(part, Optional.empty(), 10);
            assertThat(records.reseal(part, Optional.empty(), 10).older()).isEqualTo(1);
        }
        store.staffNotices.add(
                new StaffNotice(mail.id(), StaffNotice.Kind.QUARANTINE_DIGEST, "contact", List.of(enquiry.id()), 0));
        store.staffNotices.find(mail.id());
        store.staffNotices.remove(mail.id());
        store.disclosures.record(new Disclosure(enquiry.id(), "authsmtp", "name", NOW, "message-1", "ground"));
        store.disclosures.of(enquiry.id());
        store.outbox.enqueue(mail);
        store.outbox.settle(
                store.outbox.lease("worker", NOW, NOW.plusSeconds(60), 10).get(0), mail);
        OutboxItem acknowledgement = OutboxItem.due(mail.id(), enquiry.id(), NOW);
        store.acknowledgements.add(acknowledgement, new byte[] {1});
        store.acknowledgements.since(NOW, 10);
        store.acknowledgements.settle(
                store.acknowledgements
                        .lease("worker", NOW, NOW.plusSeconds(60), 10)
                        .get(0),
                acknowledgement);
        store.acknowledgements.bringForward(NOW, NOW);
        store.outbox.list(OutboxItem.State.DEAD, Optional.empty(), 10);
        store.outbox.mailsOf(enquiry.id());
        store.outbox.requeue(mail.id(), NOW);
        store.outbox.bringForward(NOW, NOW);
        store.outbox.release(NOW);
        store.outbox.backlog();
        store.outbox.isAnyDue(NOW);
        store.ledger.append(event(enquiry));
        store.ledger.about(enquiry.id());
        store.ledger.placed(enquiry.id(), Optional.empty(), 10);
        store.ledger.list(Optional.empty(), 10);
        ChainedLedger.Ports ports = new ChainedLedger.Ports(
                store.transactions,
                store.leases,
                store.chores,
                store.ledger,
                store.ledgerChain,
                store.ledgerBeginning,
                Optional.empty());
        new ChainedLedger(ports, store.vault, StoreLedger.TERMS, Clock.fixed(NOW, ZoneOffset.UTC)).chainNow();
        Clock later = Clock.fixed(NOW.plus(Duration.ofDays(4 * 366)), ZoneOffset.UTC);
        store.ledger.append(event(enquiry));
        new ChainedLedger(ports, store.vault, StoreLedger.TERMS, later).chainNow();
        new ChainedLedger(ports, store.vault, StoreLedger.TERMS, later).truncate();
        NoticeRef notice = new NoticeRef("2026-11-01", "en", "hash");
        store.notices.publish(new PublishedNotice(notice, "facts", LocalDate.EPOCH, NOW, "title", "# text", "{}"));
        store.notices.find(notice);
        store.notices.version(notice.version());
        store.transferBook.invalidate(
                new Invalidation("Decision 1", LocalDate.EPOCH, Invalidation.Reason.REPEALED, NOW));
        store.transferBook.invalidations(List.of("Decision 1", "Decision 2"));
        store.transferBook.invalidations(Optional.empty(), 10);
        store.transferBook.reinstate("Decision 1");
        store.transferBook.tell(new TransferNews("authsmtp", Optional.empty(), 0));
        store.transferBook.told("authsmtp");
        store.transferBook.forget(new TransferNews("authsmtp", Optional.empty(), 0));
        store.exportIndex.add(new ExportIndex.Entry("export", "place", NOW), Set.of(enquiry.id()));
        store.exportIndex.hold("export");
        store.exportIndex.list("place", Optional.empty(), 10);
        store.exportIndex.end(enquiry.id(), NOW);
        store.exportIndex.remove("export");
        store.tombstones.add(List.of(new Tombstone(enquiry.id(), NOW, "period-ended")), "epoch");
        store.tombstones.list(Optional.empty(), 10);
        store.tombstones.epoch();
        store.tombstones.expire(NOW.plusSeconds(1), 10);
        Erasure order = new Erasure(
                enquiry.id(), Erasure.Portion.RECORD, "resolved", NOW, Set.of("1@example.org"), Optional.empty());
        store.expiry.due(NOW, Optional.empty(), 10);
        store.expiry.lookAgain(enquiry.id(), Optional.of(NOW), Optional.empty());
        store.expiry.lookAnew(Optional.empty(), 10);
        store.expiry.owingMail(List.of(enquiry.id(), mail.id()), NOW);
        store.expiry.standing();
        store.erasures.order(List.of(order), List.of("staff-mailbox"));
        store.erasures.update(
                store.erasures.due(List.of("staff-mailbox"), NOW, 10).get(0), Optional.empty(), NOW);
        store.erasures.of(enquiry.id());
        store.erasures.open(Optional.empty(), 10);
        store.erasures.standing();
        store.erasures.expire(NOW, 10);
        Certificate certificate = new Certificate(mail.id(), 1, NOW, "2026-11", new TreeMap<>(Map.of("message", 1)));
        store.certificates.issue(certificate);
        store.certificates.list(Optional.of(certificate), 10);
        store.certificates.expire(NOW, 10);
        store.records.messageIds(List.of(enquiry.id()));
        store.records.eraseTechnical(List.of(enquiry.id()));
        store.records.erase(enquiry.id());
        store.records.holds(enquiry.id());
        store.rateCells.ifPresent(QueryPlanTest::countRequests);
    }

    private static void countRequests(RateCells cells) {
        Rate rate = new Rate(1, Duration.ofMinutes(1));
        for (int limits = 1; limits <= 4; limits++) {
            cells.count(
                    LongStream.range(0, limits)
                            .mapToObj(key -> new Demand(key, rate))
                            .toList(),
                    NOW);
        }
        cells.forget(NOW, 10);
    }

    private static LedgerEvent event(Submission enquiry) {
        return new LedgerEvent(
                StoredEnquiries.mail().id(),
                NOW,
                LedgerEvent.Type.MAIL_PARKED,
                "delivery",
                Optional.of(enquiry.id()),
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> planOf(Connection connection, String text) {
        Session session = new Session(connection, Dialect.SQLITE);
        return session.sql("EXPLAIN QUERY PLAN " + text).list(row -> row.text("detail"));
    }

    /** The plan that does not depend on the values, of which a test has hardly any. */
    private static List<String> genericPlanOf(Connection connection, String text) throws SQLException {
        int values = text.length() - text.replace("?", "").length();
        String numbered = text;
        for (int i = 1; i <= values; i++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + i);
        }
        String nulls = values == 0 ? "" : "(" + String.join(", ", Collections.nCopies(values, "NULL")) + ")";
        List<String> steps = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("PREPARE explained AS " + numbered);
            try (ResultSet plan = statement.executeQuery("EXPLAIN EXECUTE explained" + nulls)) {
                while (plan.next()) {
                    steps.add(plan.getString(1));
                }
            }
            statement.execute("DEALLOCATE explained");
        }
        return steps;
    }

    /** One connection for everything, which remembers what was asked. */
    private static final class Recorded implements Engine {

        private final Set<String> texts = new LinkedHashSet<>();
        private final Dialect dialect;
        private final Session session;

        Recorded(Connection connection, Dialect dialect) {
            this.dialect = dialect;
            this.session = new Session(listening(connection), dialect);
        }

        private Connection listening(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, called, arguments) -> {
                        if (called.getName().equals("prepareStatement")) {
                            texts.add((String) arguments[0]);
                        }
                        try {
                            return called.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public Dialect dialect() {
            return dialect;
        }

        @Override
        public List<Finding> check() {
            return List.of();
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public Session begin() {
            session.execute("BEGIN");
            return session;
        }

        @Override
        public void commit(Session begun) {
            begun.settleOwed();
            begun.execute("COMMIT");
        }

        @Override
        public void rollback(Session begun) {
            begun.execute("ROLLBACK");
        }

        @Override
        public <T> T apart(Function<Session, T> work) {
            return work.apply(session);
        }

        @Override
        public <T> T read(Function<Session, T> work) {
            return work.apply(session);
        }

        @Override
        public void close() {
            session.close();
        }
    }
}
