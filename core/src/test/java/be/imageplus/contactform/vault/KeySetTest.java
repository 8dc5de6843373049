/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeySetTest {

    private static final Pattern KEY_MATERIAL = Pattern.compile("\"value\"\\s*:\\s*\"([^\"]+)\"");

    private final KeySet keys = KeySet.generate();

    @Test
    void readsWhatItWrote() {
        KeySet rotated = keys.rotated();

        assertThat(KeySet.parse(rotated.serialize()).serialize()).isEqualTo(rotated.serialize());
    }

    @Test
    void makesOtherKeysEachTime() {
        assertThat(KeySet.generate().serialize()).isNotEqualTo(keys.serialize());
    }

    @Test
    void keepsOldKeysAndMarksTheNewOnesOfEveryKindAsPrimary() {
        assertThat(keys.toString()).matches("KeySet\\[seal=\\[\\d+\\*], index=\\[\\d+\\*], token=\\[\\d+\\*]]");
        assertThat(keys.rotated().toString())
                .matches("KeySet\\[seal=\\[\\d+, \\d+\\*], index=\\[\\d+, \\d+\\*], token=\\[\\d+, \\d+\\*]]");
    }

    @Test
    void rendersNoKey() {
        List<String> secrets = KEY_MATERIAL
                .matcher(keys.serialize())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(secrets).hasSize(3);
        assertThat(keys.toString()).doesNotContain(secrets);
        assertThat(Vault.of(keys).toString()).doesNotContain(secrets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "\"x\"", "{\"format\":\"contact-form-keys/1\"}", "{\"format\":7}"})
    void refusesWhatIsNoKeySet(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySet.parse(text));
    }

    @Test
    void refusesTheFormatOfALaterVersion() {
        String later = keys.serialize().replace("contact-form-keys/1", "contact-form-keys/2");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySet.parse(later))
                .withMessageContaining("contact-form-keys/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal", "index", "token"})
    void refusesASetThatLacksAKind(String kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySet.parse(KeySets.without(kind, keys)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "token"})
    void refusesSealingKeysInTheOthersPlace(String kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> KeySet.parse(KeySets.withKind(kind, "seal", keys)));
    }

    @Test
    void quotesNothingOfADamagedSet() {
        String secret = keys.serialize().replace("\"", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeySet.parse(secret))
                .satisfies(refusal -> {
                    assertThat(refusal).hasNoCause();
                    assertThat(refusal.getMessage())
                            .doesNotContain("AES", "GCM", "Aes")
                            .hasSizeLessThan(100);
                });
    }

    @Test
    void readsNoPieceOfASetAsAWholeOne() {
        String text = keys.serialize();

        for (int length = 0; length < text.length(); length++) {
            String piece = text.substring(0, length);
            assertThatIllegalArgumentException().isThrownBy(() -> KeySet.parse(piece));
        }
    }
}
