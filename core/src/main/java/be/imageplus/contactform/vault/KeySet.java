/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

/** All keys of one installation, old ones included; opaque. Never rendered: {@code toString} names key ids only. */
public final class KeySet {

    /** Fresh random keys. */
    public static KeySet generate() {
        throw new AssertionError("stub");
    }

    /** Reads what {@link #serialize} wrote. */
    public static KeySet parse(String json) {
        throw new AssertionError("stub");
    }

    /** The whole key set in clear, for a file or a secret store. */
    public String serialize() {
        throw new AssertionError("stub");
    }

    /** The same keys and a new primary of each kind: new data uses the new ones, old data stays readable. */
    public KeySet rotated() {
        throw new AssertionError("stub");
    }
}
