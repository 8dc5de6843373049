/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerExport;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.screening.Verdict;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A site on which everything that visitors and staff can type is a canary, and all that its ledger says.
 *
 * <p>What a person types contains {@link #CANARY}, or is one of the few values that cannot.
 */
final class LedgerStage implements AutoCloseable {

    static final String CANARY = "canary";

    static final String ADDRESS = "canary@example.org";
    private static final String PHONE = "+32 2 555 77 77";
    private static final String CLIENT = "203.0.113.77";

    /** In lower case; the browser is known too, and where staff read. */
    private static final List<String> SOUGHT =
            List.of(CANARY, "555 77 77", "5557777", CLIENT, "firefox", "website@example.org", "office@example.org");

    private static final List<String> TABLES =
            List.of("cf_ledger_event", "cf_ledger_chain", "cf_ledger_unchained", "cf_ledger_anchor");

    final RecordingTransport first = new RecordingTransport("authsmtp");
    final RecordingTransport second = new RecordingTransport("cloudflare");
    final StaffMailboxes mailbox = new StaffMailboxes();
    final Journey journey;
    final Postman postman;

    private final Path directory;

    LedgerStage(Path directory) {
        this.directory = directory;
        this.journey = Journey.on(
                directory,
                TestRegister.load(
                        TestRegister.yaml().replace("  - id: contact\n", "  - id: contact\n    acknowledged: true\n")),
                builder -> builder.mail(
                                List.of(first, second),
                                mail -> mail.from("website@example.org")
                                        .to("office@example.org")
                                        .acknowledgements(Acknowledging.TERMS))
                        .location(mailbox)
                        .screening(enquiry -> enquiry.values().get("message").contains("odd")
                                ? new Verdict.Quarantine(List.of("looks-odd"))
                                : new Verdict.Accept()));
        this.postman = new Postman(journey.clock, mailbox);
    }

    /** An enquiry of canaries. */
    void submit() {
        submit("A canary message");
    }

    /** An enquiry of canaries that staff have. */
    RecordId delivered() {
        submit();
        return postman.deliver(journey.store, any -> true).get(0).enquiry();
    }

    /** An enquiry of canaries that is held back. */
    void submitOdd() {
        submit("An odd canary message");
    }

    /** An enquiry of canaries from an address that an acknowledgement is sent to, as none is to the site's own. */
    void submitFrom(String address) {
        submit("A canary message", address);
    }

    private void submit(String message) {
        submit(message, ADDRESS);
    }

    private void submit(String message, String address) {
        Map<String, String> values = new LinkedHashMap<>(journey.enquiry());
        values.put("name", "Canary Name");
        values.put("email", address);
        values.put("phone", PHONE);
        values.put("message", message);
        assertThat(journey.submit(values, Journey.visitor(Optional.empty(), CLIENT)))
                .isInstanceOf(SubmissionOutcome.Received.class);
    }

    /** The ledger, for what an application has done in the background. */
    ChainedLedger ledger() {
        return StoreLedger.of(journey.store, journey.clock);
    }

    Set<LedgerEvent.Type> typesInTheLedger() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT type FROM cf_ledger_event")) {
            List<String> types = new ArrayList<>();
            while (rows.next()) {
                types.add(rows.getString(1));
            }
            return types.stream().map(LedgerEvent.Type::valueOf).collect(Collectors.toSet());
        }
    }

    /** Rows of any of its tables that have one. */
    List<String> canariesInTheLedger() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = connection()) {
            for (String table : TABLES) {
                rows.addAll(rowsOf(connection, table));
            }
        }
        assertThat(rows).as("the ledger").isNotEmpty();
        return withACanary(rows.stream());
    }

    /** Lines of an export in any format that have one. */
    List<String> canariesInItsExports() throws IOException {
        List<String> found = new ArrayList<>();
        for (LedgerExport.Format format : LedgerExport.Format.values()) {
            StringWriter file = new StringWriter();
            long events = journey.forms.exportLedger(
                    LedgerExport.as(format, "legal-obligation", Recipient.CONTROLLER), Actor.of("auditor", "7"), file);
            assertThat(events).isPositive();
            found.addAll(withACanary(file.toString().lines()));
        }
        return found;
    }

    private static List<String> withACanary(Stream<String> lines) {
        return lines.filter(line -> SOUGHT.stream().anyMatch(line.toLowerCase(Locale.ROOT)::contains))
                .toList();
    }

    private static List<String> rowsOf(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
                found.add(table + row);
            }
            return found;
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("contact.db"));
    }

    @Override
    public void close() {
        journey.close();
    }
}
