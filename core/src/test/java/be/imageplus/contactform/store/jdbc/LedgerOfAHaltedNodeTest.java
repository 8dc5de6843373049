/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.SuddenlyHaltedChainer.Moment;
import be.imageplus.contactform.vault.KeySource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerOfAHaltedNodeTest {

    private static final long EVENTS = 450;
    private static final long FIRST_BATCH = 200;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void isValidAsItWasLeftAndIsFinishedByAnother(Moment moment) throws Exception {
        Path database = directory.resolve("data/contact.db");
        Path keys = directory.resolve("keys/keys.json");
        try (ContactStore store = JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys))
                .withBusyTimeout(Duration.ofSeconds(30))) {
            assertThat(store.prepare()).isEmpty();

            assertThat(halted(database, keys, moment)).isEqualTo(SuddenlyHaltedChainer.HALTED);

            ChainedLedger ledger = ledgerOf(store);
            assertThat(ledger.verify()).isEqualTo(new Verified(FIRST_BATCH, EVENTS - FIRST_BATCH, Optional.empty()));
            ledger.chainNow();
            assertThat(ledger.verify()).isEqualTo(new Verified(EVENTS, 0, Optional.empty()));
        }
    }

    private int halted(Path database, Path keys, Moment moment) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SuddenlyHaltedChainer.class.getName(),
                        database.toString(),
                        keys.toString(),
                        Long.toString(EVENTS),
                        moment.name())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start()
                .waitFor();
    }

    /** On a node whose clock shows that the other's lease has ended. */
    private static ChainedLedger ledgerOf(ContactStore store) {
        return new ChainedLedger(
                new ChainedLedger.Ports(
                        store.transactions(), store.leases(), store.ledger(), store.ledgerChain(), Optional.empty()),
                store.vault(),
                Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
    }
}
