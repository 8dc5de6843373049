/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressResolverTest { // R2.5

    private static final InetAddress PROXY = address("198.51.100.7");
    private static final InetAddress STRANGER = address("203.0.113.9");
    private static final InetAddress VISITOR = address("192.0.2.44");

    @Nested
    class OneAddressInAHeader {

        private final ClientAddressResolver resolver =
                new ClientAddressResolver(List.of("198.51.100.0/24"), Optional.of("CF-Connecting-IP"));

        @Test
        void isBelievedFromATrustedProxy() {
            assertThat(resolve(resolver, PROXY, "192.0.2.44")).isEqualTo(VISITOR);
            assertThat(resolve(resolver, PROXY, " 2001:db8::44 ")).isEqualTo(address("2001:db8::44"));
        }

        @Test
        void isIgnoredFromAnyoneElse() {
            assertThat(resolve(resolver, STRANGER, "192.0.2.44")).isEqualTo(STRANGER);
        }

        @Test
        void isTheOnlyHeaderAskedFor() {
            assertThat(resolver.resolve(
                            PROXY, name -> name.equals("CF-Connecting-IP") ? List.of() : List.of("192.0.2.1")))
                    .isEqualTo(PROXY);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "unknown",
                    "localhost",
                    "visitor.example.org",
                    "192.0.2",
                    "192.0.2.256",
                    "192.0.2.044",
                    "192.0.2.44.",
                    "192.0.2.44:4711",
                    "0xC0000244",
                    "3221226052",
                    "[2001:db8::44]",
                    "2001:db8::44::1",
                    "2001:db8::44%eth0",
                    "fe80::1%1",
                    ":",
                    ".:",
                    "g::1",
                    "\u0661.2.3.4",
                    "192.0.2.44\r\nX: y"
                })
        void isIgnoredWhenItIsNone(String malformed) {
            assertThat(resolve(resolver, PROXY, malformed)).isEqualTo(PROXY);
        }

        @Test
        void isIgnoredWhenItIsEndless() {
            assertThat(resolve(resolver, PROXY, "0:".repeat(50_000))).isEqualTo(PROXY);
        }

        @Test
        void isTheSameWhenIpv4IsWrittenAsIpv6() {
            assertThat(resolve(resolver, PROXY, "::ffff:192.0.2.44")).isEqualTo(VISITOR);
            assertThat(resolve(resolver, PROXY, "0000:0000:0000:0000:0000:ffff:203.113.100.209"))
                    .isEqualTo(address("203.113.100.209"));
            assertThat(resolve(resolver, address("::ffff:198.51.100.7"), "192.0.2.44"))
                    .isEqualTo(VISITOR);
        }
    }

    @Nested
    class AListOfAddresses {

        private final ClientAddressResolver resolver = new ClientAddressResolver(
                List.of("198.51.100.0/24", "2001:db8:ffff::/48"), Optional.of("X-Forwarded-For"));

        @ParameterizedTest
        @CsvSource({
            "'192.0.2.44'",
            "'10.9.9.9, 192.0.2.44'",
            "'10.9.9.9, 192.0.2.44, 198.51.100.8'",
            "'nonsense, 192.0.2.44,198.51.100.8 , 2001:db8:ffff::1'"
        })
        void isReadFromTheRightUntilSomebodyIsNotTrusted(String line) {
            assertThat(resolve(resolver, PROXY, line)).isEqualTo(VISITOR);
        }

        @Test
        void goesOnOverSeveralLines() {
            assertThat(resolve(resolver, PROXY, "10.9.9.9", "192.0.2.44", "198.51.100.8"))
                    .isEqualTo(VISITOR);
        }

        @Test
        void isGivenUpWhereItCannotBeRead() {
            assertThat(resolve(resolver, PROXY, "192.0.2.44, unknown, 198.51.100.8"))
                    .isEqualTo(PROXY);
            assertThat(resolve(resolver, PROXY, "192.0.2.44,")).isEqualTo(PROXY);
        }

        @Test
        void mayHoldProxiesOnly() {
            assertThat(resolve(resolver, PROXY, "198.51.100.8, 198.51.100.9")).isEqualTo(PROXY);
        }
    }

    @Nested
    class ABlock {

        @ParameterizedTest
        @CsvSource({
            "0.0.0.0/0, 203.0.113.9, true",
            "0.0.0.0/0, 2001:db8::1, false",
            "::/0, 2001:db8::1, true",
            "::/0, 203.0.113.9, false",
            "203.0.113.9, 203.0.113.9, true",
            "203.0.113.9, 203.0.113.8, false",
            "203.0.113.9/32, 203.0.113.9, true",
            "203.0.113.8/31, 203.0.113.9, true",
            "203.0.113.8/31, 203.0.113.10, false",
            "203.0.113.200/25, 203.0.113.129, true",
            "203.0.113.200/25, 203.0.113.127, false",
            "10.0.0.0/9, 10.127.255.255, true",
            "10.0.0.0/9, 10.128.0.0, false",
            "2001:db8::/33, 2001:db8:7fff::1, true",
            "2001:db8::/33, 2001:db8:8000::1, false",
            "' 10.0.0.0/8 ', 10.1.2.3, true"
        })
        void holdsTheAddressesThatShareItsPrefix(String block, String peer, boolean trusted) {
            assertThat(new ClientAddressResolver(List.of(block), Optional.empty()).trusts(address(peer)))
                    .isEqualTo(trusted);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "proxy.example.org",
                    "10.0.0.0/33",
                    "::/129",
                    "10.0.0.0/",
                    "10.0.0.0/-1",
                    "10.0.0.0/8/8",
                    "10.0.0.0/\u0668",
                    "10.0.0/8",
                    "10.0.0.0 /8"
                })
        void isNamedWithWhatIsExpectedWhenItIsNone(String text) {
            assertThatThrownBy(() -> new ClientAddressResolver(List.of("10.0.0.0/8", text), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + text + "\"")
                    .hasMessageContaining("10.0.0.0/8 or 2001:db8::/32");
        }
    }

    @Test
    void believesNobodyUnlessTold() {
        assertThat(ClientAddressResolver.socketOnly().resolve(STRANGER, name -> List.of("192.0.2.44")))
                .isEqualTo(STRANGER);
        assertThat(resolve(new ClientAddressResolver(List.of("0.0.0.0/0"), Optional.empty()), PROXY, "192.0.2.44"))
                .isEqualTo(PROXY);
    }

    private static InetAddress resolve(ClientAddressResolver resolver, InetAddress peer, String... lines) {
        return resolver.resolve(peer, name -> List.of(lines));
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }
}
