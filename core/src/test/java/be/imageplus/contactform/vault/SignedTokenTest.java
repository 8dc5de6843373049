/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTokenTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant EXPIRY = NOW.plus(Duration.ofDays(14));
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    private final KeySet keys = KeySet.generate();
    private final Vault vault = Vault.of(keys);
    private final SignedToken token = SignedToken.of(
            "form",
            EXPIRY,
            Map.of(
                    "f", "contact",
                    "o", "https://www.imageplus.example",
                    "v", "2026-11",
                    "l", "en",
                    "h", "0123456789abcdef".repeat(4),
                    "i", NOW.toString(),
                    "n", "wYq3rTtR0Xy7wYq3rTtR0X"));

    @Test
    void comesBackAsItWas() {
        assertThat(verify(token.sign(vault))).isEqualTo(new SignedToken.Verified.Valid(token));
    }

    @Test
    void isShortAndFitForAnAddress() {
        assertThat(token.sign(vault))
                .matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{28}")
                .hasSizeLessThan(350);
    }

    @Test
    void keepsAnyTextInItsClaims() {
        Map<String, String> claims = Map.of("", "", "é", "名前\u0000\"'.=&", "s", "x".repeat(400));
        SignedToken odd = SignedToken.of("form", EXPIRY, claims);

        assertThat(verify(odd.sign(vault))).isEqualTo(new SignedToken.Verified.Valid(odd));
    }

    @Test
    void countsItsExpiryInMilliseconds() {
        SignedToken precise = SignedToken.of("form", Instant.parse("2026-12-01T00:00:00.123456789Z"), Map.of());

        assertThat(precise.expiresAt()).isEqualTo("2026-12-01T00:00:00.123Z");
        assertThat(verify(precise.sign(vault))).isEqualTo(new SignedToken.Verified.Valid(precise));
    }

    @Test
    void refusesToBecomeLongerThanAnythingThatIsVerified() {
        SignedToken huge = SignedToken.of("form", EXPIRY, Map.of("x", "x".repeat(2000)));
        SignedToken enormous = SignedToken.of("form", EXPIRY, Map.of("x", "x".repeat(70_000)));

        assertThatIllegalArgumentException().isThrownBy(() -> huge.sign(vault)).withMessageContaining("2048");
        assertThatIllegalArgumentException().isThrownBy(() -> enormous.sign(vault));
    }

    @Nested
    class Expiry {

        @Test
        void isOfTheTimeUntilTheLastMillisecond() {
            assertThat(SignedToken.verify(token.sign(vault), "form", EXPIRY.minusMillis(1), vault))
                    .isInstanceOf(SignedToken.Verified.Valid.class);
        }

        @Test
        void isTooOldFromThatInstantOn() {
            assertThat(SignedToken.verify(token.sign(vault), "form", EXPIRY, vault))
                    .isEqualTo(new SignedToken.Verified.Expired(token));
        }

        @Test
        void doesNotMakeAForeignTokenOurs() {
            assertThat(SignedToken.verify(token.sign(Vault.of(KeySet.generate())), "form", EXPIRY, vault))
                    .isEqualTo(new SignedToken.Verified.Invalid());
        }
    }

    @Nested
    class Refusal {

        @Test
        void isGivenToATokenOfAnotherPurpose() {
            assertThat(SignedToken.verify(token.sign(vault), "action", NOW, vault))
                    .isEqualTo(new SignedToken.Verified.Invalid());
        }

        @Test
        void isGivenToATokenOfOtherKeys() {
            assertInvalid(token.sign(Vault.of(KeySet.generate())));
        }

        @Test
        void isGivenToEveryOtherSymbolAtEveryPosition() {
            String text = token.sign(vault);

            for (int i = 0; i < text.length(); i++) {
                for (char symbol : ALPHABET.toCharArray()) {
                    if (symbol != text.charAt(i)) {
                        assertInvalid(text.substring(0, i) + symbol + text.substring(i + 1));
                    }
                }
            }
        }

        @Test
        void isGivenToEveryPieceAndToAnythingAdded() {
            String text = token.sign(vault);

            for (int i = 0; i < text.length(); i++) {
                assertInvalid(text.substring(0, i));
                assertInvalid(text.substring(i + 1));
                assertInvalid(text.substring(0, i) + text.substring(i + 1));
            }
            for (String addition : new String[] {"=", "==", " ", "\n", "A", ".", "\u0000", "%00"}) {
                assertInvalid(text + addition);
                assertInvalid(addition + text);
            }
        }

        @Test
        void isGivenToThePartsOfTwoTokens() {
            String one = token.sign(vault);
            String other = SignedToken.of("form", EXPIRY, Map.of("f", "other")).sign(vault);

            assertInvalid(one.substring(0, one.indexOf('.')) + other.substring(other.indexOf('.')));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "a.b", "=.=", "\u0000", "null", "💥.💥", "\ud800.\udfff", "+/.+/"})
        void isGivenToOddTexts(String text) {
            assertInvalid(text);
        }

        @Test
        void isGivenToVeryLongTexts() {
            assertInvalid("A".repeat(1 << 20));
            assertInvalid("A".repeat(1 << 20) + "." + "A".repeat(28));
        }

        @ParameterizedTest
        @ValueSource(longs = {20261123, 7, 42})
        void isGivenToRandomTexts(long seed) {
            SplittableRandom random = new SplittableRandom(seed);

            for (int i = 0; i < 5_000; i++) {
                int bound = random.nextBoolean() ? ALPHABET.length() : Character.MAX_CODE_POINT + 1;
                String text = IntStream.range(0, random.nextInt(400))
                        .map(at -> random.nextInt(bound))
                        .mapToObj(at ->
                                bound == ALPHABET.length() ? ALPHABET.substring(at, at + 1) : Character.toString(at))
                        .collect(Collectors.joining());
                assertThat(verify(text)).as("seed %d, text %d", seed, i).isEqualTo(new SignedToken.Verified.Invalid());
            }
        }

        private void assertInvalid(String text) {
            assertThat(verify(text)).isEqualTo(new SignedToken.Verified.Invalid());
        }
    }

    @Nested
    class Rotation {

        private final Vault later = Vault.of(keys.rotated().rotated());

        @Test
        void keepsTokensOfBeforeValid() {
            assertThat(SignedToken.verify(token.sign(vault), "form", NOW, later))
                    .isEqualTo(new SignedToken.Verified.Valid(token));
        }

        @Test
        void signsWithTheNewKey() {
            assertThat(verify(token.sign(later))).isEqualTo(new SignedToken.Verified.Invalid());
        }
    }

    private SignedToken.Verified verify(String text) {
        return SignedToken.verify(text, "form", NOW, vault);
    }
}
