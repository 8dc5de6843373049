/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.screening.ScreeningReasons;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An enquiry without what it says: how lists show it, and all that retention needs.
 *
 * @param reference how people name it
 * @param form the form's id
 * @param purpose the declared purpose it serves
 * @param receivedAt when the server received it
 * @param screeningReasons codes of why it was held back when it came; empty otherwise. {@link #whyHeld} has the words
 * @param notice the notice that the sender was shown, whose promises bind
 * @param technicalKept whether its technical data is still there
 * @param life where it is; names its record
 */
public record Headline(
        Reference reference,
        String form,
        String purpose,
        Instant receivedAt,
        List<String> screeningReasons,
        NoticeRef notice,
        boolean technicalKept,
        Life life) {

    public Headline {
        screeningReasons = List.copyOf(screeningReasons);
    }

    /**
     * Why it was held back when it came, or that staff hold it back now, in words for staff; empty where neither.
     *
     * @param language one without words of ours falls back to English
     */
    public List<String> whyHeld(Locale language) {
        boolean byStaff = screeningReasons.isEmpty() && life.stage() == Life.Stage.QUARANTINED;
        return ScreeningReasons.inWords(
                byStaff ? List.of(ScreeningReasons.MOVED_BY_STAFF) : screeningReasons, language);
    }

    /** The same in another life of its own. */
    public Headline with(Life other) {
        return new Headline(reference, form, purpose, receivedAt, screeningReasons, notice, technicalKept, other);
    }

    /** The same, once its technical data is gone. */
    public Headline withoutTechnical() {
        return new Headline(reference, form, purpose, receivedAt, screeningReasons, notice, false, life);
    }
}
