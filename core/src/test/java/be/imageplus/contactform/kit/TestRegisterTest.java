/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TestRegisterTest {

    @Test
    void isComplete() {
        assertThat(TestRegister.example().check(TestRegister.NOW)).isEmpty();
    }
}
