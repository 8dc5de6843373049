/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerExport;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.ledger.TruncationResult;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.submission.Actor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger of a site, from the first notice on. */
class LedgerJourneyTest {

    @TempDir
    Path directory;

    private Journey journey;

    @BeforeEach
    void open() {
        journey = Journey.in(directory);
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
        await().untilAsserted(
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

    // R3.1, R4.9
    @Test
    void isWrittenToNoFileForAPurposeOrARecipientThatNobodyDeclared() {
        StringWriter file = new StringWriter();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> export("curiosity", Recipient.CONTROLLER, file))
                .withMessageContaining("purpose: \"curiosity\" is not declared");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> export("legal-obligation", "auditor", file))
                .withMessageContaining("recipient: \"auditor\" is not declared");

        assertThat(file.toString()).isEmpty();
        assertThat(rowsOf("cf_ledger_event")).noneMatch(row -> row.contains("LEDGER_EXPORTED"));
    }

    private void export(String purpose, String recipient, Writer to) throws IOException {
        journey.forms.exportLedger(
                LedgerExport.as(LedgerExport.Format.CSV, purpose, recipient), Actor.of("auditor", "7"), to);
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
    void losesWhatTheRegisterDoesNotKeepAnyLonger() {
        journey.close();
        String yaml = TestRegister.yaml()
                .replace("version: \"2026-11\"", "version: \"2026-12\"")
                .replace(
                        "retention:\n",
                        "retention:\n  - {id: ledger, category: message, only-for: ledger, data: Notes on enquiries,"
                                + " period: P18M, starts-at: recorded, published: false,"
                                + " criterion: \"{period} after they were made\"}\n");
        journey = journey.reopened(TestRegister.load(yaml));
        journey.forms.start();
        journey.submit(journey.enquiry());
        journey.transport.awaitMails(1);
        journey.close();

        journey = journey.reopened(TestRegister.load(yaml));
        journey.clock.advance(Duration.ofDays(600));
        journey.forms.retention().confirmClock(Actor.of("operator", "1"));

        assertThat(journey.forms.truncateLedger())
                .isInstanceOfSatisfying(
                        TruncationResult.Truncated.class,
                        truncated -> assertThat(truncated.events()).isPositive());

        assertThat(journey.forms.verifyLedger())
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.anchor()).isPresent());
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
