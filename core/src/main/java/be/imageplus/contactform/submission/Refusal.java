/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.text.Messages;
import java.util.Locale;

/** Why something about an enquiry may not be done, for the person who wanted to do it. */
public enum Refusal {
    /** Resolved a second time, by somebody else perhaps. */
    ALREADY_RESOLVED,
    /** Moved to the quarantine a second time. */
    ALREADY_QUARANTINED,
    /** Released although it is in no quarantine, any more perhaps. */
    NOT_QUARANTINED,
    /** Reopened although it is not resolved, any more perhaps. */
    NOT_RESOLVED,
    /** What is in quarantine is released before anything else. */
    RELEASE_FIRST,
    /** What is resolved is reopened before anything else. */
    REOPEN_FIRST,
    /** Processing is restricted (Art. 18): nothing changes until that is lifted. */
    RESTRICTED,
    /** Staff have reopened it once, and no new message came (R5.7). */
    REOPENED_BEFORE,
    /** The message that it would be reopened for came before it was resolved, or not yet. */
    MESSAGE_NOT_NEW,
    /** Reopened, it would have to go at once (R5.3). */
    TOO_OLD_TO_REOPEN,
    /** In quarantine, it would have to go before somebody could release it again (R5.6). */
    TOO_OLD_FOR_QUARANTINE,
    /** Somebody did something about it since it was looked at. */
    CHANGED_MEANWHILE;

    /** Its stable code, for example {@code already-resolved}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Says it in one or two sentences, in a language that the library speaks; in English for any other. */
    public String words(Locale language) {
        return Messages.of("inbox", language).text("refused." + code());
    }
}
