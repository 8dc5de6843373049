/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.transfer.TransferDecision.Lawful;
import be.imageplus.contactform.transfer.TransferDecision.Unlawful;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransferCheckTest {

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
                            "On 2031-12-28 nothing makes a transfer to \"authsmtp\" (GB) lawful:"
                                    + " the last mechanism was valid through 2031-12-27."));
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
                                + " the register names no mechanism that has begun."));
    }

    private static TransferDecision decide(String recipient, Instant at) {
        return new TransferCheck(TestRegister.example()).decide(recipient, at);
    }

    private static TransferCheck check(String yaml) {
        return new TransferCheck(TestRegister.load(yaml));
    }

    private static String code(TransferDecision decision) {
        return decision instanceof Unlawful unlawful ? unlawful.code() : "lawful";
    }
}
