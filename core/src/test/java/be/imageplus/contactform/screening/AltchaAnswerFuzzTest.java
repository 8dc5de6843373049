/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.RandomInputs;
import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes as a proof of work, it is a clean refusal unless somebody worked for it. */
class AltchaAnswerFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final FormToken PAGE =
            new FormToken("contact", "https://example.org", new NoticeRef("2026-11", "en", "ab"), NOW, "nonce");
    private static final ProofOfWork PROOF =
            new ProofOfWork(Vault.of(KeySet.generate()), ProofCost.STANDARD, Duration.ofSeconds(10));
    private static final String ASKED = PROOF.of(PAGE).map(Challenge::json).orElseThrow();

    @FuzzTest(maxDuration = "1m")
    void readsAnyAnswer(byte[] input) {
        RandomInputs.timed(input, AltchaAnswerFuzzTest::answer);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomAnswers(long seed) {
        RandomInputs.give(AltchaAnswerFuzzTest.class, "readsAnyAnswer", seed, AltchaAnswerFuzzTest::answer);
    }

    /** As a text of its own, and as JSON, with what we asked where it says so. */
    private static void answer(byte[] input) {
        assertIsRefused(RandomInputs.text(input));
        byte[] json =
                new String(input, ISO_8859_1).replace("{challenge}", ASKED).getBytes(UTF_8);
        assertIsRefused(Base64.getEncoder().encodeToString(json));
    }

    private static void assertIsRefused(String text) {
        if (!text.isEmpty()) {
            assertThat(PROOF.check(new Screened(
                            "contact",
                            PAGE,
                            Map.of(),
                            List.of(),
                            "",
                            text,
                            Circumstances.visitor(InetAddress.getLoopbackAddress()),
                            NOW)))
                    .isEqualTo(new Verdict.Refuse("proof-invalid", Optional.empty()));
        }
    }
}
