/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

/**
 * One thing that speaks against an enquiry.
 *
 * @param reason a stable code, for example {@code many-links}: lower-case letters, digits and hyphens
 * @param weight how much it says, from 1 to {@link #ENOUGH}; weights of one enquiry add up
 */
public record Suspicion(String reason, int weight) {

    /** From so much on an enquiry is held; a suspicion that weighs this much needs no other. */
    public static final int ENOUGH = 100;

    public Suspicion {
        if (weight < 1 || weight > ENOUGH) {
            throw new IllegalArgumentException("weight of " + reason + ": 1 to " + ENOUGH + " is expected");
        }
    }

    /** One that is enough by itself. */
    public static Suspicion enough(String reason) {
        return new Suspicion(reason, ENOUGH);
    }
}
