/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8::7, 2001:db8:0:0:0:0:0:7",
        "unknown, 0.0.0.0",
        "proxy.example.org, 0.0.0.0",
        "evil:example, 0.0.0.0",
        "'', 0.0.0.0"
    })
    void takesAddressesAndLooksNothingUp(String remote, String address) {
        assertThat(PeerAddress.of(remote).getHostAddress()).isEqualTo(address);
    }
}
