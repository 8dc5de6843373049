/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.vault.Vault;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Keys that all nodes make alike, from the key set that they share and the day. Whoever has that key set could make the
 * key of a guessed address too, so cells under these keys must end with their allowance. While nodes take up newer keys
 * one by one, an allowance is counted twice for a moment.
 */
final class SharedDailyKeys implements DailyKeys {

    private final Vault vault;
    private final Clock clock;

    SharedDailyKeys(Vault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    @Override
    public long of(String kind, String value) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return ByteBuffer.wrap(vault.index("rate " + today + " " + kind, value)).getLong();
    }
}
