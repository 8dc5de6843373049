/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

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
    void addsAKeyOfEachKindThatNothingIsMadeWithYet() {
        KeySet staged = keys.staged();

        assertThat(staged.toString()).matches(eachKind("\\d+\\*, \\d+\\+"));
        assertThat(Vault.of(staged).primaryKey()).isEqualTo(Vault.of(keys).primaryKey());
        assertThat(KeySet.parse(staged.serialize()).toString())
                .as("from a file")
                .isEqualTo(staged.toString());
    }

    @Test
    void usesTheStagedKeysOnceTheyArePromoted() {
        KeySet staged = keys.staged();

        KeySet promoted = staged.promoted();

        assertThat(promoted.toString()).matches(eachKind("\\d+, \\d+\\*"));
        assertThat(ids(promoted)).isEqualTo(ids(staged));
    }

    @Test
    void keepsOfRetiredKeysOnlyWhatTheyProved() {
        KeySet retired = keys.rotated().rotated().retired();

        assertThat(retired.toString())
                .matches("KeySet\\[seal=\\[\\d+\\*], index=\\[\\d+\\*], token=\\[\\d+\\*], proof=\\[\\d+, \\d+]]");
        assertThat(KeySet.parse(retired.serialize()).toString()).isEqualTo(retired.toString());
        assertThat(retired.rotated().retired().entries())
                .filteredOn(key -> key.stage() == KeyEntry.Stage.RETIRED)
                .as("those of before stay, too")
                .hasSize(3);
    }

    @Test
    void keepsAStagedKeyWhenOldOnesAreRetired() {
        assertThat(keys.rotated().staged().retired().toString())
                .contains("seal=[")
                .matches(".*\\d+\\*, \\d+\\+.*");
    }

    @Test
    void refusesAStepThatIsNotItsTurn() {
        assertThatIllegalStateException()
                .isThrownBy(() -> keys.staged().staged())
                .withMessageContaining("promote");
        assertThatIllegalStateException().isThrownBy(keys::promoted).withMessageContaining("stage");
        assertThatIllegalStateException().isThrownBy(keys::retired).withMessageContaining("promoted");
        assertThatIllegalStateException()
                .as("nothing is made with a staged key, so nothing is old")
                .isThrownBy(() -> keys.staged().retired());
    }

    /** It knows of three parts and of the format; what it does not know it passes over. */
    @Test
    void staysReadableForAReleaseThatKnowsOfNoSteps() {
        KeySet retired = keys.rotated().retired().staged();

        KeySet read = KeySet.parse(KeySets.without("proof", retired));

        assertThat(read.toString()).isEqualTo(retired.toString().replaceFirst(", proof=.*", "]"));
        byte[] sealed = Vault.of(retired).seal(new byte[1], "record", "column");
        assertThat(Vault.of(read).open(sealed, "record", "column")).containsExactly(0);
    }

    @Test
    void refusesADamagedPartOfWhatRetiredKeysHaveProven() {
        KeySet retired = keys.rotated().retired();

        assertThatIllegalArgumentException().isThrownBy(() -> KeySet.parse(KeySets.withKind("proof", "seal", retired)));
        assertThatIllegalArgumentException()
                .as("a key that is retired and in use")
                .isThrownBy(() -> KeySet.parse(KeySets.withKind("proof", "index", retired)));
    }

    private static String eachKind(String stages) {
        return "KeySet\\[seal=\\[" + stages + "], index=\\[" + stages + "], token=\\[" + stages + "]]";
    }

    private static List<Long> ids(KeySet of) {
        return of.entries().stream().map(KeyEntry::id).toList();
    }

    @Test
    void rendersNoKey() {
        KeySet every = keys.rotated().retired().staged();
        List<String> secrets = KEY_MATERIAL
                .matcher(every.serialize())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(secrets).hasSize(7);
        assertThat(every.toString()).doesNotContain(secrets);
        assertThat(every.entries().toString()).doesNotContain(secrets);
        assertThat(Vault.of(every).toString()).doesNotContain(secrets);
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
