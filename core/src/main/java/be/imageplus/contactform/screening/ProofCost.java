/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

/**
 * How much a browser works for one enquiry: it tries numbers, one after the other, until it comes to the one that the
 * server drew.
 *
 * <p>The most that it can take is {@code iterations} × {@code tries}, half of that on average. The server works one try
 * for each page that it shows, and less than that for an answer.
 *
 * @param iterations of PBKDF2 for one try, from 100 to 100000
 * @param tries at most, from 1 to 100000
 */
public record ProofCost(int iterations, int tries) {

    /** About a second of work on a slow phone, two at most; the measurement is in screening/proof-of-work.md. */
    public static final ProofCost STANDARD = new ProofCost(1_000, 1_000);

    private static final int FEWEST_ITERATIONS = 100;
    private static final int MOST = 100_000;

    public ProofCost {
        if (iterations < FEWEST_ITERATIONS || iterations > MOST) {
            throw new IllegalArgumentException(
                    "iterations: from " + FEWEST_ITERATIONS + " to " + MOST + " are expected, were " + iterations);
        }
        if (tries < 1 || tries > MOST) {
            throw new IllegalArgumentException("tries: from 1 to " + MOST + " are expected, were " + tries);
        }
    }
}
