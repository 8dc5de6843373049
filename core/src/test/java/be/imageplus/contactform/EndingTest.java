/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerEvent.Type;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.retention.Certificate;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.Erasure;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.retention.ErasureReport;
import be.imageplus.contactform.retention.Explanation;
import be.imageplus.contactform.retention.Planned;
import be.imageplus.contactform.retention.PurgeReport;
import be.imageplus.contactform.retention.RetentionStatus;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Reopening;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of enquiries at the front door: when they go, what is told of it, and that every copy goes with them. */
class EndingTest {

    private static final Actor STAFF = Actor.of("handler", "7");

    @TempDir
    Path directory;

    private final StaffMailboxes mailbox = new StaffMailboxes();
    private Journey site;
    private Postman postman;

    @BeforeEach
    void open() {
        site = Journey.in(directory, builder -> builder.location(mailbox));
        postman = new Postman(site.clock, mailbox);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Nested
    class AResolvedEnquiry {

        @Test
        void isThereUntilTheEndOfItsLastDayAndGoneAfterIt() { // R5.1
            RecordId enquiry = delivered();
            resolve(enquiry);

            site.clock.set("2027-11-23T22:59:59Z"); // the last second of the last day in Brussels
            purge();
            assertThat(isThere(enquiry)).isTrue();

            site.clock.set("2027-11-23T23:00:00Z");
            PurgeReport report = purge();
            assertThat(isThere(enquiry)).isFalse();
            assertThat(report.counts()).containsEntry("contact/message/resolved", 1);
        }

        @Test
        void losesItsTechnicalDataBefore() { // R5.6
            RecordId enquiry = delivered();
            assertThat(site.store.submissions().find(enquiry).orElseThrow().technical())
                    .isPresent();

            site.clock.set("2026-12-23T23:00:00Z");
            purge();

            assertThat(site.store.submissions().find(enquiry).orElseThrow().technical())
                    .isEmpty();
            assertThat(events(enquiry)).contains(Type.TECHNICAL_DATA_PURGED);
        }

        @Test
        void hasNoClockOnceItIsReopened() { // R5.7
            RecordId enquiry = delivered();
            resolve(enquiry);
            site.forms.inbox().reopen(enquiry, Reopening.byStaff(), STAFF);

            site.clock.set("2027-02-20T10:00:00Z");
            site.forms.inbox().note(enquiry, "They called again", STAFF);
            site.clock.set("2027-11-30T10:00:00Z");
            purge();

            assertThat(isThere(enquiry)).isTrue();
        }

        @Test
        void leavesATombstoneACertificateAndItsAccountInTheLedger() { // R5.13, R5.14
            RecordId enquiry = delivered();
            resolve(enquiry);
            site.clock.set("2027-11-24T08:00:00Z");
            PurgeReport report = purge();

            assertThat(site.store.tombstones().list(Optional.empty(), 10))
                    .singleElement()
                    .satisfies(stone -> {
                        assertThat(stone.record()).isEqualTo(enquiry);
                        assertThat(stone.reason()).isEqualTo("resolved");
                    });
            List<Certificate> certificates = site.forms.retention().certificates(Optional.empty(), 10);
            assertThat(certificates).singleElement().satisfies(certificate -> {
                assertThat(certificate.run()).isEqualTo(report.run());
                assertThat(certificate.counts()).containsEntry("contact/message/resolved", 1);
                assertThat(certificate.registerVersion()).isEqualTo("2026-11");
            });
            assertThat(site.store.ledger().about(enquiry))
                    .filteredOn(event -> event.type() == Type.SUBMISSION_PURGED)
                    .extracting(LedgerEvent::reason)
                    .containsExactly(Optional.of("resolved 2026-11-23 P12M notice 2026-11"));
        }
    }

    @Nested
    class AMailThatIsOwed {

        @Test
        void isWaitedForAndSaidSo() { // R5.10
            RecordId enquiry = submitted();
            resolve(enquiry);
            site.clock.set("2027-11-24T08:00:00Z");
            purge();

            assertThat(isThere(enquiry)).isTrue();
            assertThat(explanation(enquiry, Locale.ENGLISH).waiting())
                    .contains("It is due and waits for one thing: staff have not received its mail yet.");
            assertThat(status().standing().waiting())
                    .singleElement()
                    .satisfies(waiting -> assertThat(waiting.reason()).isEqualTo("mail-owed"));
            assertThat(status().isOverdue()).isFalse();

            site.clock.advance(Duration.ofMinutes(15));
            purge();
            assertThat(events(enquiry)).filteredOn(Type.PURGE_DEFERRED::equals).hasSize(1);

            postman.deliver(site.store, any -> true);
            site.clock.advance(Duration.ofMinutes(15));
            purge();
            assertThat(isThere(enquiry)).isFalse();
            assertThat(postman.isHeld(enquiry)).isFalse();
        }

        @Test
        void isNotWaitedForInTheQuarantineWhichItWillNotLeave() {
            RecordId enquiry = submitted();
            site.forms.inbox().quarantine(enquiry, STAFF);

            site.clock.set("2026-12-24T08:00:00Z");
            assertThat(explanation(enquiry, Locale.ENGLISH).waiting()).isEmpty();
            purge();

            assertThat(isThere(enquiry)).isFalse();
        }
    }

    @Nested
    class EveryCopy {

        @Test
        void goesWithItsRecordAndThePlacesSaySo() { // R5.12
            RecordId enquiry = delivered();
            resolve(enquiry);
            site.clock.set("2027-11-24T08:00:00Z");
            purge();

            ErasureReport report = onlyErasureOf(enquiry);

            assertThat(report.isComplete()).isTrue();
            assertThat(postman.isHeld(enquiry)).isFalse();
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
            assertThat(events(enquiry))
                    .containsSubsequence(Type.SUBMISSION_PURGED, Type.ERASURE_ANSWERED, Type.ERASURE_COMPLETE);
        }

        @Test
        void inAMailboxOutOfReachIsNeverSaidToBeDone() {
            RecordId enquiry = delivered();
            resolve(enquiry);
            mailbox.reachable(false);
            site.clock.set("2027-11-24T08:00:00Z");
            purge();

            assertThat(isThere(enquiry)).isFalse();
            assertThat(onlyErasureOf(enquiry).isComplete()).isFalse();
            assertThat(site.forms.retention().openErasures(Optional.empty(), 10))
                    .hasSize(1);
            assertThat(status().copies().unanswered()).isEqualTo(1);

            mailbox.reachable(true);
            site.clock.advance(Duration.ofMinutes(1));
            site.forms.retention().askNow();
            assertThat(onlyErasureOf(enquiry).isComplete()).isTrue();
            assertThat(postman.isHeld(enquiry)).isFalse();
            assertThat(site.forms.retention().openErasures(Optional.empty(), 10))
                    .isEmpty();
        }

        @Test
        void thatOnlyAPersonCanReachIsOpenUntilThePersonSaysSo() {
            site.close();
            site = Journey.in(directory.resolve("by-hand"));
            postman = new Postman(site.clock, mailbox);
            RecordId enquiry = delivered();
            resolve(enquiry);
            site.clock.set("2027-11-24T08:00:00Z");
            purge();

            assertThat(onlyErasureOf(enquiry).isComplete()).isFalse();
            assertThat(status().copies().manual()).isEqualTo(1);

            assertThat(site.forms.retention().confirm(enquiry, DataLocation.STAFF_MAILBOX, STAFF))
                    .isTrue();
            assertThat(onlyErasureOf(enquiry).isComplete()).isTrue();
            assertThat(site.forms.retention().confirm(enquiry, DataLocation.STAFF_MAILBOX, STAFF))
                    .as("a second time")
                    .isFalse();
        }

        @Test
        void goesAheadOfTheRecordWhereTheMailboxHasAShorterPeriod() {
            site.close();
            site = Journey.on(
                    directory.resolve("shorter"),
                    TestRegister.load(TestRegister.yaml()
                            .replace(
                                    "only-for: mailbox\n    data: Copies of contact form submissions in our mailbox\n"
                                            + "    period: P12M",
                                    "only-for: mailbox\n    data: Copies of contact form submissions in our mailbox\n"
                                            + "    period: P3M")));
            postman = new Postman(site.clock, mailbox);
            RecordId enquiry = delivered();
            resolve(enquiry);

            site.clock.set("2027-02-24T08:00:00Z");
            purge();

            assertThat(isThere(enquiry)).isTrue();
            assertThat(onlyErasureOf(enquiry).portion()).isEqualTo(Erasure.Portion.COPIES);
        }
    }

    @Nested
    class WhatNobodyHasResolved {

        @Test
        void isResolvedByDateAsOfItsLastActivityAfterStaffWereReminded() { // R5.3
            RecordId enquiry = delivered();

            site.clock.set("2027-02-21T08:00:00Z"); // ninety days
            purge();
            assertThat(stage(enquiry)).isEqualTo(Life.Stage.OPEN);

            site.clock.set("2027-03-23T08:00:00Z"); // and thirty more
            purge();
            assertThat(stage(enquiry)).isEqualTo(Life.Stage.RESOLVED);
            assertThat(site.store.lives().find(enquiry).orElseThrow().life().resolution())
                    .contains(new Resolution(Instant.parse("2026-11-23T09:00:00Z"), Resolution.Outcome.UNATTENDED));

            site.clock.set("2027-11-24T08:00:00Z");
            purge();
            assertThat(isThere(enquiry)).isFalse();
        }
    }

    @Nested
    class WhatIsKeptBeyondItsDay {

        @Test
        void isFlaggedWithTheReasonAndGoesWhenThatEnds() { // R5.8
            RecordId enquiry = delivered();
            resolve(enquiry);
            LegalHold hold =
                    new LegalHold(STAFF, site.clock.instant(), LocalDate.parse("2027-05-20"), Set.of(Category.MESSAGE));
            site.forms.inbox().hold(enquiry, hold, "A claim was announced", STAFF);
            site.clock.set("2027-11-24T08:00:00Z");
            purge();

            assertThat(isThere(enquiry)).isTrue();
            assertThat(status().standing().waiting())
                    .singleElement()
                    .satisfies(waiting -> assertThat(waiting.reason()).isEqualTo("hold"));

            site.forms.inbox().releaseHold(enquiry, STAFF);
            purge();
            assertThat(isThere(enquiry)).isFalse();
        }

        @Test
        void isNoAlarmWhileSomethingExplainsIt() {
            RecordId enquiry = delivered();
            resolve(enquiry);
            site.forms.inbox().restrict(enquiry, "accuracy-contested", STAFF);
            site.clock.set("2028-01-24T08:00:00Z");
            purge();

            assertThat(isThere(enquiry)).isTrue();
            assertThat(status().isOverdue()).isFalse();
        }
    }

    @Test
    void whatNobodyPurgesIsOverdueAfterADay() { // R5.2
        RecordId enquiry = delivered();
        resolve(enquiry);
        purge(); // looks, and knows when to look again
        site.clock.set("2026-12-24T20:00:00Z"); // technical data was due at the end of the 23rd
        assertThat(status().isOverdue()).isFalse();
        site.clock.set("2026-12-25T08:00:00Z");

        assertThat(status().isOverdue()).isTrue();
        assertThat(status().isSilent()).isTrue();

        purge();
        assertThat(status().isOverdue()).isFalse();
        assertThat(status().isSilent()).isFalse();
    }

    @Test
    void aPreviewForeseesWhatThePurgeDoes() { // R5.14
        RecordId enquiry = delivered();
        resolve(enquiry);
        purge();

        List<Planned> planned = site.forms
                .retention()
                .preview(LocalDate.parse("2027-11-23"), Optional.empty(), 100)
                .planned();

        assertThat(planned)
                .filteredOn(each -> each.enquiry().equals(enquiry))
                .extracting(each -> each.what() + " " + each.lastDay() + " " + each.why())
                .containsExactly("MESSAGE 2027-11-23 resolved", "TECHNICAL 2026-12-23 received");
        assertThat(site.forms
                        .retention()
                        .preview(LocalDate.parse("2026-12-22"), Optional.empty(), 100)
                        .planned())
                .isEmpty();
        assertThat(isThere(enquiry)).isTrue();
    }

    @Test
    void aPersonCanBeToldInOneSentenceAndInTheirLanguage() { // R5.11
        RecordId enquiry = delivered();
        resolve(enquiry);

        assertThat(sentence(enquiry, Locale.ENGLISH))
                .isEqualTo("Kept until 23 November 2027: it was resolved on 23 November 2026, and version 2026-11 of"
                        + " the privacy notice (“How long we keep your data”) allows 12 months from then.");
        assertThat(sentence(enquiry, Locale.FRENCH)).startsWith("Conservé jusqu’au 23 novembre 2027\u00a0:");
        assertThat(sentence(enquiry, new Locale("nl"))).startsWith("Bewaard tot en met 23 november 2027:");
        assertThat(sentence(enquiry, Locale.GERMAN)).startsWith("Gespeichert bis einschließlich 23. November 2027:");
    }

    @Test
    void whatIsUnresolvedIsToldByWhatWillHappenToItIfNobodyTouchesIt() {
        RecordId enquiry = delivered();

        assertThat(sentence(enquiry, Locale.ENGLISH))
                .isEqualTo("Kept until 23 November 2027 if nobody touches it again: it will then count as resolved on"
                        + " 23 November 2026, the day something last happened to it, and version 2026-11 of the"
                        + " privacy notice (“How long we keep your data”) allows 12 months from that day.");
    }

    private RecordId submitted() {
        SubmissionOutcome outcome = site.submit(site.enquiry());
        return site.store
                .lives()
                .findByReference(
                        ((SubmissionOutcome.Received) outcome).receipt().reference())
                .orElseThrow()
                .life()
                .submission();
    }

    private RecordId delivered() {
        RecordId enquiry = submitted();
        postman.deliver(site.store, any -> true);
        return enquiry;
    }

    private void resolve(RecordId enquiry) {
        site.forms.inbox().resolve(enquiry, Resolution.Outcome.ANSWERED, STAFF);
    }

    private PurgeReport purge() {
        PurgeReport report = site.forms.retention().purgeNow();
        site.forms.retention().askNow();
        return report;
    }

    private boolean isThere(RecordId enquiry) {
        return site.store.submissions().find(enquiry).isPresent();
    }

    private Life.Stage stage(RecordId enquiry) {
        return site.store.lives().find(enquiry).orElseThrow().life().stage();
    }

    private RetentionStatus status() {
        return site.forms.retention().status();
    }

    private ErasureReport onlyErasureOf(RecordId enquiry) {
        assertThat(site.forms.retention().erasures(enquiry)).hasSize(1);
        return site.forms.retention().erasures(enquiry).get(0);
    }

    private List<Type> events(RecordId enquiry) {
        return site.store.ledger().about(enquiry).stream()
                .map(LedgerEvent::type)
                .toList();
    }

    private String sentence(RecordId enquiry, Locale language) {
        return explanation(enquiry, language).message();
    }

    private Explanation explanation(RecordId enquiry, Locale language) {
        return site.forms.retention().explain(enquiry, language).orElseThrow();
    }
}
