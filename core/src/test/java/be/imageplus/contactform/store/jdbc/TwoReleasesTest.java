/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.ledger.TruncationResult;
import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutboxItem.State;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.ExportIndex;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.rotation.KeyRotation;
import be.imageplus.contactform.rotation.Retirement;
import be.imageplus.contactform.screening.Demand;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateCells;
import be.imageplus.contactform.store.jdbc.StoreSettings.OutsideFiles;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions.Insertion;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While an application is brought up to date node by node, the release before and this one work on the same tables. */
class TwoReleasesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final int LATEST = 4;

    /** The one that brought lives, and how they end. */
    private static final int LIVES = 3;

    private final KeySet keys = KeySet.generate();

    /** What holds on either engine. */
    abstract class SideBySide {

        private final java.util.Deque<Opened> nodes = new java.util.ArrayDeque<>();

        abstract Engine engine();

        @AfterEach
        void closeNodes() {
            nodes.forEach(node -> node.engine.close());
        }

        @Test
        void theEarlierReleaseGoesOnWhenTheLaterOneHasChangedTheTables() {
            Opened before = node(LATEST - 1, true);
            worksWith(before, before);

            Opened after = node(LATEST, true);

            worksWith(before, after);
            worksWith(after, before);
        }

        @Test
        void theLaterReleaseWorksOnTablesThatNobodyHasChangedYet() {
            Opened before = node(LATEST - 1, true);

            Opened after = node(LATEST, false);

            worksWith(before, after);
            worksWith(after, before);
        }

        @Test
        void theEarlierReleaseDoesNotStartOnTablesOfTheLaterOne() {
            node(LATEST, true);

            Preparation start = preparation(schema(LATEST - 1, true));

            assertThat(start.run()).isEmpty();
            assertThat(start.findings()).extracting("code").containsExactly("STORE-SCHEMA-NEWER");
        }

        /** From schema 1 to 2: that is where the chain began. */
        @Test
        void theLedgerWaitsForTheTablesAndThenTakesUpWhatBothReleasesWrote() {
            SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
            Opened early = node(1, true);
            early.ledger.append(event());
            ledger(early, clock).chainNow();
            assertThat(ledger(early, clock).verify()).isEqualTo(new LedgerVerification.NotChained());

            Opened late = node(2, true);
            late.ledger.append(event());
            early.ledger.append(event());
            appendLikeTheEarlierRelease(late);
            ledger(late, clock).chainNow();

            assertThat(ledger(early, clock).verify()).isEqualTo(new Verified(4, 0, Optional.empty()));

            late.ledger.append(event());
            appendLikeTheEarlierRelease(late);
            clock.advance(Duration.ofDays(6));
            ledger(late, clock).chainNow();
            assertThat(ledger(late, clock).verify()).isEqualTo(new Verified(6, 0, Optional.empty()));

            clock.advance(Duration.ofDays(1));
            appendLikeTheEarlierRelease(late);
            ledger(late, clock).chainNow();
            assertThat(ledger(late, clock).verify())
                    .as("when every node must have been updated")
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.kind()).isEqualTo(Kind.INSERTED));
        }

        @Test
        void theOldestEndIsNotTruncatedBeforeTheTablesHaveAPlaceForTheAnchor() {
            SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
            Opened before = node(LIVES - 1, true);
            ChainedLedger ledger = ledger(before, clock);
            before.ledger.append(event());
            before.ledger.append(event());
            ledger.chainNow();
            clock.advance(Duration.ofDays(4 * 366));

            assertThat(ledger.truncate()).isEqualTo(new TruncationResult.NotReady());
            assertThat(ledger.verify()).isEqualTo(new Verified(2, 0, Optional.empty()));

            node(LIVES, true);
            assertThat(ledger.truncate()).extracting("events").isEqualTo(1L);
            assertThat(ledger.verify()).extracting("count").isEqualTo(1L);
        }

        /** The first of it says that more may come; without it, the rest would look as if somebody had inserted it. */
        @Test
        void whatAReleaseWithoutProofsWroteIsTruncatedOnceNoMoreOfItCanCome() {
            SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
            Opened early = node(1, true);
            early.ledger.append(event());
            early.ledger.append(event());
            clock.advance(Duration.ofDays(4 * 366));
            Opened late = node(LATEST, true);
            ledger(late, clock).chainNow();

            assertThat(ledger(late, clock).truncate()).extracting("events").isEqualTo(0L);
            appendLikeTheEarlierRelease(late);
            ledger(late, clock).chainNow();
            assertThat(ledger(late, clock).verify()).isEqualTo(new Verified(3, 0, Optional.empty()));

            clock.advance(Duration.ofDays(7));
            assertThat(ledger(late, clock).truncate()).extracting("events").isEqualTo(2L);
            ledger(late, clock).chainNow();
            assertThat(ledger(late, clock).verify()).extracting("count").isEqualTo(2L);
            appendLikeTheEarlierRelease(late);
            ledger(late, clock).chainNow();
            assertThat(ledger(late, clock).verify())
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.kind()).isEqualTo(Kind.INSERTED));
        }

        /** It knows of no proofs. */
        private void appendLikeTheEarlierRelease(Opened node) {
            node.transactions.change(session -> session.sql(
                            "INSERT INTO cf_ledger_event (id, occurred_at, type, actor) VALUES (?, ?, ?, ?)")
                    .with(StoredEnquiries.mail().id(), NOW, LedgerEvent.Type.MAIL_PARKED, "delivery")
                    .update());
        }

        @Test
        void whatTheEarlierReleaseStoresHasALifeToo() {
            Opened before = node(LIVES - 1, true);
            Submission old = StoredEnquiries.next();
            before.submissions.insert(old);
            assertThatThrownBy(() -> before.lives.find(old.id()))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            missing -> assertThat(missing.code()).isEqualTo("STORE-SCHEMA-OLDER"));

            Opened after = node(LIVES, true);
            Submission between = StoredEnquiries.next();
            before.submissions.insert(between);

            assertThat(after.lives.list(Lives.Which.in(Life.Stage.RECEIVED), Optional.empty(), 10))
                    .extracting(Headline::reference)
                    .containsExactly(between.reference(), old.reference());
        }

        @Test
        void promotedKeysAreTakenUpOnceTheTablesAreThere() {
            Opened before = node(LIVES - 1, true);
            before.submissions.insert(StoredEnquiries.next());
            Opened promoted = new Opened(before.engine, before.transactions, Vault.of(keys.rotated()));

            assertThatThrownBy(() -> rotation(promoted).resealNow())
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            missing -> assertThat(missing.code()).isEqualTo("STORE-SCHEMA-OLDER"));
            assertThat(promoted.sealedRecords.checkValue()).contains(Stage.OLD);
            assertThat(rotation(promoted).retirement(true)).isEqualTo(new Retirement.NotTakenUp());

            node(LATEST, true);
            rotation(promoted).resealNow();
            assertThat(rotation(promoted).use().older()).isZero();
            assertThat(promoted.sealedRecords.checkValue()).contains(Stage.PRIMARY);
        }

        private KeyRotation rotation(Opened node) {
            return new KeyRotation(
                    new KeyRotation.Ports(
                            node.transactions,
                            node.leases,
                            node.chores,
                            node.ledger,
                            node.ledgerChain,
                            node.sealedRecords,
                            new RecordIds(Clock.fixed(NOW, ZoneOffset.UTC))),
                    node.vault,
                    Optional.empty(),
                    Clock.fixed(NOW, ZoneOffset.UTC));
        }

        /** The outbox is as the earlier release knows it, so a notice must be there before its mail is owed. */
        @Test
        void aNoticeToStaffWaitsForItsTable() {
            Opened before = node(LIVES - 1, true);
            StaffNotice notice = new StaffNotice(
                    StoredEnquiries.mail().id(),
                    StaffNotice.Kind.QUARANTINE_DIGEST,
                    "contact",
                    List.of(StoredEnquiries.next().id()),
                    0);
            assertThatThrownBy(() -> before.staffNotices.add(notice))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            missing -> assertThat(missing.code()).isEqualTo("STORE-SCHEMA-OLDER"));
            assertThat(before.staffNotices.find(notice.id())).isEmpty();

            node(LIVES, true).staffNotices.add(notice);

            assertThat(before.staffNotices.find(notice.id())).contains(notice);
        }

        @Test
        void thereAreNoTombstonesBeforeThereAreTablesForThem() {
            Opened before = node(LIVES - 1, true);
            Tombstone purged = new Tombstone(StoredEnquiries.mail().id(), NOW, "period-ended");

            assertThat(before.tombstones.epoch()).isEmpty();
            assertThat(before.tombstones.list(Optional.empty(), 10)).isEmpty();
            assertThat(before.tombstones.expire(NOW, 10)).isZero();
            assertThatThrownBy(() -> before.tombstones.add(List.of(purged), "one"))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            missing -> assertThat(missing.code()).isEqualTo("STORE-SCHEMA-OLDER"));

            node(LIVES, true);
            before.tombstones.add(List.of(purged), "one");
            assertThat(before.tombstones.list(Optional.empty(), 10)).containsExactly(purged);
        }

        @Test
        void thereAreNoExportsBeforeThereAreTablesForThem() {
            Opened before = node(LIVES - 1, true);
            Submission enquiry = StoredEnquiries.next();
            before.submissions.insert(enquiry);
            ExportIndex.Entry export = new ExportIndex.Entry("export", "place", NOW);

            assertThat(before.exportIndex.list("place", Optional.empty(), 10)).isEmpty();
            assertThat(before.exportIndex.end(enquiry.id(), NOW)).isEmpty();
            assertThat(before.exportIndex.hold("export")).isFalse();
            before.exportIndex.remove("export");
            assertThatThrownBy(() -> before.exportIndex.add(export, Set.of(enquiry.id())))
                    .isInstanceOf(UnavailableException.class);

            node(LIVES, true);
            assertThat(before.exportIndex.add(export, Set.of(enquiry.id()))).isTrue();
        }

        @Test
        void erasesARecordOnTablesOfEitherRelease() {
            Opened before = node(LATEST - 1, true);
            Submission old = StoredEnquiries.next();
            before.submissions.insert(old);
            assertThat(before.records.erase(old.id())).isTrue();

            node(LATEST, true);
            Submission later = StoredEnquiries.next();
            before.submissions.insert(later);
            assertThat(before.records.erase(later.id())).isTrue();
        }

        /** In an outbox of their own, where the earlier release cannot take one for a mail to staff. */
        @Test
        void enquiriesAreAcknowledgedOnceThereIsATableForIt() {
            Opened before = node(LATEST - 1, true);
            Submission enquiry = StoredEnquiries.next();
            before.submissions.insert(enquiry);
            OutboxItem mail = OutboxItem.due(StoredEnquiries.mail().id(), enquiry.id(), NOW);
            assertThat(before.acknowledgements.add(mail, new byte[] {1})).isFalse();
            assertThat(before.acknowledgements.since(NOW, 10)).isZero();
            assertThat(before.acknowledgements.lease("worker", NOW, NOW.plusSeconds(60), 1))
                    .isEmpty();
            assertThat(before.acknowledgements.bringForward(NOW, NOW)).isZero();
            assertThat(before.expiry.owingMail(List.of(enquiry.id()), NOW)).isEmpty();

            Opened after = node(LATEST, true);
            assertThat(after.acknowledgements.add(mail, new byte[] {1})).isTrue();

            assertThat(before.outbox.lease("worker", NOW, NOW.plusSeconds(60), 1))
                    .isEmpty();
            assertThat(after.acknowledgements.lease("worker", NOW, NOW.plusSeconds(60), 1))
                    .extracting(Leased::item)
                    .containsExactly(mail);
            assertThat(before.records.erase(enquiry.id())).isTrue();
            assertThat(after.acknowledgements.since(NOW, 10))
                    .as("erased with it")
                    .isZero();
        }

        private LedgerEvent event() {
            return new LedgerEvent(
                    StoredEnquiries.mail().id(),
                    NOW,
                    LedgerEvent.Type.MAIL_PARKED,
                    "delivery",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        private ChainedLedger ledger(Opened node, SettableClock clock) {
            return new ChainedLedger(
                    new ChainedLedger.Ports(
                            node.transactions,
                            node.leases,
                            node.chores,
                            node.ledger,
                            node.ledgerChain,
                            node.ledgerBeginning,
                            Optional.empty()),
                    node.vault,
                    StoreLedger.TERMS,
                    clock);
        }

        /** An enquiry taken by one node, its mail delivered by the other. */
        private void worksWith(Opened taking, Opened delivering) {
            Submission enquiry = StoredEnquiries.next();
            OutboxItem mail = OutboxItem.due(StoredEnquiries.mail().id(), enquiry.id(), NOW);
            taking.transactions.run(() -> {
                assertThat(taking.submissions.insert(enquiry)).isEqualTo(Insertion.STORED);
                taking.outbox.enqueue(mail);
            });

            List<Leased> leased = delivering.outbox.lease("worker", NOW, NOW.plusSeconds(60), 1);

            assertThat(leased).extracting(Leased::item).containsExactly(mail);
            assertThat(delivering.submissions.find(enquiry.id())).contains(enquiry);
            assertThat(delivering.outbox.settle(
                            leased.get(0),
                            new OutboxItem(
                                    mail.id(),
                                    enquiry.id(),
                                    State.DELIVERED,
                                    NOW,
                                    NOW,
                                    1,
                                    false,
                                    Optional.of("2.0.0"))))
                    .isTrue();
        }

        Opened node(int release, boolean updating) {
            Preparation start = preparation(schema(release, updating));
            Opened node = start.run().orElseThrow(() -> new AssertionError(start.findings()));
            nodes.add(node);
            return node;
        }

        private Preparation preparation(Schema schema) {
            return new Preparation(
                    engine(), () -> keys, OutsideFiles.BESIDE_THE_KEYS, schema, Clock.fixed(NOW, ZoneOffset.UTC));
        }

        private Schema schema(int release, boolean updating) {
            return new Schema(engine().dialect(), release, updating);
        }
    }

    @Nested
    class OnSqlite extends SideBySide {

        @TempDir
        Path directory;

        @Override
        Engine engine() {
            return new SqliteEngine(new SqliteFile(directory.resolve("contact.db")), Duration.ofSeconds(30));
        }
    }

    @Nested
    class OnPostgres extends SideBySide {

        private final Supplier<DataSource> database = new Supplier<>() {
            private final String name = PostgresServer.shared().newDatabase();

            @Override
            public DataSource get() {
                return PostgresServer.shared().dataSource(name);
            }
        };

        /** Each node counts for itself then. */
        @Test
        void nobodyCountsTogetherBeforeThereIsATableForIt() {
            Opened before = node(LATEST - 1, true);
            RateCells cells = before.rateCells.orElseThrow();
            List<Demand> one = List.of(new Demand(1, new Rate(1, Duration.ofMinutes(1))));

            assertThatThrownBy(() -> cells.count(one, NOW))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            missing -> assertThat(missing.code()).isEqualTo("STORE-SCHEMA-OLDER"));
            assertThat(cells.forget(NOW, 10)).isZero();

            node(LATEST, true);
            assertThat(cells.count(one, NOW)).isEmpty();
            assertThat(cells.count(one, NOW)).isPresent();
        }

        @Override
        Engine engine() {
            return new PostgresEngine(new PostgresConnections(database.get(), Duration.ofSeconds(30)), null);
        }
    }
}
