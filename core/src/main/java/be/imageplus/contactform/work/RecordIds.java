/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes record ids: UUIDs of version 7 (RFC 9562, section 5.7), time from the clock, the rest from a secure random.
 *
 * <p>Each id of one instance sorts after the ones before it, within a millisecond and after the clock was set back too
 * (section 6.2, method 1: the twelve bits beside the time count on from a random start). Ids of different instances
 * sort by the millisecond. Thread-safe.
 */
public final class RecordIds {

    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = 0xFFF;

    /** A count starts in the lower half of its range, so that it has room to rise. */
    private static final int COUNTER_START_BOUND = 0x800;

    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000000000000000L;
    private static final long VARIANT_MASK = 0x3FFFFFFFFFFFFFFFL;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Milliseconds and counter of the latest id: a count that runs over carries into the time. */
    private final AtomicLong latest = new AtomicLong();

    /** A maker of its own order; one a process is enough. */
    public RecordIds(Clock clock) {
        this.clock = clock;
    }

    /** A new id. */
    public RecordId next() {
        long fresh = (clock.millis() << COUNTER_BITS) | random.nextInt(COUNTER_START_BOUND);
        long stamp = latest.updateAndGet(previous -> Math.max(previous + 1, fresh));
        long high = ((stamp >>> COUNTER_BITS) << 16) | VERSION_7 | (stamp & COUNTER_MASK);
        long low = (random.nextLong() & VARIANT_MASK) | VARIANT;
        return new RecordId(new UUID(high, low));
    }
}
