/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.SignedToken;
import be.imageplus.contactform.vault.Vault;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * What every {@link KeySource} guarantees: the same keys each time, from any thread, at any time.
 *
 * <p>Extend it and return a source whose keys exist:
 *
 * <pre>{@code
 * class VaultServerKeysTest extends KeySourceContractKit {
 *     protected KeySource source() {
 *         return new VaultServerKeys(server.address());
 *     }
 * }
 * }</pre>
 */
public abstract class KeySourceContractKit {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    /** A source whose keys exist; called once or more a test, each time for the same keys. */
    protected abstract KeySource source();

    /** Two loads agree on sealing, index and tokens, so that a restart changes nothing. */
    @Test
    public void loadsTheSameKeysEachTime() {
        KeySource source = source();

        assertSameKeys(Vault.of(source.load()), Vault.of(source.load()));
    }

    /** Another instance for the same keys agrees too: nothing is kept in the source alone. */
    @Test
    public void loadsTheSameKeysThroughAnotherInstance() {
        assertSameKeys(Vault.of(source().load()), Vault.of(source().load()));
    }

    /** Sixteen loads at once agree. */
    @Test
    public void loadsTheSameKeysOnManyThreads() throws Exception {
        KeySource source = source();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<Vault> load = () -> Vault.of(source.load());
            List<Future<Vault>> vaults = pool.invokeAll(Collections.nCopies(16, load));
            Vault first = vaults.get(0).get();
            for (Future<Vault> other : vaults) {
                assertSameKeys(first, other.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** What a running application does once a minute: it asks again, and takes nothing for a change that is none. */
    @Test
    public void isAskedAgainWithoutAChange() {
        KeySource source = source();
        Vault running = Vault.of(source.load()).reloadingFrom(source, others -> true);

        assertThat(running.reload()).as("other keys").isFalse();
        assertThat(running.reload()).as("other keys, later").isFalse();
        assertSameKeys(running, Vault.of(source.existing().load()));
    }

    private static void assertSameKeys(Vault one, Vault other) {
        assertThat(other.fits(one.checkValue())).as("the other keys fit").isTrue();
        assertThat(other.index("kit", "value")).as("index of the same value").isEqualTo(one.index("kit", "value"));
        byte[] sealed = one.seal("text".getBytes(UTF_8), "record", "column");
        assertThat(other.open(sealed, "record", "column")).as("opened text").isEqualTo("text".getBytes(UTF_8));
        SignedToken token = SignedToken.of("kit", NOW.plusSeconds(60), Map.of("claim", "value"));
        assertThat(SignedToken.verify(token.sign(one), "kit", NOW, other))
                .as("token of the other")
                .isEqualTo(new SignedToken.Verified.Valid(token));
    }
}
