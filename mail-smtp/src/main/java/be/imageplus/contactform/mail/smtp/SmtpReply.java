/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is kept of a server's reply: its codes. The text is dropped here, since it holds addresses.
 *
 * @param status the reply code (RFC 5321 section 4.2)
 * @param code the reply code, and the enhanced status code if there is one (RFC 3463), for example {@code 550 5.1.1}
 */
record SmtpReply(int status, String code) {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    /** Keeps the codes of a reply. */
    static SmtpReply of(int status, String text) {
        Matcher enhanced = ENHANCED.matcher(text);
        return new SmtpReply(status, enhanced.find() ? status + " " + enhanced.group(1) : Integer.toString(status));
    }

    /** Done, or (3yz) go on. */
    boolean positive() {
        return status < 400;
    }

    /** Done. */
    boolean completed() {
        return status >= 200 && status < 300;
    }

    /** Refused for good. */
    boolean permanent() {
        return status >= 500;
    }

    /** Refused because of who we are, whatever the mail (RFC 4954 section 6): an operator's matter. */
    boolean aboutCredentials() {
        return status == 530 || status == 534 || status == 535 || status == 538;
    }
}
