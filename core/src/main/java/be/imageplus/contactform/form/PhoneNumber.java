/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as somebody wrote it: staff read it and dial it, no machine does.
 *
 * <p>Digits 0 to 9 with the usual separators (space, hyphen or dash, full stop, slash, parentheses, also as word
 * processors set them), an optional {@code +} in front, in parentheses or not, and an optional extension ({@code x12},
 * {@code ext. 12}): 4 to 20 digits in at most 32 characters. Digits of other scripts are refused: not everyone who is
 * to dial the number could read them.
 *
 * <p><b>Privacy.</b> Personal data; {@code toString} does not show it.
 *
 * @param value as written, without white space around it
 */
public record PhoneNumber(String value) {

    /** The most characters a number may have. */
    public static final int MAX_LENGTH = 32;

    private static final int FEWEST_DIGITS = 4;
    private static final int MOST_DIGITS = 20;
    private static final Pattern SHAPE = Pattern.compile(
            "\\(?\\+?[0-9 ().\\-/\u00A0\u202F\u2010-\u2013]+(?:(?:x|ext\\.?)[ \u00A0\u202F]?[0-9]{1,6})?",
            Pattern.CASE_INSENSITIVE);

    public PhoneNumber {
        if (!isPhoneNumber(value)) {
            throw new IllegalArgumentException("phone number: 4 to 20 digits with the usual separators are expected");
        }
    }

    /** Reads a number; white space around it is ignored. Empty when it is none. */
    public static Optional<PhoneNumber> parse(String text) {
        return Optional.of(TypedText.trimmed(text))
                .filter(PhoneNumber::isPhoneNumber)
                .map(PhoneNumber::new);
    }

    private static boolean isPhoneNumber(String text) {
        long digits = text.chars().filter(Character::isDigit).count();
        return text.length() <= MAX_LENGTH
                && digits >= FEWEST_DIGITS
                && digits <= MOST_DIGITS
                && SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
