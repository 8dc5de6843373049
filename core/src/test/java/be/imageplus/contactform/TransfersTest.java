/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.TransferMechanism.Invalidation.Reason;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Transfers that end, seen from the front door on both engines (R4.3 to R4.5). */
@ParameterizedClass
@EnumSource
class TransfersTest {

    private static final String PRIVACY_FRAMEWORK = "Commission Implementing Decision (EU) 2023/1795";
    private static final String CLAUSES = "Commission Implementing Decision (EU) 2021/914";

    @Parameter
    Engine engine;

    @TempDir
    Path directory;

    private String database = "";

    private final KeySet keys = KeySet.generate();
    private final List<String> news = new CopyOnWriteArrayList<>();
    private TransferNode node;

    @BeforeEach
    void createDatabase() {
        database = engine == Engine.POSTGRESQL ? PostgresServer.shared().newDatabase() : "";
    }

    @AfterEach
    void close() {
        if (node != null) {
            node.close();
        }
    }

    @Nested
    class TheUnitedKingdom {

        @Test // R4.4
        void isSentToThroughTheLastSecondOf27December2031() {
            node = start("authsmtp", "2031-12-27T22:59:59Z", TestRegister.example());

            node.submit();

            assertThat(node.transport.awaitMails(1)).hasSize(1);
            // recorded once the transport has answered, not when it was called
            await().untilAsserted(() -> assertThat(node.grounds())
                    .contains("Commission Implementing Decision (EU) 2021/1772, as extended"));
        }

        @Test // R4.3, R4.4
        void waitsFromMidnightOnAndIsToldByAnAlarmThatIsNoMail() {
            node = start("authsmtp", "2031-12-27T23:00:00Z", TestRegister.example());

            node.submit();

            await().untilAsserted(() ->
                    assertThat(news).contains("parked authsmtp TRANSFER-EXPIRED", "ended authsmtp TRANSFER-EXPIRED"));
            assertThat(node.transport.attempts()).isEmpty();
            assertThat(node.parked()).isEqualTo(1);
            assertThat(node.outlook("authsmtp").isLawful()).isFalse();
        }

        @Test // R4.3
        void isSentToAgainOnceTheRegisterNamesAMechanismThatStands() {
            node = start("authsmtp", "2031-12-27T23:00:00Z", TestRegister.example());
            node.submit();
            await().until(() -> node.parked() == 1);
            node.close();

            String renewed = TestRegister.yaml()
                    .replace("valid-through: 2031-12-27", "valid-through: 2035-12-27")
                    .replace("version: \"2026-11\"", "version: \"2032-01\"");
            node = start("authsmtp", "2032-01-15T09:00:00Z", TestRegister.load(renewed));

            assertThat(node.transport.awaitMails(1)).hasSize(1);
        }

        @Test // R4.4
        void isWarnedOfAt365And180And90And30And7Days() {
            for (String day : List.of(
                    "2030-12-26",
                    "2030-12-27",
                    "2031-06-29",
                    "2031-06-30",
                    "2031-09-27",
                    "2031-09-28",
                    "2031-11-26",
                    "2031-11-27",
                    "2031-12-19",
                    "2031-12-20",
                    "2031-12-27",
                    "2031-12-28")) {
                node = nodeOf("authsmtp", day + "T09:00:00Z", TestRegister.example());
                node.forms.transfers().warnNow();
                node.forms.transfers().warnNow();
                news.add(day);
                node.close();
            }

            assertThat(news)
                    .containsExactly(
                            "2030-12-26",
                            "authsmtp ends 2031-12-27: 365",
                            "2030-12-27",
                            "2031-06-29",
                            "authsmtp ends 2031-12-27: 180",
                            "2031-06-30",
                            "2031-09-27",
                            "authsmtp ends 2031-12-27: 90",
                            "2031-09-28",
                            "2031-11-26",
                            "authsmtp ends 2031-12-27: 30",
                            "2031-11-27",
                            "2031-12-19",
                            "authsmtp ends 2031-12-27: 7",
                            "2031-12-20",
                            "2031-12-27",
                            "ended authsmtp TRANSFER-EXPIRED",
                            "2031-12-28");
        }

        @Test // R4.4
        void isWarnedOfOnceAmongTwoNodes() {
            node = nodeOf("authsmtp", "2031-12-01T09:00:00Z", TestRegister.example());
            try (TransferNode other = nodeOf("authsmtp", "2031-12-01T09:00:00Z", TestRegister.example())) {
                node.forms.transfers().warnNow();
                other.forms.transfers().warnNow();
            }

            assertThat(news).containsExactly("authsmtp ends 2031-12-27: 30");
            assertThat(node.outlook("authsmtp").lastDay()).contains(LocalDate.of(2031, 12, 27));
        }
    }

    @Nested
    class WhenThePrivacyFrameworkIsStruckDown { // R4.5

        @Test
        void clausesWithAnAssessmentCarryOnAndAreWhatTheAccessAnswerShows() {
            node = start("cloudflare", "2027-03-01T09:00:00Z", TestRegister.example());
            node.submit();
            node.transport.awaitMails(1);
            await().until(() -> node.grounds().contains(PRIVACY_FRAMEWORK));

            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.COURT_RULING);
            node.submit();

            node.transport.awaitMails(2);
            await().until(() -> node.grounds().contains(CLAUSES));
            assertThat(node.parked()).isZero();
            assertThat(news).isEmpty();
        }

        @Test
        void mailIsParkedWhereTheClausesWereNotAssessed() {
            node = start("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());

            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.COURT_RULING);
            node.submit();

            await().untilAsserted(() -> assertThat(news)
                    .containsExactlyInAnyOrder(
                            "ended cloudflare TRANSFER-INVALIDATED", "parked cloudflare TRANSFER-INVALIDATED"));
            assertThat(node.transport.attempts()).isEmpty();
            assertThat(node.parked()).isEqualTo(1);
        }

        @Test
        void mailIsReleasedOnceTheClausesAreAssessed() {
            node = start("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());
            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.COURT_RULING);
            node.submit();
            await().until(() -> node.parked() == 1);
            node.close();

            node = start("cloudflare", "2027-03-02T09:00:00Z", TestRegister.example());

            assertThat(node.transport.awaitMails(1)).hasSize(1);
            await().until(() -> node.grounds().contains(CLAUSES));
        }

        @Test
        void mailIsReleasedOnceTheOperatorTakesItBack() {
            node = start("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());
            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.NOT_RELIED_ON);
            node.submit();
            await().until(() -> node.parked() == 1);

            assertThat(node.forms.transfers().reinstate(PRIVACY_FRAMEWORK)).isTrue();

            assertThat(node.transport.awaitMails(1)).hasSize(1); // at once: the time has not moved
            await().until(() -> node.grounds().contains(PRIVACY_FRAMEWORK));
            await().untilAsserted(() -> assertThat(news).endsWith("again cloudflare " + PRIVACY_FRAMEWORK));
        }

        @Test
        void mailIsReleasedByAnotherNodeThanTheOneThatParkedIt() {
            node = start("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());
            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.COURT_RULING);
            node.submit();
            await().until(() -> node.parked() == 1);

            try (TransferNode other = nodeOf("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment())) {
                other.forms.transfers().reinstate(PRIVACY_FRAMEWORK);
            }

            assertThat(node.transport.awaitMails(1)).hasSize(1); // with its next look, some seconds later
        }

        @Test
        void anotherDayReplacesTheFirst() {
            node = start("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());
            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.COURT_RULING);
            node.submit();
            await().until(() -> node.parked() == 1);

            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 9, 1), Reason.COURT_RULING);

            assertThat(node.transport.awaitMails(1)).hasSize(1);
            assertThat(node.outlook("cloudflare").lastDay()).contains(LocalDate.of(2027, 8, 31));
        }

        @Test
        void theAlarmIsRaisedAgainWhenItIsStruckDownAgain() {
            node = nodeOf("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());
            for (int i = 0; i < 2; i++) {
                node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.COURT_RULING);
                node.forms.transfers().warnNow();
                node.forms.transfers().warnNow();
                node.forms.transfers().reinstate(PRIVACY_FRAMEWORK);
                node.forms.transfers().warnNow();
                node.forms.transfers().warnNow();
            }

            assertThat(news)
                    .containsExactly(
                            "ended cloudflare TRANSFER-INVALIDATED",
                            "again cloudflare " + PRIVACY_FRAMEWORK,
                            "ended cloudflare TRANSFER-INVALIDATED",
                            "again cloudflare " + PRIVACY_FRAMEWORK);
        }

        @Test
        void theCheckFindsItToo() { // the register alone finds nothing
            node = nodeOf("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());
            assertThat(node.findings()).doesNotContain("TRANSFER-ENDED", "TRANSFER-ENDS-SOON");

            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 4, 1), Reason.COURT_RULING);
            assertThat(node.findings()).contains("TRANSFER-ENDS-SOON");

            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.COURT_RULING);
            assertThat(node.findings()).contains("TRANSFER-ENDED");
        }

        @Test
        void itHoldsOnEveryNodeAndAfterARestart() {
            node = start("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());
            try (TransferNode other = start("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment())) {
                other.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.COURT_RULING);
            }
            assertThat(node.outlook("cloudflare").isLawful()).isFalse();
            node.close();

            node = start("cloudflare", "2027-03-02T09:00:00Z", withoutAssessment());
            assertThat(node.outlook("cloudflare").isLawful()).isFalse();
        }

        @Test
        void aDayAheadIsWarnedOf() {
            node = start("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());

            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 4, 1), Reason.REPEALED);

            await().untilAsserted(() -> assertThat(news).containsExactly("cloudflare ends 2027-03-31: 30"));
            assertThat(node.outlook("cloudflare").isLawful()).isTrue();
        }

        @Test
        void itIsInTheLedger() {
            node = nodeOf("cloudflare", "2027-03-01T09:00:00Z", withoutAssessment());

            node.forms.transfers().invalidate(PRIVACY_FRAMEWORK, LocalDate.of(2027, 3, 1), Reason.COURT_RULING);
            node.forms.transfers().reinstate(PRIVACY_FRAMEWORK);

            assertThat(node.ledger())
                    .containsSubsequence(
                            "TRANSFER_MECHANISM_INVALIDATED " + PRIVACY_FRAMEWORK + " from 2027-03-01 COURT_RULING",
                            "TRANSFER_MECHANISM_REINSTATED " + PRIVACY_FRAMEWORK);
        }

        private ProcessingRegister withoutAssessment() {
            String yaml = TestRegister.yaml();
            String without = yaml.replaceFirst(" {8}assessment:[^\n]*\n( {10}[^\n]*\n){2}", "");
            assertThat(without).isNotEqualTo(yaml);
            return TestRegister.load(without);
        }
    }

    @Nested
    class AnOperator {

        @Test
        void cannotMisspellAMechanism() {
            node = start("cloudflare", "2027-03-01T09:00:00Z", TestRegister.example());

            assertThatThrownBy(() ->
                            node.forms.transfers().invalidate("DPF", LocalDate.of(2027, 3, 1), Reason.COURT_RULING))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(PRIVACY_FRAMEWORK);
        }
    }

    private TransferNode start(String recipient, String instant, ProcessingRegister register) {
        TransferNode started = nodeOf(recipient, instant, register);
        started.forms.start();
        return started;
    }

    /** One more node over the same database. */
    private TransferNode nodeOf(String recipient, String instant, ProcessingRegister register) {
        return new TransferNode(engine.open(directory, database, () -> keys), recipient, instant, register, news);
    }

    /** What the store stands on. */
    enum Engine {
        SQLITE,
        POSTGRESQL;

        ContactStore open(Path directory, String database, KeySource keys) {
            return this == SQLITE
                    ? JdbcContactStore.open(directory.resolve("contact.db"), keys)
                    : JdbcContactStore.open(PostgresServer.shared().dataSource(database), keys);
        }
    }
}
