/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.screening.Verdict;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of a site, from the first notice on. */
class LedgerJourneyTest {

    private static final List<String> LEDGER = List.of("cf_ledger_event", "cf_ledger_chain", "cf_ledger_unchained");

    @TempDir
    Path directory;

    private Journey journey;

    @BeforeEach
    void open() {
        journey = Journey.in(
                directory,
                builder -> builder.screening(
                        enquiry -> enquiry.values().get("message").contains("odd")
                                ? new Verdict.Quarantine(List.of("looks-odd"))
                                : new Verdict.Accept()));
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void isChainedInTheBackgroundAndVerifies() {
        journey.forms.start();
        journey.submit(journey.enquiry());
        journey.transport.awaitMails(1);

        // The notice, the enquiry, its delivery.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(journey.forms.verifyLedger()).isEqualTo(new Verified(3, 0, Optional.empty())));
    }

    @Test
    void isChainedToItsEndWhenTheSiteCloses() {
        journey.forms.start();
        journey.submit(journey.enquiry());
        journey.transport.awaitMails(1);
        journey.close();

        journey = journey.reopened(TestRegister.example());

        assertThat(journey.forms.verifyLedger()).isEqualTo(new Verified(3, 0, Optional.empty()));
        assertThat(rowsOf("cf_lease")).as("leases").allMatch(row -> row.contains(" 0 "));
    }

    @Test
    void waitsWithoutBackgroundWorkAndVerifiesAllTheSame() {
        journey.submit(journey.enquiry());

        assertThat(journey.forms.verifyLedger()).isEqualTo(new Verified(0, 2, Optional.empty()));
    }

    @Test
    void verifiesAfterARotationOfTheKeys() {
        journey.forms.start();
        journey.submit(journey.enquiry());
        journey.transport.awaitMails(1);
        journey.close();

        journey = journey.reopenedWithRotatedKeys();
        journey.submit(journey.enquiry());

        assertThat(journey.forms.verifyLedger())
                .isInstanceOfSatisfying(
                        Verified.class, verified -> assertThat(verified.count()).isEqualTo(3));
    }

    @Test
    void showsWhatSomebodyChanged() throws SQLException {
        journey.forms.start();
        journey.submit(journey.enquiry());
        journey.transport.awaitMails(1);
        journey.close();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE cf_ledger_event SET occurred_at = 0 WHERE type = 'SUBMISSION_ACCEPTED'");
        }

        journey = journey.reopened(TestRegister.example());

        LedgerVerification found = journey.forms.verifyLedger();
        assertThat(found)
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.kind()).isEqualTo(Kind.CHANGED));
    }

    /** Whatever becomes of an enquiry, its matter is never part of an event. */
    @Test
    void holdsNoPersonalData() {
        journey.forms.start();
        journey.transport.answerNext(1, new DeliveryResult.Permanent("5.1.1", true));
        journey.submit(canaries("Canary message"));
        await().until(() ->
                !journey.forms.deadLetters().list(Optional.empty(), 1).isEmpty());
        journey.submit(canaries("Canary message, again"));
        journey.submit(canaries("An odd canary message"));
        journey.transport.awaitMails(1);
        journey.close();

        List<String> rows =
                LEDGER.stream().flatMap(table -> rowsOf(table).stream()).toList();
        String all = String.join("\n", rows);
        assertThat(all)
                .contains(
                        "NOTICE_PUBLISHED",
                        "SUBMISSION_ACCEPTED",
                        "SUBMISSION_QUARANTINED",
                        "MAIL_DEAD_LETTERED",
                        "MAIL_DELIVERED")
                .doesNotContainIgnoringCase("canary")
                .doesNotContain("555 77 77", "192.0.2.7", "Firefox", "office@example.org");
    }

    private Map<String, String> canaries(String message) {
        Map<String, String> values = new LinkedHashMap<>(journey.enquiry());
        values.put("name", "Canary Name");
        values.put("email", "canary@example.org");
        values.put("phone", "+32 2 555 77 77");
        values.put("message", message);
        return values;
    }

    private List<String> rowsOf(String table) {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.append(' ').append(rows.getString(column));
                }
                found.add(row.append(' ').toString());
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("contact.db"));
    }
}
