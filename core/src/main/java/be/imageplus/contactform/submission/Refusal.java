/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.text.Messages;
import java.util.Locale;
import java.util.Optional;

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
    /** It is about to be erased, since somebody ordered so. */
    ERASURE_ORDERED,
    /** Staff have reopened it once, and no new message came (R5.7). */
    REOPENED_BEFORE,
    /** The message that it would be reopened for came before it was resolved, or not yet. */
    MESSAGE_NOT_NEW,
    /** Reopened, it would have to go at once (R5.3). */
    TOO_OLD_TO_REOPEN,
    /** In quarantine, it would have to go before somebody could release it again (R5.6). */
    TOO_OLD_FOR_QUARANTINE,
    /** Flagged as sensitive a second time. */
    ALREADY_FLAGGED,
    /** The flag is taken off although there is none. */
    NOT_FLAGGED,
    /** The span to redact lies outside of what the item says, or there is no such item. */
    NOTHING_TO_REDACT,
    /** Something about it was changed since it was read, so that the span may be another one by now. */
    CHANGED_MEANWHILE,
    /** It has as many notes as one may have. */
    NOTES_FULL,
    /** Restricted a second time. */
    ALREADY_RESTRICTED,
    /** A restriction is lifted although there is none. */
    NOT_RESTRICTED,
    /** The person has not been told yet that the restriction is lifted (Art. 18(3)). */
    PERSON_NOT_TOLD,
    /** It is said to come from a minor: whether it does is decided first (R2.14). */
    REPORT_OPEN,
    /** A minor is reported a second time. */
    ALREADY_REPORTED,
    /** A report is decided on although there is none. */
    NOT_REPORTED,
    /** It is needed for legal claims (R5.8): it is neither erased nor redacted. */
    HELD,
    /** A hold is placed although there is one. */
    ALREADY_HELD,
    /** A hold is reviewed or released although there is none. */
    NOT_HELD,
    /** A hold is reviewed within six months (R5.8). */
    REVIEW_TOO_LATE,
    /** Something of the person's is under way, whose answer comes first (R5.10). */
    BLOCKED,
    /** The same thing blocks it already. */
    ALREADY_BLOCKED,
    /** Nothing of the kind blocks it. */
    NOT_BLOCKED,
    /** The register declares no such purpose (R3.1). */
    PURPOSE_UNDECLARED,
    /** What is asked for does not serve the purpose (R2.9, R3.1). */
    PURPOSE_NOT_SERVED,
    /** Processing is restricted: it is read for legal claims and for the person's own answer only (Art. 18(2)). */
    READING_RESTRICTED,
    /** The notice that its sender saw does not say that it may follow a contract (R5.4). */
    CONTRACT_NOT_PROMISED,
    /** A business relationship begins on the day on which it does, not before (R5.4). */
    CONTRACT_NOT_STARTED,
    /** A business relationship is started although one runs. */
    ALREADY_RELATED,
    /** A business relationship ends although none runs. */
    NOT_RELATED;

    /** This, where it is so; to be joined with {@code or}. */
    Optional<Refusal> when(boolean isSo) {
        return isSo ? Optional.of(this) : Optional.empty();
    }

    /** Its stable code, for example {@code already-resolved}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Says it in one or two sentences, in a language that the library speaks; in English for any other. */
    public String words(Locale language) {
        return Messages.of("inbox", language).text("refused." + code());
    }
}
