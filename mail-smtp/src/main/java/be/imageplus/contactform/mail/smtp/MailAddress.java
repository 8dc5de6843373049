/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Exactly one address as a header and a command take it, its domain as A-label.
 *
 * <p><b>Privacy.</b> May be the visitor's; {@code toString} does not show it.
 *
 * @param value local part, {@code @}, domain
 */
record MailAddress(String value) {

    /** Reads an address; empty when it is not exactly one, or could be taken for more by a server. */
    static Optional<MailAddress> parse(String address) {
        int at = address.lastIndexOf('@');
        try {
            if (at < 1) {
                return Optional.empty();
            }
            String plain =
                    address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            InternetAddress parsed = new InternetAddress(plain, true);
            boolean exact = parsed.getAddress().equals(plain) && parsed.getPersonal() == null && !parsed.isGroup();
            return exact && isPrintable(plain) ? Optional.of(new MailAddress(plain)) : Optional.empty();
        } catch (AddressException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Beyond ASCII the check of the form decides what may be typed; here, what could end a line or a command. */
    private static boolean isPrintable(String address) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(address)
                && address.codePoints()
                        .noneMatch(c -> c <= ' ' || Character.isISOControl(c) || Character.isWhitespace(c));
    }

    /** Whether only a server with SMTPUTF8 takes it. */
    boolean needsSmtpUtf8() {
        return value.chars().anyMatch(c -> c > 0x7f);
    }

    /** For a header, without a name beside it. */
    InternetAddress header() {
        InternetAddress header = new InternetAddress();
        header.setAddress(value);
        return header;
    }

    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}
