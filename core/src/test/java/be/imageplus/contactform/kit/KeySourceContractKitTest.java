/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class KeySourceContractKitTest {

    @Test
    void passesKeysInMemory() {
        KeySet keys = KeySet.generate();

        assertThatCode(kitFor(() -> keys)::loadsTheSameKeysEachTime).doesNotThrowAnyException();
        assertThatCode(kitFor(() -> keys)::loadsTheSameKeysThroughAnotherInstance)
                .doesNotThrowAnyException();
        assertThatCode(kitFor(() -> keys)::loadsTheSameKeysOnManyThreads).doesNotThrowAnyException();
        assertThatCode(kitFor(() -> keys)::isAskedAgainWithoutAChange).doesNotThrowAnyException();
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

    @Test
    void failsASourceThatStagesAKeyWheneverItIsAsked() {
        KeySet keys = KeySet.generate();
        KeySource broken = keys::staged;

        assertThatCode(kitFor(broken)::loadsTheSameKeysEachTime).doesNotThrowAnyException();
        assertThatExceptionOfType(AssertionError.class).isThrownBy(kitFor(broken)::isAskedAgainWithoutAChange);
    }

    @Test
    void failsASourceThatAnswersOnce() {
        AtomicReference<KeySet> keys = new AtomicReference<>(KeySet.generate());
        KeySource broken = () -> Objects.requireNonNull(keys.getAndSet(null));

        assertThatCode(kitFor(broken)::isAskedAgainWithoutAChange).isInstanceOf(NullPointerException.class);
    }

    @Test
    void failsASourceThatMakesKeysForDataThatIsThere() {
        KeySet keys = KeySet.generate();
        KeySource broken = new KeySource() {
            @Override
            public KeySet load() {
                return keys;
            }

            @Override
            public KeySource existing() {
                return KeySet::generate;
            }
        };

        assertThatExceptionOfType(AssertionError.class).isThrownBy(kitFor(broken)::isAskedAgainWithoutAChange);
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
