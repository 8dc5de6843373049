/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.SignedToken;
import be.imageplus.contactform.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTokensTest {

    private static final NoticeRef NOTICE = new NoticeRef("2026-11", "en", "ab".repeat(32));
    private static final String ORIGIN = "https://www.example.org";

    private final KeySet keys = KeySet.generate();
    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00.123456Z");
    private final FormTokens tokens = new FormTokens(Vault.of(keys), clock);

    @Test
    void sayWhatThePageWas() {
        FormToken token = valid(tokens.verify(issued(), "contact"));

        assertThat(token)
                .usingRecursiveComparison()
                .ignoringFields("nonce")
                .isEqualTo(new FormToken("contact", ORIGIN, NOTICE, Instant.parse("2026-11-23T09:00:00.123Z"), ""));
        assertThat(token.nonce()).hasSize(22); // 128 random bits
    }

    /** So that a page knows of its token what we shall know of it when it comes back. */
    @Test
    void areHandedOutTogetherWithWhatTheySay() {
        FormTokens.Issued issued = tokens.issue("contact", ORIGIN, NOTICE);
        assertThat(valid(tokens.verify(issued.text(), "contact"))).isEqualTo(issued.token());

        FormTokens.Issued again =
                tokens.reissue("contact", ORIGIN, NOTICE, issued.token().firstIssuedAt());
        assertThat(valid(tokens.verify(again.text(), "contact"))).isEqualTo(again.token());
    }

    @Test
    void areAnotherForEachPage() {
        assertThat(issued()).isNotEqualTo(issued());
    }

    @Test
    void areShortEnoughForAHiddenInputAndNeedNoEscaping() {
        assertThat(issued()).hasSizeLessThan(400).matches("[A-Za-z0-9_.-]+");
    }

    @Test
    void areValidForFourteenDays() { // R2.18
        String token = issued();

        clock.advance(Duration.ofDays(14).minusMillis(1));
        assertThat(tokens.verify(token, "contact")).isInstanceOf(FormTokens.Verified.Valid.class);

        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.verify(token, "contact")).isInstanceOf(FormTokens.Verified.Expired.class);
    }

    @Test
    void keepTheirFirstIssueAndGetAFreshNonceWhenAPageIsShownAgain() {
        FormToken first = valid(tokens.verify(issued(), "contact"));
        clock.advance(Duration.ofDays(13));
        String again =
                tokens.reissue("contact", ORIGIN, NOTICE, first.firstIssuedAt()).text();

        FormToken second = valid(tokens.verify(again, "contact"));
        assertThat(second.firstIssuedAt()).isEqualTo(first.firstIssuedAt());
        assertThat(second.nonce()).isNotEqualTo(first.nonce());

        clock.advance(Duration.ofDays(1));
        assertThat(tokens.verify(again, "contact")).isInstanceOf(FormTokens.Verified.Expired.class);
    }

    @Test
    void areOfOneFormOnlyEvenWhenTheyAreTooOld() {
        String token = issued();

        assertThat(tokens.verify(token, "quote")).isInstanceOf(FormTokens.Verified.Invalid.class);
        clock.advance(Duration.ofDays(15));
        assertThat(tokens.verify(token, "quote")).isInstanceOf(FormTokens.Verified.Invalid.class);
    }

    @Test
    void areInvalidWhenAnyCharacterIsAnother() {
        String token = issued();

        for (int i = 0; i < token.length(); i++) {
            for (char other : new char[] {'A', '9', '.', ' '}) {
                String changed = token.substring(0, i) + other + token.substring(i + 1);
                if (!changed.equals(token)) {
                    assertThat(tokens.verify(changed, "contact"))
                            .as("character %d changed to '%s'", i, other)
                            .isInstanceOf(FormTokens.Verified.Invalid.class);
                }
            }
            assertThat(tokens.verify(token.substring(0, i), "contact")).isInstanceOf(FormTokens.Verified.Invalid.class);
        }
        assertThat(tokens.verify(token + "A", "contact")).isInstanceOf(FormTokens.Verified.Invalid.class);
    }

    @Test
    void outliveARotationOfKeys() {
        String token = issued();

        assertThat(new FormTokens(Vault.of(keys.rotated()), clock).verify(token, "contact"))
                .isInstanceOf(FormTokens.Verified.Valid.class);
        assertThat(new FormTokens(Vault.of(KeySet.generate()), clock).verify(token, "contact"))
                .isInstanceOf(FormTokens.Verified.Invalid.class);
    }

    @Test
    void areNotTokensOfAnotherPurpose() {
        Map<String, String> claims = claims();
        assertThat(tokens.verify(signed("form", claims), "contact")).isInstanceOf(FormTokens.Verified.Valid.class);
        assertThat(tokens.verify(signed("action", claims), "contact")).isInstanceOf(FormTokens.Verified.Invalid.class);
    }

    /** A later version of this library may write other claims; its tokens are then refused and not half understood. */
    @ParameterizedTest
    @ValueSource(strings = {"f", "o", "v", "l", "h", "i", "n"})
    void areInvalidWithoutAClaim(String missing) {
        Map<String, String> claims = claims();
        claims.remove(missing);

        assertThat(tokens.verify(signed("form", claims), "contact")).isInstanceOf(FormTokens.Verified.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "9223372036854775808"})
    void areInvalidWithAMalformedTime(String time) {
        Map<String, String> claims = claims();
        claims.put("i", time);

        assertThat(tokens.verify(signed("form", claims), "contact")).isInstanceOf(FormTokens.Verified.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void areNeverFoundInGarbage(long seed) {
        Random random = new Random(seed);
        String token = issued();
        Stream.generate(() -> garbage(random, token))
                .limit(2_000)
                .filter(text -> !text.equals(token))
                .forEach(text -> assertThat(tokens.verify(text, "contact"))
                        .as("seed %d, text %s", seed, text)
                        .isInstanceOf(FormTokens.Verified.Invalid.class));
    }

    private static String garbage(Random random, String token) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? token : "");
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(text.length() + 1);
            text.insert(at, (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
        }
        return text.toString();
    }

    private static Map<String, String> claims() {
        return new HashMap<>(
                Map.of("f", "contact", "o", ORIGIN, "v", "2026-11", "l", "en", "h", "hash", "i", "1", "n", "nonce"));
    }

    private String signed(String purpose, Map<String, String> claims) {
        return SignedToken.of(purpose, clock.instant().plusSeconds(60), claims).sign(Vault.of(keys));
    }

    private String issued() {
        return tokens.issue("contact", ORIGIN, NOTICE).text();
    }

    private static FormToken valid(FormTokens.Verified verified) {
        return ((FormTokens.Verified.Valid) verified).token();
    }
}
