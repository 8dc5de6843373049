/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import be.imageplus.contactform.problem.ContactFormException;
import java.util.List;

/** Seals and opens personal data, indexes it blindly, and proves that keys fit a store. Thread-safe. */
public final class Vault {

    /** A vault over these keys. */
    public static Vault of(KeySet keys) {
        throw new AssertionError("stub");
    }

    /**
     * Authenticated encryption of one column of one record.
     *
     * @param recordId the record's id, bound as associated data, so that a value cannot move to another record
     * @param column the column's name, bound likewise
     */
    public byte[] seal(byte[] clear, String recordId, String column) {
        throw new AssertionError("stub");
    }

    /**
     * Opens what {@link #seal} made for the same record and column.
     *
     * @throws ContactFormException when the seal is broken or its key is gone
     */
    public byte[] open(byte[] sealed, String recordId, String column) {
        throw new AssertionError("stub");
    }

    /** The keyed index of a value under the primary key; equal values of one kind have equal indexes. */
    public byte[] index(String kind, String value) {
        throw new AssertionError("stub");
    }

    /** The indexes of a value under all live keys, primary first: look up by any of them during a rotation. */
    public List<byte[]> indexes(String kind, String value) {
        throw new AssertionError("stub");
    }

    /** A value to keep beside the data, by which {@link #fits} later recognises the same keys. */
    public byte[] checkValue() {
        throw new AssertionError("stub");
    }

    /** Whether a check value was made by one of these keys. */
    public boolean fits(byte[] checkValue) {
        throw new AssertionError("stub");
    }
}
