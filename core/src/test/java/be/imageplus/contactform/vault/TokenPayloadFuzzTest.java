/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.RandomInputs;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Even where a payload is signed, its bytes may be those of another release. */
class TokenPayloadFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void readsAnyPayload(byte[] input) {
        RandomInputs.timed(input, TokenPayloadFuzzTest::payload);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomPayloads(long seed) {
        RandomInputs.give(TokenPayloadFuzzTest.class, "readsAnyPayload", seed, TokenPayloadFuzzTest::payload);
    }

    private static void payload(byte[] input) {
        TokenPayload.decode(input, "form")
                .ifPresent(token -> assertThat(TokenPayload.decode(TokenPayload.encode(token), "form"))
                        .contains(token));
    }
}
