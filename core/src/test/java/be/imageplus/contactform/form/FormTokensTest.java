/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.FormTokens.Verified;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTokensTest {

    private static final NoticeRef NOTICE = new NoticeRef("2026-11", "en", "ab".repeat(32));

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final KeySet keys = KeySet.generate();
    private final FormTokens tokens = new FormTokens(Vault.of(keys), clock);

    @Test
    void sayWhatThePageWas() { // R2.18, R6.18
        FormToken token = valid(tokens.issue("contact", "https://example.org", NOTICE));

        assertThat(token.form()).isEqualTo("contact");
        assertThat(token.origin()).isEqualTo("https://example.org");
        assertThat(token.notice()).isEqualTo(NOTICE);
        assertThat(token.firstIssuedAt()).isEqualTo(clock.instant());
    }

    @Test
    void areUniqueAPage() {
        assertThat(valid(issue()).nonce()).isNotEqualTo(valid(issue()).nonce());
    }

    @Test
    void areValidForFourteenDays() {
        String token = issue();

        clock.advance(Duration.ofDays(14).minusMillis(1));
        assertThat(tokens.verify(token, "contact")).isInstanceOf(Verified.Valid.class);
        clock.advance(Duration.ofMillis(1));
        assertThat(tokens.verify(token, "contact")).isInstanceOf(Verified.Expired.class);
    }

    @Test
    void keepTheirFirstIssueWhenThePageIsShownAgain() {
        Instant first = clock.instant();
        clock.advance(Duration.ofMinutes(5));

        FormToken again = valid(tokens.reissue("contact", "https://example.org", NOTICE, first));

        assertThat(again.firstIssuedAt()).isEqualTo(first);
    }

    @Test
    void areInvalidForAnotherForm() {
        assertThat(tokens.verify(issue(), "quote")).isInstanceOf(Verified.Invalid.class);
    }

    @Test
    void areInvalidOnceASingleSymbolIsChanged() {
        String token = issue();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, i) + other + token.substring(i + 1);
            assertThat(tokens.verify(changed, "contact")).as("position %d", i).isInstanceOf(Verified.Invalid.class);
        }
    }

    @Test
    void outliveARotationOfTheKeys() {
        String token = issue();
        FormTokens rotated = new FormTokens(Vault.of(keys.rotated()), clock);

        assertThat(rotated.verify(token, "contact")).isInstanceOf(Verified.Valid.class);
    }

    @Test
    void ofOtherKeysAreInvalid() {
        FormTokens strangers = new FormTokens(Vault.of(KeySet.generate()), clock);

        assertThat(strangers.verify(issue(), "contact")).isInstanceOf(Verified.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "AAAA.BBBB", "\u0000", "AQAAAA", "%%%"})
    void areInvalidForWhateverElse(String text) {
        assertThat(tokens.verify(text, "contact")).isInstanceOf(Verified.Invalid.class);
    }

    private String issue() {
        return tokens.issue("contact", "https://example.org", NOTICE);
    }

    private FormToken valid(String token) {
        return ((Verified.Valid) tokens.verify(token, "contact")).token();
    }
}
