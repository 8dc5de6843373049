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

    private static final InetAddress PROXY = address("10.1.2.3");
    private static final InetAddress STRANGER = address("198.51.100.9");

    private final ClientAddressResolver cloudflare =
            new ClientAddressResolver(List.of("10.0.0.0/8", "2001:db8::/32"), Optional.of("CF-Connecting-IP"));

    @Test
    void believesTheHeaderOfATrustedPeer() {
        assertThat(resolve(PROXY, "192.0.2.7")).isEqualTo(address("192.0.2.7"));
        assertThat(resolve(address("2001:db8::1"), "2001:db9::7")).isEqualTo(address("2001:db9::7"));
    }

    @Test
    void believesNobodyElse() {
        assertThat(resolve(STRANGER, "192.0.2.7")).isEqualTo(STRANGER);
    }

    @Test
    void believesNoOtherHeader() {
        InetAddress found =
                cloudflare.resolve(PROXY, name -> name.equals("X-Forwarded-For") ? List.of("192.0.2.7") : List.of());

        assertThat(found).isEqualTo(PROXY);
    }

    @Test
    void believesNobodyUnlessTold() {
        assertThat(ClientAddressResolver.socketOnly().resolve(PROXY, name -> List.of("192.0.2.7")))
                .isEqualTo(PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "example.org",
                "999.1.1.1",
                "192.0.2",
                "1",
                "0x7f000001",
                "[::1]",
                "192.0.2.7:80",
                "fe80::1%eth0"
            })
    void takesTheSocketWhereTheHeaderHoldsNoAddress(String value) {
        assertThat(resolve(PROXY, value)).isEqualTo(PROXY);
    }

    @Nested
    class InAListOfHops {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "203.0.113.66, 192.0.2.7 | 192.0.2.7",
                    "203.0.113.66, 192.0.2.7, 10.9.9.9 | 192.0.2.7",
                    "nonsense, 192.0.2.7 | 192.0.2.7",
                    "192.0.2.7, nonsense | 10.1.2.3",
                    "10.9.9.9, 10.8.8.8 | 10.1.2.3"
                })
        void isTheLastThatIsNoProxyOfOurs(String hops, String expected) {
            assertThat(resolve(PROXY, hops)).isEqualTo(address(expected));
        }

        @Test
        void severalLinesAreOneList() {
            assertThat(resolve(PROXY, "203.0.113.66", "192.0.2.7")).isEqualTo(address("192.0.2.7"));
        }
    }

    @Test
    void takesAnAddressMappedIntoIpv6ForWhatItIs() {
        assertThat(resolve(PROXY, "::ffff:192.0.2.7")).isEqualTo(address("192.0.2.7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/x", "example.org", "2001:db8::/129", "10.0.0.0/8/8"})
    void refusesABlockThatIsNone(String block) {
        assertThatThrownBy(() -> new ClientAddressResolver(List.of(block), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("10.0.0.0/8");
    }

    private InetAddress resolve(InetAddress peer, String... lines) {
        return cloudflare.resolve(peer, name -> name.equals("CF-Connecting-IP") ? List.of(lines) : List.of());
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
