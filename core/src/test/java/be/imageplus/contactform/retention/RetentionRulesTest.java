/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.retention.Keeping.Ground;
import be.imageplus.contactform.retention.Keeping.Until;
import be.imageplus.contactform.retention.Keeping.While;
import be.imageplus.contactform.submission.Headline;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionRulesTest {

    private final RetentionRules rules = rules(TestRegister.yaml());

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2027-11-22, 2027-11-22T23:00:00Z",
        "2027-02-28T10:00:00Z, 2028-02-28, 2028-02-28T23:00:00Z",
        "2028-02-29T10:00:00Z, 2029-02-28, 2029-02-28T23:00:00Z", // the month's last day
        "2026-11-22T23:30:00Z, 2027-11-23, 2027-11-23T23:00:00Z", // already the next day in Brussels
        "2026-03-28T10:00:00Z, 2027-03-28, 2027-03-28T22:00:00Z", // its end is in summer time
        "2026-10-31T10:00:00Z, 2027-10-31, 2027-10-31T23:00:00Z", // the night in which summer time ends
    })
    void aResolvedEnquiryIsKeptForTwelveMonths(String resolved, LocalDate lastDay, Instant due) { // R5.1
        Fate fate = fate(Lived.received("2026-02-01T10:00:00Z").resolved(resolved));

        assertThat(until(fate).lastDay()).isEqualTo(lastDay);
        assertThat(until(fate).ground()).isEqualTo(Ground.RESOLVED);
        assertThat(fate.messageDue()).contains(due);
    }

    @Test
    void aReopenedEnquiryHasNoClockButItsCap() { // R5.7, R5.3
        Fate fate = fate(Lived.received("2026-11-02T10:00:00Z").reopened("2027-08-01T10:00:00Z"));

        assertThat(until(fate).lastDay()).isEqualTo("2028-11-02");
        assertThat(until(fate).ground()).isEqualTo(Ground.UNRESOLVED);
    }

    @Test
    void whatIsHeldBackIsKeptForThirtyDays() { // R5.6
        Fate fate = fate(Lived.received("2026-11-02T10:00:00Z").quarantined());

        assertThat(until(fate).lastDay()).isEqualTo("2026-12-02");
        assertThat(until(fate).ground()).isEqualTo(Ground.QUARANTINE);
        assertThat(fate.reminderDue()).isEmpty();
    }

    @Test
    void technicalDataGoesAtItsOwnPeriod() { // R5.6
        Fate fate = fate(Lived.received("2026-11-02T10:00:00Z"));

        assertThat(fate.technicalDue()).contains(Instant.parse("2026-12-02T23:00:00Z"));
        assertThat(fate(Lived.received("2026-11-02T10:00:00Z").withoutTechnical())
                        .technicalDue())
                .isEmpty();
    }

    @Nested
    class ANobodysEnquiry {

        @Test
        void isRemindedOfAfterNinetyDaysAndResolvedThirtyDaysAfterThat() { // R5.3
            Lived enquiry = Lived.received("2026-11-02T10:00:00Z").active("2026-12-01T10:00:00Z");

            assertThat(fate(enquiry).reminderDue()).contains(Instant.parse("2027-02-28T23:00:00Z"));
            assertThat(fate(enquiry).resolutionDue()).isEmpty();

            enquiry.reminded("2027-03-01T08:00:00Z");

            assertThat(fate(enquiry).reminderDue()).isEmpty();
            assertThat(fate(enquiry).resolutionDue()).contains(Instant.parse("2027-03-30T22:00:00Z"));
        }

        @Test
        void isNotResolvedByAReminderOfSomethingElse() {
            Lived enquiry = Lived.received("2026-11-02T10:00:00Z")
                    .held("2026-12-01", Category.MESSAGE)
                    .reminded("2026-12-01T08:00:00Z");

            assertThat(fate(enquiry).resolutionDue()).isEmpty();
            assertThat(fate(enquiry).reminderDue()).contains(Instant.parse("2027-01-30T23:00:00Z"));
        }

        @Test
        void isNotTouchedByDatesWhileItIsRestricted() { // R5.9
            Fate fate = fate(Lived.received("2026-11-02T10:00:00Z").restricted("2026-11-10T10:00:00Z"));

            assertThat(fate.reminderDue()).isEmpty();
            assertThat(fate.resolutionDue()).isEmpty();
        }

        @Test
        void isForeseenToEndTwelveMonthsAfterItsLastActivity() {
            Headline enquiry = Lived.received("2026-11-02T10:00:00Z")
                    .active("2026-12-01T10:00:00Z")
                    .headline();

            assertThat(rules.untouched(enquiry).lastDay()).isEqualTo("2027-12-01");
        }

        @Test
        void isForeseenToEndAtItsCapWhereThatComesBefore() {
            Headline enquiry = Lived.received("2026-11-02T10:00:00Z")
                    .active("2028-10-01T10:00:00Z")
                    .headline();

            assertThat(rules.untouched(enquiry).lastDay()).isEqualTo("2028-11-02");
        }
    }

    @Nested
    class AnOlderNotice {

        @Test
        void keepsItsShorterPeriod() { // R5.5
            PublishedNotice shorter = published("2026-05", "P6M");
            RetentionRules both = rules(TestRegister.yaml(), shorter);

            Until until = until(both.fateOf(Lived.received("2026-06-01T10:00:00Z")
                    .resolved("2026-11-22T10:00:00Z")
                    .shown(shorter.ref())
                    .headline()));

            assertThat(until.lastDay()).isEqualTo("2027-05-22");
            assertThat(until.noticeVersion()).contains("2026-05");
        }

        @Test
        void givesWayToAShorterPeriodOfTheRegisterInForce() { // R5.5
            PublishedNotice longer = published("2026-05", "P18M");
            RetentionRules both = rules(TestRegister.yaml(), longer);

            Until until = until(both.fateOf(Lived.received("2026-06-01T10:00:00Z")
                    .resolved("2026-11-22T10:00:00Z")
                    .shown(longer.ref())
                    .headline()));

            assertThat(until.lastDay()).isEqualTo("2027-11-22");
            assertThat(until.noticeVersion()).contains(TestRegister.example().version());
        }

        private PublishedNotice published(String version, String period) {
            return RetentionRulesTest.published(TestRegister.yaml()
                    .replaceFirst("version: \\S+", "version: " + version)
                    .replaceFirst("period: P12M", "period: " + period));
        }
    }

    @Nested
    class ABusinessRelationship {

        @Test
        void keepsTheMessageAsLongAsItLastsAndTheTechnicalDataNoLonger() { // R5.4
            Fate fate = fate(Lived.received("2026-11-02T10:00:00Z")
                    .resolved("2026-11-22T10:00:00Z")
                    .underContract("2026-12-01"));

            assertThat(fate.message()).isEqualTo(new While(Ground.CONTRACT, LocalDate.parse("2026-12-01")));
            assertThat(fate.technicalDue()).contains(Instant.parse("2026-12-02T23:00:00Z"));
        }

        @Test
        void doesNotKeepTheCopiesInTheMailbox() {
            Fate fate = fate(Lived.received("2026-11-02T10:00:00Z")
                    .resolved("2026-11-22T10:00:00Z")
                    .underContract("2026-12-01"));

            assertThat(fate.copiesDue()).contains(Instant.parse("2027-11-22T23:00:00Z"));
        }

        @Test
        void leavesTheMessageToTheContractsScheduleOrToItsOwnWhicheverIsLonger() {
            assertThat(until(fate(Lived.received("2026-11-02T10:00:00Z")
                                    .resolved("2026-11-22T10:00:00Z")
                                    .contractKeepsUntil("2026-12-01", "2033-12-31")))
                            .lastDay())
                    .isEqualTo("2033-12-31");
            assertThat(until(fate(Lived.received("2026-11-02T10:00:00Z")
                                    .resolved("2026-11-22T10:00:00Z")
                                    .contractKeepsUntil("2026-12-01", "2027-01-31")))
                            .lastDay())
                    .isEqualTo("2027-11-22");
        }

        @Test
        void isAllowedOnlyWhereTheNoticeSaidSo() {
            PublishedNotice silent = published(TestRegister.yaml()
                    .replaceFirst("version: \\S+", "version: 2026-05")
                    .replace("contract-may-follow: true", "contract-may-follow: false"));

            assertThat(rules.allowContract(
                            Lived.received("2026-11-02T10:00:00Z").headline()))
                    .isTrue();
            assertThat(rules(TestRegister.yaml(), silent)
                            .allowContract(Lived.received("2026-11-02T10:00:00Z")
                                    .shown(silent.ref())
                                    .headline()))
                    .isFalse();
        }
    }

    @Nested
    class WhatLiesAcrossALife {

        @Test
        void aLegalHoldKeepsTheHeldPartAndNoOther() { // R5.8
            Fate fate = fate(Lived.received("2026-11-02T10:00:00Z")
                    .resolved("2026-11-22T10:00:00Z")
                    .held("2027-05-20", Category.MESSAGE));

            assertThat(fate.message()).isEqualTo(new While(Ground.HOLD, LocalDate.parse("2026-11-22")));
            assertThat(fate.technicalDue()).contains(Instant.parse("2026-12-02T23:00:00Z"));
            assertThat(fate.heldBackAt()).contains(Instant.parse("2027-11-22T23:00:00Z"));
            assertThat(fate.reminderDue()).as("its review").contains(Instant.parse("2027-05-19T22:00:00Z"));
        }

        @Test
        void aRestrictionStopsEveryDeletion() { // R5.9, rule 7
            Fate fate = fate(Lived.received("2026-11-02T10:00:00Z")
                    .resolved("2026-11-22T10:00:00Z")
                    .restricted("2026-12-01T10:00:00Z"));

            assertThat(fate.message()).isEqualTo(new While(Ground.RESTRICTED, LocalDate.parse("2026-12-01")));
            assertThat(fate.technicalDue()).isEmpty();
            assertThat(fate.copiesDue()).isEmpty();
        }

        @Test
        void whoWasToldThatARestrictionIsLiftedHasFourteenDays() { // R5.9
            Fate fate = fate(Lived.received("2026-11-02T10:00:00Z")
                    .resolved("2026-11-22T10:00:00Z")
                    .restrictionLifted("2026-12-01T10:00:00Z", "2028-01-10T10:00:00Z"));

            assertThat(until(fate).lastDay()).isEqualTo("2028-01-24");
            assertThat(until(fate).ground()).isEqualTo(Ground.RESTRICTION_LIFTED);
            assertThat(fate.technicalDue()).as("goes with the message").isEmpty();
        }

        @Test
        void anOpenRequestIsWaitedFor() { // R5.10
            Fate fate = fate(Lived.received("2026-11-02T10:00:00Z")
                    .resolved("2026-11-22T10:00:00Z")
                    .blocked());

            assertThat(fate.message()).isInstanceOf(While.class);
            assertThat(fate.messageDue()).isEmpty();
            assertThat(fate.technicalDue()).isEmpty();
        }

        @Test
        void anOrderedErasureIsDueAtOnceWhateverElseThanAHoldLiesAcross() {
            Lived ordered = Lived.received("2026-11-02T10:00:00Z")
                    .restricted("2026-11-03T10:00:00Z")
                    .underContract("2026-11-03")
                    .erasureOrdered("2026-11-04T10:00:00Z");

            assertThat(fate(ordered).messageDue()).contains(Instant.parse("2026-11-04T10:00:00Z"));
            assertThat(fate(ordered.held("2027-01-01", Category.MESSAGE)).messageDue())
                    .isEmpty();
        }
    }

    @Nested
    class AStepThatANoticeForbids {

        @Test
        void isReopeningWhatWouldHaveToGoAtOnce() { // R5.3
            Headline old = Lived.received("2026-11-02T10:00:00Z")
                    .resolved("2028-10-01T10:00:00Z")
                    .headline();

            assertThat(rules.allowReopening(old, Instant.parse("2028-11-02T10:00:00Z")))
                    .isTrue();
            assertThat(rules.allowReopening(old, Instant.parse("2028-11-02T23:30:00Z")))
                    .isFalse();
        }

        @Test
        void isAQuarantineThatNobodyCouldLeaveInTime() { // R5.6
            Headline enquiry = Lived.received("2026-11-02T10:00:00Z").headline();

            assertThat(rules.allowQuarantine(enquiry, Instant.parse("2026-11-25T10:00:00Z")))
                    .isTrue();
            assertThat(rules.allowQuarantine(enquiry, Instant.parse("2026-11-26T10:00:00Z")))
                    .isFalse();
        }
    }

    @Test
    void aFormHasItsOwnPeriod() {
        RetentionRules perForm = new RetentionRules(
                ProcessingRegister.load(
                        RetentionRulesTest.class.getResourceAsStream("/be/imageplus/contactform/two-forms.yml"),
                        "two-forms.yml"),
                ref -> Optional.empty(),
                RetentionPolicy.standard());
        Lived resolved = Lived.received("2026-11-02T10:00:00Z").resolved("2026-11-22T10:00:00Z");

        assertThat(until(perForm.fateOf(resolved.through("quote").headline())).lastDay())
                .isEqualTo("2028-11-22");
        assertThat(until(perForm.fateOf(resolved.through("contact").headline())).lastDay())
                .isEqualTo("2027-11-22");
    }

    @Test
    void theRulesHaveAnotherFingerprintWhenAPeriodIsAnother() {
        assertThat(rules(TestRegister.yaml()).fingerprint()).isEqualTo(rules.fingerprint());
        assertThat(rules(TestRegister.yaml().replaceFirst("period: P12M", "period: P11M"))
                        .fingerprint())
                .isNotEqualTo(rules.fingerprint());
    }

    private Fate fate(Lived enquiry) {
        return rules.fateOf(enquiry.headline());
    }

    private static Until until(Fate fate) {
        assertThat(fate.message()).isInstanceOf(Until.class);
        return (Until) fate.message();
    }

    private static RetentionRules rules(String register, PublishedNotice... archived) {
        return new RetentionRules(
                TestRegister.load(register),
                ref -> Arrays.stream(archived)
                        .filter(notice -> notice.ref().equals(ref))
                        .findFirst(),
                RetentionPolicy.standard());
    }

    private static PublishedNotice published(String register) {
        return ArchivedNotices.of(TestRegister.load(register));
    }
}
