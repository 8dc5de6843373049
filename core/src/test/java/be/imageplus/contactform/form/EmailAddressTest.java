/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "ada+form@example.org, ada+form@example.org",
        "o'neill@example.org, o'neill@example.org",
        "a@example.photography, a@example.photography",
        "{}|~!#$%&*/=?^_`@example.org, {}|~!#$%&*/=?^_`@example.org",
        "ADA@XN--BCHER-KVA.example, ADA@xn--bcher-kva.example",
        "ada@例え。テスト, ada@xn--r8jz45g.xn--zckzah",
        "ada@7.example, ada@7.example",
        "am\u0065\u0301lie@example.org, am\u00E9lie@example.org",
        "Ada@EXAMPLE.org, Ada@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@sub.sub.example.org, ada@sub.sub.example.org",
        "用户@example.org, 用户@example.org",
        "θσερ@παράδειγμα.example, θσερ@xn--hxajbheg2az3al.example",
        "ada@xn--strae-oqa.example, ada@xn--strae-oqa.example",
        "'\u00A0ada@example.org\u202F', ada@example.org",
        "'  ada@example.org ', ada@example.org"
    })
    void acceptsWhatPeopleHave(String typed, String value) {
        assertThat(EmailAddress.parse(typed)).map(EmailAddress::value).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "ada@",
                "@example.org",
                "ada@localhost",
                "ada@127.0.0.1",
                "ada@[127.0.0.1]",
                "ada@[IPv6:2001:db8::1]",
                "\"ada\"@example.org",
                "\"a b\"@example.org",
                "<a@b.example>c@d.example",
                "Ada <ada@example.org>",
                "ada@example.org (Ada)",
                "friends: ada@example.org;",
                "ada@example.org, grace@example.org",
                "ada@grace@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada@example..org",
                "ada@.example.org",
                "ada@example.org.",
                "ada@-example.org",
                "ada@example-.org",
                "ada@exa mple.org",
                "ada@exa_mple.org",
                "ada@example.123",
                "ada@stra\u00DFe.example",
                "ada@STRA\u1E9EE.example",
                "ada@\u03B2\u03CC\u03BB\u03BF\u03C2.example",
                "ada@exam\u200Bple.org",
                "ada@exam\u200Dple.org",
                "ada@exam\u00ADple.org",
                "ada@\uFEFFexample.org",
                "ada@\u202Eexample.org",
                "ada@a\u2024example.org",
                "ada@a\u2100example.org",
                "ada\uFF20example.org",
                "ada@a\uFF20example.org",
                "a\u037Eda@example.org",
                "a\uD800da@example.org",
                "ada@exa\uD800mple.org",
                "ada@example.\uFF11\uFF12",
                "ada\r\nBcc: eve@example.org@example.org",
                "ada@example.org\r\nBcc: eve@example.org",
                "a\u0000da@example.org",
                "a\u202Eda@example.org",
                "a\u200Bda@example.org",
                "a\u034Fda@example.org",
                "ada\uFE0F@example.org",
                "a\u115Fda@example.org",
                "a\u3164da@example.org",
                "a\u2800da@example.org",
                "a\uDB40\uDD00da@example.org",
                "ada@exam\u034Fple.org",
                "ada@exam\uFE0Fple.org",
                "ada@exam\u3164ple.org",
                "\u0301ada@example.org",
                "ada.\u0301b@example.org",
                "ada@\u0301example.org",
                "ada@example\u3002\u0301org",
                "ada@\u0D7A\u0D28.example",
                "a\u2028da@example.org"
            })
    void refusesWhatIsNotExactlyOneAddress(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void holdsTheLimitsOfMail() { // RFC 5321, section 4.5.3.1
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("é".repeat(33) + "@example.org")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b".repeat(63) + ".example")).isPresent();
        assertThat(EmailAddress.parse("a@" + "b".repeat(64) + ".example")).isEmpty();
        String domain = ("b".repeat(59) + ".").repeat(4) + "example"; // 247 octets
        assertThat(EmailAddress.parse("a".repeat(6) + "@" + domain)).isPresent();
        assertThat(EmailAddress.parse("a".repeat(7) + "@" + domain)).isEmpty();
        assertThat(EmailAddress.parse("a".repeat(100_000) + "@" + "b.".repeat(100_000) + "example"))
                .isEmpty();
    }

    @Test
    void isFoundWhateverTheCaseItWasTypedIn() {
        assertThat(EmailAddress.parse("Ada@Example.ORG"))
                .map(EmailAddress::canonical)
                .contains("ada@example.org");
    }

    @Test
    void knowsWhichAddressesOnlySomeServersTake() { // RFC 6531
        assertThat(EmailAddress.parse("用户@example.org"))
                .map(EmailAddress::needsSmtpUtf8)
                .contains(true);
        assertThat(EmailAddress.parse("ada@bücher.example"))
                .map(EmailAddress::needsSmtpUtf8)
                .contains(false);
    }

    @Test
    void keepsWhatWasTypedAndShowsNothingOfIt() {
        EmailAddress address = EmailAddress.parse(" Ada@Bücher.example ").orElseThrow();

        assertThat(address.original()).isEqualTo("Ada@Bücher.example");
        assertThat(address.domain()).isEqualTo("xn--bcher-kva.example");
        assertThat(address.toString()).doesNotContainIgnoringCase("ada").doesNotContain("cher");
    }

    @Test
    void isOneAddressHoweverItsDomainIsWritten() {
        assertThat(EmailAddress.parse("ada@BÜCHER.example"))
                .isEqualTo(EmailAddress.parse("ada@xn--bcher-kva.EXAMPLE"))
                .hasSameHashCodeAs(EmailAddress.parse("ada@xn--bcher-kva.example"));
        assertThat(EmailAddress.parse("ada@example.org")).isNotEqualTo(EmailAddress.parse("eve@example.org"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void neverThrowsAndNeverYieldsWhatCouldBreakAHeader(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            String text = garbage(random);
            assertThatCode(() -> EmailAddress.parse(text))
                    .as("seed %d, step %d", seed, i)
                    .doesNotThrowAnyException();
            EmailAddress.parse(text)
                    .ifPresent(address -> assertThat(address.value())
                            .as("seed %d", seed)
                            .doesNotContainAnyWhitespaces()
                            .doesNotContain("<", ">", ",", ";", "\"")
                            .matches(value -> value.chars().noneMatch(Character::isISOControl)));
        }
    }

    private static String garbage(Random random) {
        String pieces = "ab.@+-_ <>\"(),:;[]\\\r\n\t\u0000\u00E9\u00DF\u202E\u200D\u760D\u760A1";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        return random.nextBoolean() ? text + "@example.org" : text.toString();
    }
}
