/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import be.imageplus.contactform.vault.KeyEntry.Stage;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VaultTest {

    private static final String RECORD = "01932c07-209c-7a3c-8f8a-0123456789ab";
    private static final byte[] CLEAR = "Bonjour, une question à propos d'un site".getBytes(UTF_8);

    private final KeySet keys = KeySet.generate();
    private final Vault vault = Vault.of(keys);

    @Nested
    class Proving {

        private static final String PURPOSE = "ledger-entry/1";

        private final byte[] proof = vault.prove(PURPOSE, CLEAR);

        @Test
        void knowsItsOwnProof() {
            assertThat(proof).hasSize(36);
            assertThat(vault.check(proof, PURPOSE, CLEAR)).isEqualTo(Vault.Proof.GENUINE);
        }

        @Test
        void refusesAChangeOfAnyByte() {
            for (int i = Integer.BYTES; i < proof.length; i++) { // before them stands the key's id
                byte[] changed = proof.clone();
                changed[i] ^= 1;
                assertThat(vault.check(changed, PURPOSE, CLEAR)).isEqualTo(Vault.Proof.FORGED);
            }
        }

        @Test
        void refusesAnotherPurposeAnotherContentAndWhatIsNoProof() {
            assertThat(vault.check(proof, "ledger-link/1", CLEAR)).isEqualTo(Vault.Proof.FORGED);
            assertThat(vault.check(proof, PURPOSE, new byte[0])).isEqualTo(Vault.Proof.FORGED);
            assertThat(vault.check(new byte[0], PURPOSE, CLEAR)).isEqualTo(Vault.Proof.FORGED);
            assertThat(vault.check(Arrays.copyOf(proof, 37), PURPOSE, CLEAR)).isEqualTo(Vault.Proof.FORGED);
        }

        @Test
        void saysWhenItLacksTheKey() {
            Vault other = Vault.of(KeySet.generate());

            assertThat(other.check(proof, PURPOSE, CLEAR)).isEqualTo(Vault.Proof.KEY_UNKNOWN);
        }

        @Test
        void knowsProofsFromBeforeARotationAndFromAFile() {
            Vault rotated = Vault.of(KeySet.parse(keys.rotated().serialize()));

            assertThat(rotated.check(proof, PURPOSE, CLEAR)).isEqualTo(Vault.Proof.GENUINE);
            assertThat(rotated.prove(PURPOSE, CLEAR)).isNotEqualTo(proof);
        }

        @Test
        void knowsProofsOfAKeyThatWasRetiredAndSaysSo() {
            Vault promoted = Vault.of(keys.rotated());
            Vault retired = Vault.of(KeySet.parse(keys.rotated().retired().serialize()));

            assertThat(retired.check(proof, PURPOSE, CLEAR)).isEqualTo(Vault.Proof.GENUINE);
            assertThat(retired.check(proof, PURPOSE, new byte[0])).isEqualTo(Vault.Proof.FORGED);
            assertThat(vault.provenWith(proof)).contains(Stage.PRIMARY);
            assertThat(promoted.provenWith(proof)).contains(Stage.OLD);
            assertThat(retired.provenWith(proof)).contains(Stage.RETIRED);
            assertThat(Vault.of(KeySet.generate()).provenWith(proof)).isEmpty();
            assertThat(vault.provenWith(new byte[3])).isEmpty();
        }

        @Test
        void provesWithAnotherKeyThanItIndexesWith() {
            byte[] tag = Arrays.copyOfRange(proof, Integer.BYTES, proof.length);

            assertThat(vault.index(PURPOSE, new String(CLEAR, UTF_8))).isNotEqualTo(tag);
        }
    }

    @Nested
    class Sealing {

        @Test
        void opensWhatItSealed() {
            byte[] sealed = vault.seal(CLEAR, RECORD, "payload");

            assertThat(vault.open(sealed, RECORD, "payload")).isEqualTo(CLEAR);
            assertThat(new String(sealed, UTF_8)).doesNotContain("question");
        }

        @Test
        void sealsNothingAtAllToo() {
            assertThat(vault.open(vault.seal(new byte[0], RECORD, "payload"), RECORD, "payload"))
                    .isEmpty();
        }

        @Test
        void sealsTheSameDifferentlyEachTime() {
            assertThat(vault.seal(CLEAR, RECORD, "payload")).isNotEqualTo(vault.seal(CLEAR, RECORD, "payload"));
        }

        @Test
        void addsThirtyThreeBytes() {
            assertThat(vault.seal(CLEAR, RECORD, "payload")).hasSize(CLEAR.length + 33);
        }

        @Test
        void refusesAChangeOfAnyByte() {
            byte[] sealed = vault.seal(CLEAR, RECORD, "payload");

            for (int i = 0; i < sealed.length; i++) {
                byte[] changed = sealed.clone();
                changed[i] ^= 1;
                assertBroken(vault, changed, RECORD, "payload");
            }
        }

        @Test
        void refusesEveryShorterPieceAndAnyLongerOne() {
            byte[] sealed = vault.seal(CLEAR, RECORD, "payload");

            for (int length = 0; length < sealed.length; length++) {
                assertBroken(vault, Arrays.copyOf(sealed, length), RECORD, "payload");
            }
            assertBroken(vault, Arrays.copyOf(sealed, sealed.length + 1), RECORD, "payload");
        }

        @Test
        void refusesAValueThatMovedToAnotherRecordOrColumn() {
            byte[] sealed = vault.seal(CLEAR, RECORD, "payload");

            assertBroken(vault, sealed, "01932c07-209c-7a3c-8f8a-0123456789ac", "payload");
            assertBroken(vault, sealed, RECORD, "technical");
        }

        @Test
        void tellsWhereARecordsIdEndsAndTheColumnBegins() {
            assertBroken(vault, vault.seal(CLEAR, "ab", "c"), "a", "bc");
        }

        @Test
        void refusesOtherKeys() {
            assertBroken(Vault.of(KeySet.generate()), vault.seal(CLEAR, RECORD, "payload"), RECORD, "payload");
        }

        @Test
        void saysWhichColumnOfWhichRecordIsBrokenAndThatWaitingIsOfNoUse() {
            BrokenSealException broken =
                    catchThrowableOfType(BrokenSealException.class, () -> vault.open(CLEAR, RECORD, "payload"));

            assertThat(broken.code()).isEqualTo("SEAL-BROKEN");
            assertThat(broken.retryHelps()).isFalse();
            assertThat(broken).hasMessageContaining(RECORD).hasMessageContaining("payload");
        }

        private void assertBroken(Vault by, byte[] sealed, String recordId, String column) {
            assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> by.open(sealed, recordId, column));
        }
    }

    @Nested
    class Indexing {

        @Test
        void givesEqualValuesOfAKindEqualIndexes() {
            assertThat(vault.index("email", "ada@example.org"))
                    .hasSize(32)
                    .isEqualTo(Vault.of(KeySet.parse(keys.serialize())).index("email", "ada@example.org"));
        }

        @Test
        void givesOtherValuesOtherIndexes() {
            assertThat(vault.index("email", "ada@example.org")).isNotEqualTo(vault.index("email", "adb@example.org"));
        }

        @Test
        void givesTheSameValueOfAnotherKindAnotherIndex() {
            assertThat(vault.index("email", "x")).isNotEqualTo(vault.index("phone", "x"));
            assertThat(vault.index("ab", "c")).isNotEqualTo(vault.index("a", "bc"));
        }

        @Test
        void isKeyed() {
            assertThat(vault.index("email", "ada@example.org"))
                    .isNotEqualTo(Vault.of(KeySet.generate()).index("email", "ada@example.org"));
        }

        @Test
        void findsByThePrimaryKeyOnlyUntilItRotates() {
            assertThat(vault.indexes("email", "a")).containsExactly(vault.index("email", "a"));
        }
    }

    @Nested
    class AfterTwoRotations {

        private final Vault later = Vault.of(keys.rotated().rotated());

        @Test
        void opensWhatWasSealedBefore() {
            assertThat(later.open(vault.seal(CLEAR, RECORD, "payload"), RECORD, "payload"))
                    .isEqualTo(CLEAR);
        }

        @Test
        void sealsWithTheNewKey() {
            assertThatExceptionOfType(BrokenSealException.class)
                    .isThrownBy(() -> vault.open(later.seal(CLEAR, RECORD, "payload"), RECORD, "payload"));
        }

        @Test
        void findsUnderAllKeys() {
            assertThat(later.indexes("email", "a"))
                    .hasSize(3)
                    .doesNotHaveDuplicates()
                    .contains(vault.index("email", "a"), later.index("email", "a"));
        }

        @Test
        void indexesWithTheNewKeyAndLooksUnderTheOldOneFirst() {
            for (int i = 0; i < 20; i++) { // the order of key ids is random
                Vault next = Vault.of(keys.rotated());
                assertThat(next.index("email", "a")).isNotEqualTo(vault.index("email", "a"));
                assertThat(next.indexes("email", "a"))
                        .containsExactly(vault.index("email", "a"), next.index("email", "a"));
            }
        }

        @Test
        void fitsAStoreOfBefore() {
            assertThat(later.fits(vault.checkValue())).isTrue();
        }
    }

    /** Two nodes that learn of a key one after the other. */
    @Nested
    class InTheStepsOfARotation {

        private final KeySet staged = keys.staged();
        private final KeySet promoted = staged.promoted();
        private final Vault behind = Vault.of(staged);
        private final Vault ahead = Vault.of(promoted);
        private final Vault done = Vault.of(promoted.retired());

        @Test
        void nodesOpenAndFindAndVerifyOneAnothersWork() {
            assertThat(behind.open(ahead.seal(CLEAR, RECORD, "payload"), RECORD, "payload"))
                    .isEqualTo(CLEAR);
            assertThat(ahead.open(behind.seal(CLEAR, RECORD, "payload"), RECORD, "payload"))
                    .isEqualTo(CLEAR);
            assertThat(behind.indexes("email", "a")).contains(ahead.index("email", "a"));
            assertThat(ahead.indexes("email", "a")).contains(behind.index("email", "a"));
            assertThat(behind.signed(ahead.sign("form", "x"), "form", "x")).isTrue();
            assertThat(ahead.signed(behind.sign("form", "x"), "form", "x")).isTrue();
            assertThat(behind.check(ahead.prove("p", CLEAR), "p", CLEAR)).isEqualTo(Vault.Proof.GENUINE);
            assertThat(behind.fits(ahead.checkValue())).isTrue();
            assertThat(ahead.fits(behind.checkValue())).isTrue();
        }

        @Test
        void stagingChangesNothingThatIsMade() {
            assertThat(behind.index("email", "a")).isEqualTo(vault.index("email", "a"));
            assertThat(vault.open(behind.seal(CLEAR, RECORD, "payload"), RECORD, "payload"))
                    .isEqualTo(CLEAR);
        }

        @Test
        void tellsByWhichKeySomethingIsSealed() {
            byte[] before = behind.seal(CLEAR, RECORD, "payload");
            byte[] after = ahead.seal(CLEAR, RECORD, "payload");

            assertThat(behind.sealedWith(before)).contains(Stage.PRIMARY);
            assertThat(behind.sealedWith(after)).contains(Stage.STAGED);
            assertThat(ahead.sealedWith(before)).contains(Stage.OLD);
            assertThat(ahead.sealedWith(after)).contains(Stage.PRIMARY);
            assertThat(done.sealedWith(before)).isEmpty();
            assertThat(ahead.sealedWith(CLEAR)).isEmpty();
            assertThat(ahead.sealedWith(new byte[0])).isEmpty();
        }

        @Test
        void retiredKeysOpenAndFindAndVerifyNothing() {
            byte[] sealed = behind.seal(CLEAR, RECORD, "payload");

            assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> done.open(sealed, RECORD, "payload"));
            assertThat(done.indexes("email", "a")).doesNotContain(behind.index("email", "a"));
            assertThat(done.signed(behind.sign("form", "x"), "form", "x")).isFalse();
            assertThat(done.fits(behind.checkValue())).isFalse();
            assertThat(done.fits(ahead.checkValue())).isTrue();
        }
    }

    @Nested
    class FittingAStore {

        @Test
        void recognisesItsOwnKeysAfterALoad() {
            assertThat(Vault.of(KeySet.parse(keys.serialize())).fits(vault.checkValue()))
                    .isTrue();
        }

        @Test
        void recognisesOtherKeys() {
            assertThat(Vault.of(KeySet.generate()).fits(vault.checkValue())).isFalse();
        }

        @Test
        void recognisesKeysThatSealButIndexOtherwise() {
            KeySet mixed = KeySet.parse(KeySets.withKeysOf("index", KeySet.generate(), keys));

            assertThat(Vault.of(mixed).open(vault.seal(CLEAR, RECORD, "payload"), RECORD, "payload"))
                    .isEqualTo(CLEAR);
            assertThat(Vault.of(mixed).fits(vault.checkValue())).isFalse();
        }

        @Test
        void takesNoGarbage() {
            assertThat(vault.fits(new byte[0])).isFalse();
            assertThat(vault.fits(CLEAR)).isFalse();
        }

        @Test
        void takesNoOtherSealedValue() {
            assertThat(vault.fits(vault.seal(CLEAR, "", "key-check"))).isFalse();
        }
    }
}
