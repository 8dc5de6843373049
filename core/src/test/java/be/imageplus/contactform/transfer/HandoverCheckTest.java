/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HandoverCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant ENDED = Instant.parse("2031-12-27T23:00:00Z");
    private static final Handover CLAIM = new Handover("legal-claims", "authsmtp");

    private final HandoverCheck check = checking(TestRegister.example());

    @Test // R4.7
    void namesWhatMakesItLawful() {
        assertThat(check.ground(CLAIM, NOW)).contains("2021/1772");
        assertThat(check.ground(Handover.ownUse("legal-claims"), ENDED)).isEqualTo("CONTROLLER");
    }

    @Test // R4.3, R4.4
    void isRefusedWhereNothingMayBeSentAnyMore() {
        assertThatExceptionOfType(UnlawfulTransferException.class)
                .isThrownBy(() -> check.ground(CLAIM, ENDED))
                .satisfies(e -> assertThat(e.code()).isEqualTo(TransferDecision.Unlawful.EXPIRED))
                .satisfies(e -> assertThat(e.retryHelps()).isFalse());
    }

    @Test // R3.1, R4.1
    void tellsWhatServesThePurposeAndIsOfACategoryThatTheRecipientReceives() {
        assertThat(check.items(CLAIM)).containsExactly("name", "email", "message");
        assertThat(check.items(new Handover("protect", "authsmtp"))).containsExactly("received-at");
        assertThat(check.items(Handover.ownUse("protect")))
                .as("what the edge network logs is never ours to hand over")
                .containsExactly("client-address", "browser-family", "received-at");
    }

    @Test // R4.1
    void isRefusedWhereTheRecipientReceivesNothingThatServesThePurpose() {
        HandoverCheck technicalOnly = checking(TestRegister.load(
                TestRegister.yaml().replace("    categories: [message]\n", "    categories: [technical]\n")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> technicalOnly.items(CLAIM))
                .withMessageContainingAll("\"legal-claims\"", "\"authsmtp\"", "R4.1");
    }

    @Test // R3.1, R4.9
    void isRefusedForWhatIsNotDeclared() {
        for (Handover undeclared : new Handover[] {Handover.ownUse("marketing"), new Handover("reply", "insurer")}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> check.ground(undeclared, NOW))
                    .withMessageContainingAll("is not declared in the register", "R4.9");
            assertThatIllegalArgumentException().isThrownBy(() -> check.items(undeclared));
        }
    }

    private static HandoverCheck checking(ProcessingRegister register) {
        return new HandoverCheck(register, new TransferCheck(register, new MemoryTransferBook()));
    }
}
