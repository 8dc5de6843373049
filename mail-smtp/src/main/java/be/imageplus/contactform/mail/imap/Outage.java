/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.problem.UnavailableException;
import java.time.Duration;

/**
 * Why the mailbox cannot be told empty of an enquiry now. In our own words: a server's text, and so the message of many
 * an exception below, may hold addresses.
 */
final class Outage {

    static final String LOGIN_REFUSED = "MAILBOX-LOGIN-REFUSED";

    private Outage() {}

    /** @param word what went wrong, for example {@code connect-refused} */
    static UnavailableException unreachable(String word) {
        return of(
                "MAILBOX-UNREACHABLE",
                "the staff mailbox does not answer (" + word + "): look at the IMAP server and the way there",
                Duration.ofMinutes(5));
    }

    /** @param word what went wrong, for example {@code tls-untrusted} */
    static UnavailableException notSecure(String word) {
        return of(
                "MAILBOX-NOT-SECURE",
                "the staff mailbox cannot be reached securely (" + word
                        + "): look at the IMAP server's certificate, its host name and the security that is set",
                Duration.ofMinutes(30));
    }

    static UnavailableException loginRefused() {
        return of(
                LOGIN_REFUSED,
                "the staff mailbox refuses the login: look at user and password, and whether IMAP is allowed",
                Duration.ofMinutes(30));
    }

    /** Something else than logging in. */
    static UnavailableException refused() {
        return of(
                "MAILBOX-REFUSES",
                "the staff mailbox refuses what an erasure needs: look at the account's rights and its quota",
                Duration.ofMinutes(30));
    }

    static UnavailableException busy() {
        return of(
                "MAILBOX-BUSY",
                "the staff mailbox is in use, or changes while it is searched: nothing has to be done",
                Duration.ofMinutes(1));
    }

    static UnavailableException slow() {
        return of(
                "MAILBOX-SLOW",
                "the staff mailbox was not searched in time: the next attempt goes on where this one ended",
                Duration.ofMinutes(1));
    }

    static UnavailableException closed() {
        return of("MAILBOX-CLOSED", "the staff mailbox is no longer used by this node", Duration.ofMinutes(1));
    }

    /** Without a cause: its message would be the server's. */
    private static UnavailableException of(String code, String message, Duration retryAfter) {
        return new UnavailableException(code, message, retryAfter, null);
    }
}
