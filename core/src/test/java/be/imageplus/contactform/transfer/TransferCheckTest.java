/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.transfer.TransferDecision.Lawful;
import be.imageplus.contactform.transfer.TransferDecision.Unlawful;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransferCheckTest {

    private final MemoryTransferBook book = new MemoryTransferBook();

    private static final Instant TODAY = Instant.parse("2026-11-22T10:00:00Z");
    private static final String UK_DECISION = "Commission Implementing Decision (EU) 2021/1772, as extended";
    private static final String PRIVACY_FRAMEWORK = "Commission Implementing Decision (EU) 2023/1795";
    private static final String CLAUSES = "Commission Implementing Decision (EU) 2021/914";

    /** R4.4: the decision ends on 27 December 2031, inclusive, where the controller is. */
    @Nested
    class TheDecisionOnTheUnitedKingdom {

        @Test
        void carriesATransferToday() {
            assertThat(decide("authsmtp", TODAY)).isEqualTo(new Lawful(UK_DECISION));
        }

        @Test
        void carriesATransferInTheLastSecondOfItsLastDay() {
            assertThat(decide("authsmtp", Instant.parse("2031-12-27T22:59:59Z")))
                    .isEqualTo(new Lawful(UK_DECISION));
        }

        @Test
        void carriesNoneFromTheFollowingMidnightInBrussels() {
            assertThat(decide("authsmtp", Instant.parse("2031-12-27T23:00:00Z")))
                    .isEqualTo(new Unlawful(
                            "TRANSFER-EXPIRED",
                            "On 2031-12-28 nothing makes a transfer to \"authsmtp\" (GB) lawful:" + " \"" + UK_DECISION
                                    + "\" was valid through 2031-12-27."));
        }

        @Test
        void carriesNoneBeforeItsFirstDay() {
            assertThat(code(decide("authsmtp", Instant.parse("2021-06-27T21:59:59Z"))))
                    .isEqualTo("TRANSFER-NO-MECHANISM");
        }

        @Test
        void endsAtTheMidnightOfTheRegistersZone() {
            TransferCheck inLondon = check(TestRegister.yaml().replace("Europe/Brussels", "Europe/London"));

            assertThat(inLondon.decide("authsmtp", Instant.parse("2031-12-27T23:59:59Z")))
                    .isEqualTo(new Lawful(UK_DECISION));
            assertThat(code(inLondon.decide("authsmtp", Instant.parse("2031-12-28T00:00:00Z"))))
                    .isEqualTo("TRANSFER-EXPIRED");
        }
    }

    @Nested
    class SeveralMechanisms {

        @Test
        void areTriedInTheRegistersOrder() {
            assertThat(decide("cloudflare", TODAY)).isEqualTo(new Lawful(PRIVACY_FRAMEWORK));
        }

        @Test
        void takeOverFromOneThatHasEnded() {
            TransferCheck check = check(TestRegister.yaml()
                    .replace("valid-from: 2023-07-10", "valid-from: 2023-07-10\n        valid-through: 2026-06-30"));

            assertThat(check.decide("cloudflare", TODAY)).isEqualTo(new Lawful(CLAUSES));
        }

        @Test
        void standInForOneThatHasNotBegun() {
            assertThat(decide("cloudflare", Instant.parse("2023-07-09T21:59:59Z")))
                    .isEqualTo(new Lawful(CLAUSES));
        }
    }

    @Nested
    class AMechanismThatAnOperatorDeclaredVoid { // R4.5

        @Test
        void carriesNothingFromThatDayOn() {
            book.invalidate(said(UK_DECISION, "2027-03-01"));

            assertThat(decide("authsmtp", Instant.parse("2027-02-28T22:59:59Z")))
                    .isEqualTo(new Lawful(UK_DECISION));
            assertThat(decide("authsmtp", Instant.parse("2027-02-28T23:00:00Z")))
                    .isEqualTo(new Unlawful(
                            "TRANSFER-INVALIDATED",
                            "On 2027-03-01 nothing makes a transfer to \"authsmtp\" (GB) lawful: \"" + UK_DECISION
                                    + "\" is void from 2027-03-01 on (a court declared it invalid)."));
        }

        @Test
        void givesWayToTheNextOne() {
            book.invalidate(said(PRIVACY_FRAMEWORK, "2026-01-01"));

            assertThat(decide("cloudflare", TODAY)).isEqualTo(new Lawful(CLAUSES));
        }

        @Test
        void doesNotGiveWayToClausesWithoutAnAssessment() {
            book.invalidate(said(PRIVACY_FRAMEWORK, "2026-01-01"));
            String yaml = TestRegister.yaml().replaceFirst(" {8}assessment:[^\\n]*\\n( {10}[^\\n]*\\n){2}", "");

            assertThat(code(check(yaml).decide("cloudflare", TODAY))).isEqualTo("TRANSFER-INVALIDATED");
            assertThat(((Unlawful) check(yaml).decide("cloudflare", TODAY)).reason())
                    .contains("\"" + CLAUSES + "\" lacks the assessment of the country's law");
        }

        @Test
        void doesNotLiveLongerThanTheRegisterLetsIt() {
            book.invalidate(said(UK_DECISION, "2033-01-01"));

            assertThat(code(decide("authsmtp", Instant.parse("2032-01-01T00:00:00Z"))))
                    .isEqualTo("TRANSFER-EXPIRED");
        }

        private Invalidation said(String reference, String from) {
            return new Invalidation(reference, LocalDate.parse(from), Invalidation.Reason.COURT_RULING, TODAY);
        }
    }

    @Nested
    class TheCost {

        private final TransferCheck check = check(TestRegister.yaml());

        @Test
        void isOneLookUpForAnAnswerHoweverManyMechanismsThereAre() {
            check.decide("cloudflare", TODAY);

            assertThat(book.lookUps()).isEqualTo(1);
        }

        @Test
        void isNoneWhereNoMechanismIsNeeded() {
            check.decide(Recipient.CONTROLLER, TODAY);
            check(TestRegister.yaml().replace("country: GB", "country: NO")).decide("authsmtp", TODAY);

            assertThat(book.lookUps()).isZero();
        }

        @Test
        void isOneLookUpForAllThatIsShown() {
            assertThat(check.outlooks(List.of("cloudflare", "authsmtp", Recipient.CONTROLLER), TODAY))
                    .hasSize(3);

            assertThat(book.lookUps()).isEqualTo(1);
        }
    }

    @Nested
    class TheOutlook {

        @Test
        void reachesToTheLastDayOfTheLastMechanismThatTakesOver() {
            TransferCheck check = check(TestRegister.yaml()
                    .replace("valid-from: 2023-07-10", "valid-from: 2023-07-10\n        valid-through: 2027-06-30")
                    .replace("(EU) 2021/914\n", "(EU) 2021/914\n        valid-through: 2028-06-30\n"));

            assertThat(check.outlook("cloudflare", TODAY).lastDay()).contains(LocalDate.of(2028, 6, 30));
        }

        @Test
        void endsWhereThereIsAGap() {
            TransferCheck check = check(TestRegister.yaml()
                    .replace("valid-from: 2023-07-10", "valid-from: 2023-07-10\n        valid-through: 2027-06-30")
                    .replace("(EU) 2021/914\n", "(EU) 2021/914\n        valid-from: 2027-07-02\n"));

            assertThat(check.outlook("cloudflare", TODAY).lastDay()).contains(LocalDate.of(2027, 6, 30));
        }

        @Test
        void isOpenWhereAMechanismHasNoEnd() {
            assertThat(check(TestRegister.yaml()).outlook("cloudflare", TODAY).lastDay())
                    .isEmpty();
            assertThat(check(TestRegister.yaml())
                            .outlook(Recipient.CONTROLLER, TODAY)
                            .isLawful())
                    .isTrue();
        }

        @Test
        void namesTheLastDayOnceItIsOver() {
            TransferOutlook over =
                    check(TestRegister.yaml()).outlook("authsmtp", Instant.parse("2032-05-01T00:00:00Z"));

            assertThat(over.isLawful()).isFalse();
            assertThat(over.lastDay()).contains(LocalDate.of(2031, 12, 27));
        }

        @Test
        void goesByWhatWasKnownLastWhileTheStoreIsAway() {
            TransferCheck check = check(TestRegister.yaml());
            book.invalidate(
                    new Invalidation(UK_DECISION, LocalDate.of(2026, 1, 1), Invalidation.Reason.REPEALED, TODAY));
            check.outlook("authsmtp", TODAY);

            book.takeAway();

            assertThat(check.outlook("authsmtp", TODAY).isLawful()).isFalse();
            assertThatThrownBy(() -> check.decide("authsmtp", TODAY))
                    .as("but nothing is sent by that")
                    .isInstanceOf(UnavailableException.class);
        }
    }

    @Test
    void needsNothingWithinTheEuropeanEconomicArea() { // R4.3
        TransferCheck check = check(TestRegister.yaml().replace("country: GB", "country: NO"));

        assertThat(check.decide("authsmtp", Instant.parse("2040-01-01T00:00:00Z")))
                .isEqualTo(new Lawful("EEA"));
    }

    @Test
    void needsNothingForTheControllersOwnSystems() {
        assertThat(decide(Recipient.CONTROLLER, TODAY)).isEqualTo(new Lawful("CONTROLLER"));
    }

    @Test
    void refusesARecipientOfWhomTheRegisterKnowsNothing() { // R4.2
        assertThat(code(decide("unheard-of", TODAY))).isEqualTo("TRANSFER-UNDECLARED");
    }

    @Test
    void refusesACountryForWhichNoMechanismIsNamed() {
        String yaml = TestRegister.yaml();
        String mechanism = yaml.substring(
                yaml.indexOf("    transfer-mechanisms:", yaml.indexOf("- id: authsmtp")),
                yaml.indexOf("    own-retention: delivery logs"));

        assertThat(check(yaml.replace(mechanism, "")).decide("authsmtp", TODAY))
                .isEqualTo(new Unlawful(
                        "TRANSFER-NO-MECHANISM",
                        "On 2026-11-22 nothing makes a transfer to \"authsmtp\" (GB) lawful:"
                                + " the register names no mechanism."));
    }

    private TransferDecision decide(String recipient, Instant at) {
        return check(TestRegister.yaml()).decide(recipient, at);
    }

    private TransferCheck check(String yaml) {
        return new TransferCheck(TestRegister.load(yaml), book);
    }

    private static String code(TransferDecision decision) {
        return decision instanceof Unlawful unlawful ? unlawful.code() : "lawful";
    }
}
