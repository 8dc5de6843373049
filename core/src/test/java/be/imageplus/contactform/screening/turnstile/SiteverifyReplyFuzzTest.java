/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.RandomInputs;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes from the address where Cloudflare was, nothing but a clear yes is one. */
class SiteverifyReplyFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void readsAnyReply(byte[] input) {
        RandomInputs.timed(input, SiteverifyReplyFuzzTest::reply);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomReplies(long seed) {
        RandomInputs.give(SiteverifyReplyFuzzTest.class, "readsAnyReply", seed, SiteverifyReplyFuzzTest::reply);
    }

    private static void reply(byte[] input) {
        SiteverifyReply.parse(input).ifPresent(reply -> {
            // Jackson reads UTF-16 and UTF-32 too, in which the word has zeros between its letters.
            String body = new String(input, ISO_8859_1).replace("\0", "");
            assertThat(body).contains(Boolean.toString(reply.success()));
            SiteverifyErrors.judged(reply.errors());
        });
    }
}
