/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.EndingSite.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerEvent.Type;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.Erasure;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.retention.ErasureReport;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That mails which are owed are waited for, and that every copy of an enquiry goes with it. */
class EndingCopiesTest {

    @TempDir
    Path directory;

    private EndingSite site;

    @BeforeEach
    void open() {
        site = EndingSite.in(directory);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Nested
    class AMailThatIsOwed {

        @Test
        void isWaitedForAndSaidSo() { // R5.10
            RecordId enquiry = site.submitted();
            site.resolve(enquiry);
            site.clock.set("2027-11-24T08:00:00Z");
            site.purge();

            assertThat(site.isThere(enquiry)).isTrue();
            assertThat(site.explanation(enquiry, Locale.ENGLISH).waiting())
                    .contains("It is due and waits for one thing: staff have not received its mail yet.");
            assertThat(site.status().standing().waiting())
                    .singleElement()
                    .satisfies(waiting -> assertThat(waiting.reason()).isEqualTo("mail-owed"));
            assertThat(site.status().isOverdue()).isFalse();

            site.clock.advance(Duration.ofMinutes(15));
            site.purge();
            assertThat(site.events(enquiry))
                    .filteredOn(Type.PURGE_DEFERRED::equals)
                    .hasSize(1);

            site.postman.deliver(site.store, any -> true);
            site.clock.advance(Duration.ofMinutes(15));
            site.purge();
            assertThat(site.isThere(enquiry)).isFalse();
            assertThat(site.postman.isHeld(enquiry)).isFalse();
        }

        @Test
        void isNotWaitedForInTheQuarantineWhichItWillNotLeave() {
            RecordId enquiry = site.submitted();
            site.forms.inbox().quarantine(enquiry, STAFF);

            site.clock.set("2026-12-24T08:00:00Z");
            assertThat(site.explanation(enquiry, Locale.ENGLISH).waiting()).isEmpty();
            site.purge();

            assertThat(site.isThere(enquiry)).isFalse();
        }
    }

    @Nested
    class EveryCopy {

        @Test
        void goesWithItsRecordAndThePlacesSaySo() { // R5.12
            RecordId enquiry = site.delivered();
            site.resolve(enquiry);
            site.clock.set("2027-11-24T08:00:00Z");
            site.purge();

            ErasureReport report = site.onlyErasureOf(enquiry);

            assertThat(report.isComplete()).isTrue();
            assertThat(site.postman.isHeld(enquiry)).isFalse();
            assertThat(report.places())
                    .extracting(ErasureReport.Place::location)
                    .containsExactly("store", "quarantine", "outbox", "backups", "staff-mailbox");
            assertThat(report.places())
                    .extracting(place -> place.answer().orElseThrow())
                    .containsExactly(
                            new ErasureAnswer.Done(),
                            new ErasureAnswer.Done(),
                            new ErasureAnswer.Done(),
                            new ErasureAnswer.Scheduled(LocalDate.parse("2027-12-24")),
                            new ErasureAnswer.Done());
            assertThat(site.events(enquiry))
                    .containsSubsequence(Type.SUBMISSION_PURGED, Type.ERASURE_ANSWERED, Type.ERASURE_COMPLETE);
        }

        @Test
        void inAMailboxOutOfReachIsNeverSaidToBeDone() {
            RecordId enquiry = site.delivered();
            site.resolve(enquiry);
            site.mailbox.reachable(false);
            site.clock.set("2027-11-24T08:00:00Z");
            site.purge();

            assertThat(site.isThere(enquiry)).isFalse();
            assertThat(site.onlyErasureOf(enquiry).isComplete()).isFalse();
            assertThat(site.forms.retention().openErasures(Optional.empty(), 10))
                    .hasSize(1);
            assertThat(site.status().copies().unanswered()).isEqualTo(1);

            site.mailbox.reachable(true);
            site.clock.advance(Duration.ofMinutes(1));
            site.forms.retention().askNow();
            assertThat(site.onlyErasureOf(enquiry).isComplete()).isTrue();
            assertThat(site.postman.isHeld(enquiry)).isFalse();
            assertThat(site.forms.retention().openErasures(Optional.empty(), 10))
                    .isEmpty();
        }

        @Test
        void thatOnlyAPersonCanReachIsOpenUntilThePersonSaysSo() {
            site.close();
            site = EndingSite.byHand(directory.resolve("by-hand"), TestRegister.example());
            RecordId enquiry = site.delivered();
            site.resolve(enquiry);
            site.clock.set("2027-11-24T08:00:00Z");
            site.purge();

            assertThat(site.onlyErasureOf(enquiry).isComplete()).isFalse();
            assertThat(site.status().copies().manual()).isEqualTo(1);

            assertThat(site.forms.retention().confirm(enquiry, DataLocation.STAFF_MAILBOX, STAFF))
                    .isTrue();
            assertThat(site.onlyErasureOf(enquiry).isComplete()).isTrue();
            assertThat(site.forms.retention().confirm(enquiry, DataLocation.STAFF_MAILBOX, STAFF))
                    .as("a second time")
                    .isFalse();
        }

        @Test
        void goesAheadOfTheRecordWhereTheMailboxHasAShorterPeriod() {
            site.close();
            site = EndingSite.byHand(
                    directory.resolve("shorter"),
                    TestRegister.load(TestRegister.yaml()
                            .replace(
                                    "only-for: mailbox\n    data: Copies of contact form submissions in our mailbox\n"
                                            + "    period: P12M",
                                    "only-for: mailbox\n    data: Copies of contact form submissions in our mailbox\n"
                                            + "    period: P3M")));
            RecordId enquiry = site.delivered();
            site.resolve(enquiry);

            site.clock.set("2027-02-24T08:00:00Z");
            site.purge();

            assertThat(site.isThere(enquiry)).isTrue();
            assertThat(site.onlyErasureOf(enquiry).portion()).isEqualTo(Erasure.Portion.COPIES);
        }
    }
}
