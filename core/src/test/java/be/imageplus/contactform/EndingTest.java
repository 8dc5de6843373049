/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.EndingSite.STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerEvent.Type;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.retention.Certificate;
import be.imageplus.contactform.retention.Planned;
import be.imageplus.contactform.retention.PurgeReport;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Reopening;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
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

/** The end of enquiries at the front door: when they go, what keeps them, and what is told of it. */
class EndingTest {

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
    class AResolvedEnquiry {

        @Test
        void isThereUntilTheEndOfItsLastDayAndGoneAfterIt() { // R5.1
            RecordId enquiry = site.delivered();
            site.resolve(enquiry);

            site.clock.set("2027-11-23T22:59:59Z"); // the last second of the last day in Brussels
            site.purge();
            assertThat(site.isThere(enquiry)).isTrue();

            site.clock.set("2027-11-23T23:00:00Z");
            PurgeReport report = site.purge();
            assertThat(site.isThere(enquiry)).isFalse();
            assertThat(report.counts()).containsEntry("contact/message/resolved", 1);
        }

        @Test
        void losesItsTechnicalDataBefore() { // R5.6
            RecordId enquiry = site.delivered();
            assertThat(site.store.submissions().find(enquiry).orElseThrow().technical())
                    .isPresent();

            site.clock.set("2026-12-23T23:00:00Z");
            site.purge();

            assertThat(site.store.submissions().find(enquiry).orElseThrow().technical())
                    .isEmpty();
            assertThat(site.events(enquiry)).contains(Type.TECHNICAL_DATA_PURGED);
        }

        @Test
        void hasNoClockOnceItIsReopened() { // R5.7
            RecordId enquiry = site.delivered();
            site.resolve(enquiry);
            site.forms.inbox().reopen(enquiry, Reopening.byStaff(), STAFF);

            site.clock.set("2027-02-20T10:00:00Z");
            site.forms.inbox().note(enquiry, "They called again", STAFF);
            site.clock.set("2027-11-30T10:00:00Z");
            site.purge();

            assertThat(site.isThere(enquiry)).isTrue();
        }

        @Test
        void leavesATombstoneACertificateAndItsAccountInTheLedger() { // R5.13, R5.14
            RecordId enquiry = site.delivered();
            site.resolve(enquiry);
            site.clock.set("2027-11-24T08:00:00Z");
            PurgeReport report = site.purge();

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
    class WhatNobodyHasResolved {

        @Test
        void isResolvedByDateAsOfItsLastActivityAfterStaffWereReminded() { // R5.3
            RecordId enquiry = site.delivered();

            site.clock.set("2027-02-21T08:00:00Z"); // ninety days
            site.purge();
            assertThat(site.stage(enquiry)).isEqualTo(Life.Stage.OPEN);

            site.clock.set("2027-03-23T08:00:00Z"); // and thirty more
            site.purge();
            assertThat(site.stage(enquiry)).isEqualTo(Life.Stage.RESOLVED);
            assertThat(site.store.lives().find(enquiry).orElseThrow().life().resolution())
                    .contains(new Resolution(Instant.parse("2026-11-23T09:00:00Z"), Resolution.Outcome.UNATTENDED));

            site.clock.set("2027-11-24T08:00:00Z");
            site.purge();
            assertThat(site.isThere(enquiry)).isFalse();
        }
    }

    @Nested
    class WhatIsKeptBeyondItsDay {

        @Test
        void isFlaggedWithTheReasonAndGoesWhenThatEnds() { // R5.8
            RecordId enquiry = site.delivered();
            site.resolve(enquiry);
            LegalHold hold =
                    new LegalHold(STAFF, site.clock.instant(), LocalDate.parse("2027-05-20"), Set.of(Category.MESSAGE));
            site.forms.inbox().hold(enquiry, hold, "A claim was announced", STAFF);
            site.clock.set("2027-11-24T08:00:00Z");
            site.purge();

            assertThat(site.isThere(enquiry)).isTrue();
            assertThat(site.status().standing().waiting())
                    .singleElement()
                    .satisfies(waiting -> assertThat(waiting.reason()).isEqualTo("hold"));

            site.forms.inbox().releaseHold(enquiry, STAFF);
            site.purge();
            assertThat(site.isThere(enquiry)).isFalse();
        }

        @Test
        void isNoAlarmWhileSomethingExplainsIt() {
            RecordId enquiry = site.delivered();
            site.resolve(enquiry);
            site.forms.inbox().restrict(enquiry, "accuracy-contested", STAFF);
            site.clock.set("2028-01-24T08:00:00Z");
            site.purge();

            assertThat(site.isThere(enquiry)).isTrue();
            assertThat(site.status().isOverdue()).isFalse();
        }
    }

    @Test
    void whatNobodyPurgesIsOverdueAfterADay() { // R5.2
        RecordId enquiry = site.delivered();
        site.resolve(enquiry);
        site.purge(); // looks, and knows when to look again
        site.clock.set("2026-12-24T20:00:00Z"); // technical data was due at the end of the 23rd
        assertThat(site.status().isOverdue()).isFalse();
        site.clock.set("2026-12-25T08:00:00Z");

        assertThat(site.status().isOverdue()).isTrue();
        assertThat(site.status().isSilent()).isTrue();

        site.purge();
        assertThat(site.status().isOverdue()).isFalse();
        assertThat(site.status().isSilent()).isFalse();
    }

    @Test
    void aPreviewForeseesWhatThePurgeDoes() { // R5.14
        RecordId enquiry = site.delivered();
        site.resolve(enquiry);
        site.purge();

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
        assertThat(site.isThere(enquiry)).isTrue();
    }

    @Test
    void aPersonCanBeToldInOneSentenceAndInTheirLanguage() { // R5.11
        RecordId enquiry = site.delivered();
        site.resolve(enquiry);

        assertThat(site.sentence(enquiry, Locale.ENGLISH))
                .isEqualTo("Kept until 23 November 2027: it was resolved on 23 November 2026, and version 2026-11 of"
                        + " the privacy notice (“How long we keep your data”) allows 12 months from then.");
        assertThat(site.sentence(enquiry, Locale.FRENCH)).startsWith("Conservé jusqu’au 23 novembre 2027\u00a0:");
        assertThat(site.sentence(enquiry, new Locale("nl"))).startsWith("Bewaard tot en met 23 november 2027:");
        assertThat(site.sentence(enquiry, Locale.GERMAN))
                .startsWith("Gespeichert bis einschließlich 23. November 2027:");
    }

    @Test
    void whatIsUnresolvedIsToldByWhatWillHappenToItIfNobodyTouchesIt() {
        RecordId enquiry = site.delivered();

        assertThat(site.sentence(enquiry, Locale.ENGLISH))
                .isEqualTo("Kept until 23 November 2027 if nobody touches it again: it will then count as resolved on"
                        + " 23 November 2026, the day something last happened to it, and version 2026-11 of the"
                        + " privacy notice (“How long we keep your data”) allows 12 months from that day.");
    }
}
