/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody's name gets into an event as the one who did it (GDPR.md §8). */
class ActorCodeTest {

    @ParameterizedTest
    @ValueSource(strings = {"visitor", "mail-link", "handler/7", "privacy/0192f0c4-77aa", "auditor/a-b-c"})
    void anEventNamesARoleOrAPseudonymInIt(String code) {
        assertThat(event(code).actor()).isEqualTo(code);
        assertThat(Actor.parse(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/7",
                "handler/",
                "handler/7/8",
                "Canary",
                "canary example",
                "canary@example.org",
                "handler/Canary",
                "handler/canary example",
                "handler/canary.example",
                "handler/canary@example.org",
                "handler/canary_example",
                "handler/canáry",
                "handler\n",
                "handler/7\n",
                "a-role-that-is-longer-than-any-canary"
            })
    void refusesWhatCouldBeANameOrAnAddressAndDoesNotRepeatIt(String text) {
        assertThatThrownBy(() -> event(text))
                .isInstanceOfSatisfying(
                        IllegalArgumentException.class,
                        refusal -> assertThat(refusal.getMessage()).doesNotContainIgnoringCase("canary"));
    }

    private static LedgerEvent event(String actor) {
        return new LedgerEvent(
                new RecordId(new UUID(7, 7)),
                Instant.EPOCH,
                LedgerEvent.Type.MAIL_DELIVERED,
                actor,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
