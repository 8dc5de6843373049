/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

/** What random faults start from: the same every time, unless {@code -Dcontact-form.seed=…} says otherwise. */
final class Seed {

    private static final String PROPERTY = "contact-form.seed";

    private Seed() {}

    static long get() {
        return Long.getLong(PROPERTY, 20_261_123L);
    }
}
