/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.InboxDesk.ADA;
import static be.imageplus.contactform.InboxDesk.HANDLER;
import static be.imageplus.contactform.InboxDesk.PRIVACY;
import static be.imageplus.contactform.InboxDesk.ids;
import static be.imageplus.contactform.InboxDesk.made;
import static be.imageplus.contactform.InboxDesk.refused;
import static be.imageplus.contactform.InboxDesk.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Lives.Which;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Reading;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.Resolution.Outcome;
import be.imageplus.contactform.submission.Sheet;
import be.imageplus.contactform.submission.TechnicalData;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.work.RecordId;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Who sees what of an enquiry, and what is written down about it, at the front door. */
class InboxReadingTest {

    @TempDir
    Path directory;

    private InboxDesk desk;
    private Inbox inbox;

    @BeforeEach
    void open() {
        desk = InboxDesk.in(directory);
        inbox = desk.inbox;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Nested
    class OneEnquiry {

        @Test
        void isShownWithItsNotesDisclosuresAndHistory() {
            RecordId enquiry = desk.received();
            desk.journey.forms.start();
            desk.journey.transport.awaitMails(1);
            await().until(() -> desk.life(enquiry).stage() == Stage.OPEN);
            inbox.note(enquiry, "Rang back", HANDLER);

            Sheet sheet = shown(inbox.read(enquiry, "reply", HANDLER));

            assertThat(sheet.values())
                    .containsEntry("message", "Could you build a website for us?")
                    .containsOnlyKeys("name", "email", "phone", "message");
            assertThat(sheet.values().keySet()).containsExactly("name", "email", "phone", "message");
            assertThat(sheet.notes()).extracting(Note::text).containsExactly("Rang back");
            assertThat(sheet.disclosures()).extracting(Disclosure::recipient).containsExactly("authsmtp", "controller");
            assertThat(sheet.enquiry()).isEqualTo(inbox.find(enquiry).orElseThrow());
            assertThat(sheet.history())
                    .extracting(LedgerEvent::type)
                    .containsExactly(
                            LedgerEvent.Type.SUBMISSION_ACCEPTED,
                            LedgerEvent.Type.MAIL_DELIVERED,
                            LedgerEvent.Type.SUBMISSION_NOTED,
                            LedgerEvent.Type.SUBMISSION_CONSULTED);
            assertThat(sheet).hasToString("Sheet[" + sheet.enquiry().reference() + "]");
        }

        @Test
        void isOpenOnceSomebodyHasReadItForItsOwnPurpose() {
            RecordId enquiry = desk.received();

            inbox.read(enquiry, "legal-claims", PRIVACY);
            assertThat(desk.life(enquiry).stage()).isEqualTo(Stage.RECEIVED);
            assertThat(shown(inbox.read(enquiry, "reply", HANDLER))
                            .enquiry()
                            .life()
                            .stage())
                    .isEqualTo(Stage.OPEN);

            assertThat(desk.events(enquiry))
                    .containsExactly(
                            "SUBMISSION_ACCEPTED visitor",
                            "SUBMISSION_CONSULTED privacy/4 legal-claims",
                            "SUBMISSION_CONSULTED handler/7 reply");
        }

        @Test
        void staysInTheQuarantineWhoeverReadsIt() {
            RecordId enquiry = desk.received("An odd message");

            assertThat(shown(inbox.read(enquiry, "reply", HANDLER))
                            .enquiry()
                            .life()
                            .stage())
                    .isEqualTo(Stage.QUARANTINED);
        }

        @Test
        void isReadForADeclaredPurposeOnly() { // R3.1
            RecordId enquiry = desk.received();

            assertThat(refused(inbox.read(enquiry, "marketing", HANDLER))).isEqualTo(Refusal.PURPOSE_UNDECLARED);
            assertThat(refused(inbox.findByAddress(ADA, "marketing", HANDLER))).isEqualTo(Refusal.PURPOSE_UNDECLARED);
            assertThat(refused(inbox.findByWords("website", Which.ALL, Optional.empty(), "marketing", HANDLER)))
                    .isEqualTo(Refusal.PURPOSE_UNDECLARED);
            assertThat(refused(inbox.readTechnical(enquiry, "marketing", HANDLER)))
                    .isEqualTo(Refusal.PURPOSE_UNDECLARED);
            assertThat(desk.events(enquiry)).as("nothing was opened").hasSize(1);
        }

        @Test
        void showsOnlyWhatServesThePurpose() { // R3.1
            RecordId enquiry = desk.received();

            assertThat(shown(inbox.read(enquiry, "legal-claims", PRIVACY)).values())
                    .containsOnlyKeys("name", "email", "message");
            assertThat(refused(inbox.read(enquiry, "protect", PRIVACY)))
                    .as("what people type serves no security")
                    .isEqualTo(Refusal.PURPOSE_NOT_SERVED);
        }

        /** What the register does not know any more was collected for what the form was for. */
        @Test
        void showsAnItemOfOldForItsOwnPurposeOnly() {
            RecordId enquiry = desk.stored(Map.of("fax", "none", "message", "Hello"));

            assertThat(shown(inbox.read(enquiry, "reply", HANDLER)).values()).containsOnlyKeys("fax", "message");
            assertThat(shown(inbox.read(enquiry, "legal-claims", HANDLER)).values())
                    .containsOnlyKeys("message");
        }

        @Test
        void whoseSealIsBrokenIsNeitherShownNorConsulted() throws SQLException {
            RecordId enquiry = desk.received();
            desk.breakSeal(enquiry);

            assertThatThrownBy(() -> inbox.read(enquiry, "reply", HANDLER)).isInstanceOf(BrokenSealException.class);
            assertThat(desk.events(enquiry)).hasSize(1);
            assertThat(desk.life(enquiry).stage()).isEqualTo(Stage.RECEIVED);
        }

        @Test
        void thatIsNotThereIsGone() {
            assertThat(inbox.read(desk.unknown(), "reply", HANDLER)).isEqualTo(new Reading.Gone<Sheet>());
            assertThat(inbox.readTechnical(desk.unknown(), "protect", HANDLER))
                    .isEqualTo(new Reading.Gone<TechnicalData>());
        }
    }

    @Nested
    class RestrictedProcessing { // Art. 18(2), rule 7

        @Test
        void leavesClaimsAndThePersonsOwnAnswer() {
            RecordId enquiry = desk.received();
            inbox.restrict(enquiry, "accuracy-contested", PRIVACY);

            assertThat(refused(inbox.read(enquiry, "reply", HANDLER))).isEqualTo(Refusal.READING_RESTRICTED);
            assertThat(refused(inbox.read(enquiry, "contract", HANDLER))).isEqualTo(Refusal.READING_RESTRICTED);
            assertThat(refused(inbox.readTechnical(enquiry, "protect", HANDLER)))
                    .isEqualTo(Refusal.READING_RESTRICTED);
            assertThat(shown(inbox.read(enquiry, "legal-claims", PRIVACY)).values())
                    .isNotEmpty();
            assertThat(shown(inbox.read(enquiry, "legal-obligation", PRIVACY)).values())
                    .isNotEmpty();
            assertThat(desk.life(enquiry).stage()).isEqualTo(Stage.RECEIVED);
        }

        @Test
        void keepsItOutOfSearches() {
            RecordId restricted = desk.received("A lighthouse");
            inbox.restrict(restricted, "accuracy-contested", PRIVACY);
            RecordId free = desk.received("Another lighthouse");

            assertThat(ids(shown(inbox.findByAddress(ADA, "reply", HANDLER)))).containsExactly(free);
            assertThat(ids(shown(inbox.findByWords("lighthouse", Which.ALL, Optional.empty(), "reply", HANDLER))))
                    .containsExactly(free);
            assertThat(ids(shown(inbox.findByAddress(ADA, "legal-claims", PRIVACY))))
                    .containsExactly(free, restricted);
            assertThat(inbox.list(Which.ALL, Optional.empty(), 10))
                    .as("that it is there is no content")
                    .hasSize(2);
        }
    }

    @Nested
    class TechnicalInformation { // R2.9

        @Test
        void servesSecurityOnly() {
            RecordId enquiry = desk.received();

            assertThat(shown(inbox.readTechnical(enquiry, "protect", PRIVACY)))
                    .isEqualTo(new TechnicalData(Optional.of("192.0.2.7"), Optional.of("Firefox")));
            assertThat(refused(inbox.readTechnical(enquiry, "reply", HANDLER))).isEqualTo(Refusal.PURPOSE_NOT_SERVED);
            assertThat(refused(inbox.readTechnical(enquiry, "legal-claims", HANDLER)))
                    .isEqualTo(Refusal.PURPOSE_NOT_SERVED);
            assertThat(desk.events(enquiry))
                    .containsExactly("SUBMISSION_ACCEPTED visitor", "SUBMISSION_CONSULTED privacy/4 protect");
        }

        @Test
        void thatHasBeenPurgedIsEmpty() {
            RecordId enquiry = desk.received();
            desk.journey.store.records().eraseTechnical(List.of(enquiry));

            assertThat(shown(inbox.readTechnical(enquiry, "protect", PRIVACY))).isEqualTo(TechnicalData.NONE);
        }
    }

    /** Neither what an enquiry says, nor what was looked for, nor what staff wrote. */
    @Test
    void nothingPersonalIsLoggedOrToldByTheLedger() throws SQLException {
        Logger root = (Logger) LoggerFactory.getLogger("be.imageplus.contactform");
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        root.addAppender(log);
        root.setLevel(Level.TRACE);
        try {
            RecordId enquiry = desk.received(Map.of(
                    "_token", desk.journey.token(),
                    "name", "Canary-Name",
                    "email", "canary@example.org",
                    "message", "canary message"));
            desk.journey.clock.advance(Duration.ofMinutes(1));
            inbox.note(enquiry, "canary note", HANDLER);
            inbox.read(enquiry, "reply", HANDLER);
            inbox.readTechnical(enquiry, "protect", HANDLER);
            inbox.findByWords("canary", Which.ALL, Optional.empty(), "reply", HANDLER);
            inbox.findByAddress(EmailAddress.parse("canary@example.org").orElseThrow(), "reply", HANDLER);
            made(inbox.startRelationship(enquiry, "canary contract", LocalDate.of(2026, 11, 23), HANDLER));
            made(inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER));
            desk.breakSeal(enquiry);
            inbox.findByWords("canary", Which.ALL, Optional.empty(), "reply", HANDLER);

            assertThat(desk.events(enquiry)).hasSize(8);
            assertThat(desk.events(enquiry).toString().toLowerCase(Locale.ROOT)).doesNotContain("canary", "192.0.2.7");
            assertThat(log.list).as("the broken seal at least").isNotEmpty();
            assertThat(log.list)
                    .allSatisfy(line -> assertThat(line.getFormattedMessage().toLowerCase(Locale.ROOT))
                            .doesNotContain("canary", "192.0.2.7"));
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
    }
}
