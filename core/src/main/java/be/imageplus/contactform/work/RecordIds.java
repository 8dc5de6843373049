/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes record ids: UUIDs of version 7 (RFC 9562, section 5.7), time from the clock, the rest from a secure random. */
public final class RecordIds {

    private static final int RANDOM_BYTES = 10;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public RecordIds(Clock clock) {
        this.clock = clock;
    }

    /** A new id. */
    public RecordId next() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        long high = (clock.millis() << 16) | 0x7000L | ((bytes[0] & 0x0FL) << 8) | (bytes[1] & 0xFFL);
        long low = 0;
        for (int i = 2; i < RANDOM_BYTES; i++) {
            low = (low << 8) | (bytes[i] & 0xFFL);
        }
        low = (low & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new RecordId(new UUID(high, low));
    }
}
