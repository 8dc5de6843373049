/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.time.Instant;
import java.util.UUID;

/**
 * The id of a stored record: a UUID of version 7 (RFC 9562), so that ids made later sort later. No credential and no
 * personal data.
 */
public record RecordId(UUID value) implements Comparable<RecordId> {

    /**
     * Reads the usual text form.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static RecordId parse(String text) {
        return new RecordId(UUID.fromString(text));
    }

    /** What every id made at an instant or later sorts after: a bound for look-ups, never the id of a record. */
    public static RecordId firstOf(Instant instant) {
        return new RecordId(new UUID(Math.max(0, instant.toEpochMilli()) << 16, 0));
    }

    /** The order of the text form, and so of the database; {@link UUID#compareTo} has another one. */
    @Override
    public int compareTo(RecordId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
