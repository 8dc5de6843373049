/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

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

    @Override
    public int compareTo(RecordId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
