/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.util.ByteArrayDataSource;

/** One alternative of a mail's text, in the shortest encoding that the way allows. */
final class TextPart extends MimeBodyPart {

    /** The most octets of a line without its end (RFC 5321 section 4.5.3.1.6). */
    private static final int LONGEST_LINE = 998;

    private final String transferEncoding;

    private TextPart(String transferEncoding) {
        this.transferEncoding = transferEncoding;
    }

    /**
     * A part in UTF-8.
     *
     * @param eightBit whether text beyond ASCII may stay as it is (RFC 6152)
     */
    static TextPart of(String text, String subtype, boolean eightBit) throws MessagingException {
        byte[] octets = text.replaceAll("\r\n|\r|\n", "\r\n").getBytes(UTF_8);
        TextPart part = new TextPart(encoding(text, octets, eightBit));
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(octets, "text/" + subtype + "; charset=UTF-8")));
        part.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
        part.setHeader("Content-Transfer-Encoding", part.transferEncoding);
        return part;
    }

    boolean isEightBit() {
        return transferEncoding.equals("8bit");
    }

    private static String encoding(String text, byte[] octets, boolean eightBit) {
        long beyondAscii = text.chars().filter(c -> c > 0x7f).count();
        if (eightBit && beyondAscii > 0 && canStayAsItIs(octets)) {
            return "8bit";
        }
        // Both keep lines short; which one is shorter depends on the script.
        return beyondAscii * 3 > text.length() ? "base64" : "quoted-printable";
    }

    /** RFC 2045 section 2.8: short lines, and no NUL. Line ends are CRLF already. */
    private static boolean canStayAsItIs(byte[] octets) {
        int line = 0;
        for (byte octet : octets) {
            line = octet == '\n' ? 0 : line + 1;
            // One more for the CR before the line's end.
            if (octet == 0 || line > LONGEST_LINE + 1) {
                return false;
            }
        }
        return line <= LONGEST_LINE;
    }
}
