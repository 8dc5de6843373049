/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import java.util.List;
import java.util.Locale;
import org.eclipse.angus.mail.iap.Response;
import org.jspecify.annotations.Nullable;

/** The server said NO to a command. Of its words only a response code is looked at, never the text. */
final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /** RFC 5530: it may say something else later, without anybody doing anything. */
    private static final List<String> FOR_NOW = List.of("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]");

    private final boolean forNow;

    /** @param refusal null when Jakarta Mail does not hand it on */
    RefusedException(@Nullable Response refusal) {
        super("the server refuses a command");
        String words = refusal == null ? "" : String.valueOf(refusal.getRest()).toUpperCase(Locale.ROOT);
        this.forNow = FOR_NOW.stream().anyMatch(words::startsWith);
    }

    /** Whether asking again later is worth it. */
    boolean forNow() {
        return forNow;
    }
}
