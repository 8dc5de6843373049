/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.Anchor;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.ledger.TruncationResult.Truncated;
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
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*BATCH.*")
    void isValidAsItWasLeftAndIsFinishedByAnother(Moment moment) throws Exception {
        try (ContactStore store = halted(moment)) {
            ChainedLedger ledger = ledgerOf(store);
            assertThat(ledger.verify()).isEqualTo(new Verified(FIRST_BATCH, EVENTS - FIRST_BATCH, Optional.empty()));
            ledger.chainNow();
            assertThat(ledger.verify()).isEqualTo(new Verified(EVENTS, 0, Optional.empty()));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = ".*TRUNCATION.*")
    void isTruncatedAsFarAsItWasDoneAndFurtherByAnother(Moment moment) throws Exception {
        try (ContactStore store = halted(moment)) {
            ChainedLedger ledger = StoreLedger.of(store, SuddenlyHaltedChainer.LATER);
            assertThat(ledger.verify()).isInstanceOfSatisfying(Verified.class, left -> {
                assertThat(left.count()).isEqualTo(EVENTS - FIRST_BATCH);
                assertThat(left.unchained()).as("the event of the first batch").isEqualTo(1);
                assertThat(left.anchor()).get().extracting(Anchor::seq).isEqualTo(FIRST_BATCH);
            });

            assertThat(ledger.truncate())
                    .isInstanceOfSatisfying(
                            Truncated.class, rest -> assertThat(rest.events()).isEqualTo(EVENTS - FIRST_BATCH - 1));

            ledger.chainNow();
            assertThat(ledger.verify()).isInstanceOfSatisfying(Verified.class, left -> {
                assertThat(left.count())
                        .as("the last link and the events of three batches")
                        .isEqualTo(1 + 3);
                assertThat(left.anchor()).get().extracting(Anchor::seq).isEqualTo(EVENTS - 1);
            });
        }
    }

    private ContactStore halted(Moment moment) throws Exception {
        Path database = directory.resolve("data/contact.db");
        Path keys = directory.resolve("keys/keys.json");
        ContactStore store = JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys))
                .withBusyTimeout(Duration.ofSeconds(30));
        assertThat(store.prepare()).isEmpty();
        assertThat(halted(database, keys, moment)).isEqualTo(SuddenlyHaltedChainer.HALTED);
        return store;
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
        return StoreLedger.of(store, Clock.offset(Clock.systemUTC(), Duration.ofMinutes(1)));
    }
}
