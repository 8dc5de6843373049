/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import java.util.Locale;
import java.util.Optional;

/** The library's own words of one area in one language. Thread-safe. */
public final class Messages {

    /**
     * The words of an area, for example {@code form}, {@code mail}, {@code notice}, {@code web}.
     *
     * @param language a language without a bundle falls back to English
     * @throws IllegalArgumentException when there is no such area
     */
    public static Messages of(String area, Locale language) {
        throw new AssertionError("stub");
    }

    /**
     * One text, its arguments set in place ({@code {0}}, {@code {1}}…; no apostrophe has a meaning, numbers are set as
     * plain digits).
     *
     * @throws IllegalArgumentException when the key is missing: a test names it before a visitor does
     */
    public String text(String key, Object... arguments) {
        throw new AssertionError("stub");
    }

    /** One text, or empty when the key is missing. */
    public Optional<String> find(String key, Object... arguments) {
        throw new AssertionError("stub");
    }
}
