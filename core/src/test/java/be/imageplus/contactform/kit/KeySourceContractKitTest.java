/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import org.junit.jupiter.api.Test;

class KeySourceContractKitTest {

    @Test
    void passesKeysInMemory() {
        KeySet keys = KeySet.generate();

        assertThatCode(kitFor(() -> keys)::loadsTheSameKeysEachTime).doesNotThrowAnyException();
        assertThatCode(kitFor(() -> keys)::loadsTheSameKeysThroughAnotherInstance)
                .doesNotThrowAnyException();
        assertThatCode(kitFor(() -> keys)::loadsTheSameKeysOnManyThreads).doesNotThrowAnyException();
    }

    @Test
    void failsASourceThatMakesUpKeys() {
        KeySource broken = KeySet::generate;

        assertThatExceptionOfType(AssertionError.class).isThrownBy(kitFor(broken)::loadsTheSameKeysEachTime);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(kitFor(broken)::loadsTheSameKeysThroughAnotherInstance);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(kitFor(broken)::loadsTheSameKeysOnManyThreads);
    }

    @Test
    void failsASourceThatRotatesByItself() {
        KeySet[] keys = {KeySet.generate()};
        KeySource broken = () -> keys[0] = keys[0].rotated();

        assertThatExceptionOfType(AssertionError.class).isThrownBy(kitFor(broken)::loadsTheSameKeysEachTime);
    }

    private static KeySourceContractKit kitFor(KeySource source) {
        return new KeySourceContractKit() {
            @Override
            protected KeySource source() {
                return source;
            }
        };
    }
}
