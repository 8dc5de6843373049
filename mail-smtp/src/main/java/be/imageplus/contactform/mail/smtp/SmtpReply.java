/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is kept of a server's reply: its codes. The text is dropped here, since it holds addresses.
 *
 * @param status the reply code (RFC 5321 section 4.2)
 * @param code the reply code, and the enhanced status code if there is one (RFC 3463), for example {@code 550 5.1.1}
 */
record SmtpReply(int status, String code) {

    private static final Pattern LINE = Pattern.compile("([2-5]\\d\\d)(?:[ -].*)?", Pattern.DOTALL);

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})(?![\\d.])");

    /**
     * Keeps the codes of a reply; empty when it is none: a line without a code of its own, or lines that contradict
     * each other, say neither yes nor no.
     */
    static Optional<SmtpReply> read(String text) {
        Set<String> codes = text.lines()
                .map(line -> {
                    Matcher reply = LINE.matcher(line);
                    return reply.matches() ? reply.group(1) : "";
                })
                .collect(Collectors.toSet());
        if (codes.size() != 1 || codes.contains("")) {
            return Optional.empty();
        }
        String status = codes.iterator().next();
        Matcher enhanced = ENHANCED.matcher(text);
        return Optional.of(
                new SmtpReply(Integer.parseInt(status), enhanced.find() ? status + " " + enhanced.group(1) : status));
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
