/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * How people name an enquiry: eight random symbols, for example {@code 7Q4M-2KXD}. Unique, never a credential.
 *
 * <p>The alphabet leaves out what is read or heard as something else: 0, 1, I, L, O, U.
 *
 * @param value four symbols, a hyphen, four symbols
 */
public record Reference(String value) {

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern SHAPE = Pattern.compile("[" + ALPHABET + "]{4}-[" + ALPHABET + "]{4}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public Reference {
        if (!isReference(value)) {
            throw new IllegalArgumentException("reference: expected the shape XXXX-XXXX");
        }
    }

    /** Whether a text has the shape of a reference. */
    public static boolean isReference(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** A random reference. */
    public static Reference random() {
        StringBuilder symbols = new StringBuilder(9);
        for (int i = 0; i < 8; i++) {
            if (i == 4) {
                symbols.append('-');
            }
            symbols.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new Reference(symbols.toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
