/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

/**
 * What may be told of a key: never the key itself.
 *
 * @param kind what it is for: {@code seal}, {@code index}, {@code token} or {@code proof}
 * @param id by which what was made with it names it; an unsigned number of 32 bits
 * @param stage where it is in its life
 */
public record KeyEntry(String kind, long id, Stage stage) {

    /** The life of a key, from its first day on. */
    public enum Stage {
        /** It opens, finds and verifies already; nothing is made with it yet. */
        STAGED,
        /** What is new is made with it. */
        PRIMARY,
        /** It opens, finds and verifies what was made with it; nothing is made with it any more. */
        OLD,
        /** It is gone, but for what it had proven: that is still recognised. */
        RETIRED
    }
}
