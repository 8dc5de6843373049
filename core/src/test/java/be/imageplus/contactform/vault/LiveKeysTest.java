/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.problem.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A vault takes up the keys that an operator changed, while it is in use. */
class LiveKeysTest {

    private static final byte[] CLEAR = "text".getBytes(UTF_8);
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final KeySet first = KeySet.generate();
    private final AtomicReference<Supplier<KeySet>> answer = new AtomicReference<>(() -> first);
    private final AtomicInteger asked = new AtomicInteger();
    private final KeySource source = () -> {
        asked.incrementAndGet();
        return answer.get().get();
    };
    private final Vault vault = Vault.of(first)
            .reloadingFrom(source, other -> other.fits(Vault.of(first).checkValue()));

    @Test
    void usesOtherKeysOnceItIsToldToAskForThem() {
        KeySet rotated = changed(first.rotated());

        assertThat(vault.reload()).isTrue();

        assertThat(vault.primaryKey()).isEqualTo(Vault.of(rotated).primaryKey());
        assertThat(Vault.of(rotated).open(vault.seal(CLEAR, "r", "c"), "r", "c"))
                .isEqualTo(CLEAR);
        assertThat(vault.reload()).as("again").isFalse();
    }

    @Test
    void asksByItselfForTheKeyThatSomethingIsSealedWith() {
        Vault other = Vault.of(changed(first.rotated()));

        assertThat(vault.open(other.seal(CLEAR, "r", "c"), "r", "c")).isEqualTo(CLEAR);
        assertThat(asked).hasValue(1);
    }

    @Test
    void asksByItselfForTheKeyThatSomethingIsProvenWith() {
        Vault other = Vault.of(changed(first.rotated()));

        assertThat(vault.check(other.prove("p", CLEAR), "p", CLEAR)).isEqualTo(Vault.Proof.GENUINE);
    }

    @Test
    void asksByItselfForTheKeyThatATokenIsSignedWith() {
        Vault other = Vault.of(changed(first.rotated()));
        String token = SignedToken.of("form", NOW.plusSeconds(60), Map.of()).sign(other);

        assertThat(SignedToken.verify(token, "form", NOW, vault)).isInstanceOf(SignedToken.Verified.Valid.class);
    }

    @Test
    void asksForNothingAsLongAsItKnowsTheKeys() {
        vault.open(vault.seal(CLEAR, "r", "c"), "r", "c");
        vault.check(vault.prove("p", CLEAR), "p", CLEAR);
        assertThat(vault.signed(vault.sign("form", "x"), "form", "x")).isTrue();
        byte[] changed = vault.seal(CLEAR, "r", "c");
        changed[9] ^= 1;
        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> vault.open(changed, "r", "c"));

        assertThat(asked).hasValue(0);
    }

    @Test
    void asksAtMostOnceASecondHoweverManyUnknownKeysAreNamed() {
        long begun = System.nanoTime();
        for (int i = 0; i < 2_000; i++) {
            assertThat(SignedToken.verify(madeUp(i), "form", NOW, vault))
                    .isInstanceOf(SignedToken.Verified.Invalid.class);
        }
        long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();

        assertThat(asked.get()).isBetween(1, (int) seconds + 1);
        changed(first.rotated());
        await().untilAsserted(() -> {
            SignedToken.verify(madeUp(7), "form", NOW, vault);
            assertThat(vault.primaryKey())
                    .as("and then again")
                    .isNotEqualTo(Vault.of(first).primaryKey());
        });
    }

    /** A token with a tag that names any key. */
    private static String madeUp(int number) {
        byte[] tag = new byte[21];
        tag[0] = 1;
        tag[3] = (byte) (number >> 8);
        tag[4] = (byte) number;
        return "AAAA." + Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    }

    @Test
    void refusesKeysThatDoNotFit() {
        changed(KeySet.generate());

        assertThat(vault.reload()).isFalse();

        assertThat(vault.primaryKey()).isEqualTo(Vault.of(first).primaryKey());
    }

    @Test
    void goesOnWithItsKeysWhenTheSourceFails() {
        for (RuntimeException failure : new RuntimeException[] {
            new UnavailableException("SECRETS-AWAY", "The secret store is away.", Duration.ZERO, null),
            new IllegalArgumentException("keys: not a key set"),
            new NullPointerException()
        }) {
            answer.set(() -> {
                throw failure;
            });
            assertThat(vault.reload()).isFalse();
            assertThat(vault.open(vault.seal(CLEAR, "r", "c"), "r", "c")).isEqualTo(CLEAR);
        }
        changed(first.rotated());
        assertThat(vault.reload()).as("once it answers again").isTrue();
    }

    @Test
    void goesOnWithItsKeysWhenNobodyCanTellWhetherOthersFit() {
        Vault doubtful = Vault.of(first).reloadingFrom(source, other -> {
            throw new UnavailableException("STORE-BUSY", "The database is busy.", Duration.ZERO, null);
        });
        changed(first.rotated());

        assertThat(doubtful.reload()).isFalse();
        assertThat(doubtful.primaryKey()).isEqualTo(Vault.of(first).primaryKey());
    }

    @Test
    void neverHasKeysMade() {
        KeySource making = new KeySource() {
            @Override
            public KeySet load() {
                throw new AssertionError("may make keys");
            }

            @Override
            public KeySource existing() {
                return source;
            }
        };
        changed(first.rotated());

        assertThat(Vault.of(first).reloadingFrom(making, any -> true).reload()).isTrue();
    }

    @Test
    void aVaultOverFixedKeysAsksNobody() {
        Vault fixed = Vault.of(first);
        byte[] unknown = Vault.of(first.rotated()).seal(CLEAR, "r", "c");

        assertThat(fixed.reload()).isFalse();
        assertThatExceptionOfType(BrokenSealException.class).isThrownBy(() -> fixed.open(unknown, "r", "c"));
    }

    private KeySet changed(KeySet keys) {
        answer.set(() -> keys);
        return keys;
    }
}
