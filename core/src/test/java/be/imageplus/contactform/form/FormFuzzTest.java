/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.RandomInputs;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a field, a token or a header, reading it answers in time and throws nothing. */
class FormFuzzTest {

    private static final FormTokens TOKENS = new FormTokens(
            Vault.of(KeySet.generate()), Clock.fixed(Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC));
    private static final String TOKEN = TOKENS.issue(
                    "contact", "https://example.org", new NoticeRef("2026-11", "en", "ab"))
            .text();
    private static final ClientAddressResolver RESOLVER =
            new ClientAddressResolver(List.of("127.0.0.0/8", "10.0.0.0/8", "2001:db8::/32"), Optional.of("forwarded"));
    private static final InetAddress PROXY = InetAddress.getLoopbackAddress();

    @FuzzTest(maxDuration = "1m")
    void readsAnyEmailAddress(byte[] input) {
        RandomInputs.timed(input, FormFuzzTest::emailAddress);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomEmailAddresses(long seed) {
        RandomInputs.give(FormFuzzTest.class, "readsAnyEmailAddress", seed, FormFuzzTest::emailAddress);
    }

    private static void emailAddress(byte[] input) {
        EmailAddress.parse(RandomInputs.text(input)).ifPresent(address -> {
            assertThat(address.value().getBytes(UTF_8)).hasSizeLessThanOrEqualTo(EmailAddress.MAX_LENGTH);
            assertThat(address.value()).doesNotContainPattern("[\\s\\p{Cntrl}<>,;:()\"\\[\\]\\\\]");
            assertThat(address.value().chars().filter(character -> character == '@'))
                    .hasSize(1);
            assertThat(address.domain()).matches("[a-z0-9-]+(\\.[a-z0-9-]+)+");
            assertThat(EmailAddress.parse(address.value())).contains(address);
        });
    }

    @FuzzTest(maxDuration = "1m")
    void readsAnyPhoneNumber(byte[] input) {
        RandomInputs.timed(input, FormFuzzTest::phoneNumber);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomPhoneNumbers(long seed) {
        RandomInputs.give(FormFuzzTest.class, "readsAnyPhoneNumber", seed, FormFuzzTest::phoneNumber);
    }

    private static void phoneNumber(byte[] input) {
        PhoneNumber.parse(RandomInputs.text(input)).ifPresent(number -> {
            assertThat(number.value()).hasSizeLessThanOrEqualTo(PhoneNumber.MAX_LENGTH);
            assertThat(number.value()).doesNotContainPattern("[\\p{Cntrl}<>@\"]");
            assertThat(PhoneNumber.parse(number.value())).contains(number);
        });
    }

    @FuzzTest(maxDuration = "1m")
    void readsAnyToken(byte[] input) {
        RandomInputs.timed(input, FormFuzzTest::token);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomTokens(long seed) {
        RandomInputs.give(FormFuzzTest.class, "readsAnyToken", seed, FormFuzzTest::token);
    }

    /** A text of its own, or one set into a token of ours at the place that the first byte says. */
    private static void token(byte[] input) {
        assertIsOursOnlyIfWeWroteIt(RandomInputs.text(input));
        if (input.length > 0) {
            int at = (input[0] & 0xFF) * TOKEN.length() / 256;
            String piece = new String(Arrays.copyOfRange(input, 1, input.length), ISO_8859_1);
            assertIsOursOnlyIfWeWroteIt(TOKEN.substring(0, at) + piece + TOKEN.substring(at));
            int end = Math.min(TOKEN.length(), at + piece.length());
            assertIsOursOnlyIfWeWroteIt(TOKEN.substring(0, at) + piece + TOKEN.substring(end));
        }
    }

    private static void assertIsOursOnlyIfWeWroteIt(String text) {
        assertThat(TOKENS.verify(text, "contact") instanceof FormTokens.Verified.Valid)
                .as("valid")
                .isEqualTo(text.equals(TOKEN));
    }

    @FuzzTest(maxDuration = "1m")
    void readsAnyForwardingHeader(byte[] input) {
        RandomInputs.timed(input, FormFuzzTest::forwardingHeader);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomForwardingHeaders(long seed) {
        RandomInputs.give(FormFuzzTest.class, "readsAnyForwardingHeader", seed, FormFuzzTest::forwardingHeader);
    }

    private static void forwardingHeader(byte[] input) {
        List<String> lines = List.of(new String(input, ISO_8859_1).split("\n", -1));

        InetAddress found = RESOLVER.resolve(PROXY, name -> lines);

        assertThat(found.equals(PROXY) || !RESOLVER.trusts(found))
                .as("the proxy, or somebody who is none")
                .isTrue();
        assertThat(found.getHostAddress()).matches("[0-9a-f.:]+");
    }

    @FuzzTest(maxDuration = "1m")
    void readsAnyUserAgent(byte[] input) {
        RandomInputs.timed(input, FormFuzzTest::userAgent);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomUserAgents(long seed) {
        RandomInputs.give(FormFuzzTest.class, "readsAnyUserAgent", seed, FormFuzzTest::userAgent);
    }

    private static void userAgent(byte[] input) {
        assertThat(BrowserFamily.of(new String(input, ISO_8859_1)).display()).matches("[A-Za-z ]+");
    }
}
