/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.notice.NoticeRef;
import java.time.Instant;
import java.util.List;

/**
 * An enquiry without what it says: how lists show it, and all that retention needs.
 *
 * @param reference how people name it
 * @param form the form's id
 * @param purpose the declared purpose it serves
 * @param receivedAt when the server received it
 * @param screeningReasons why it was held back when it came; empty otherwise
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

    /** The same in another life of its own. */
    public Headline with(Life other) {
        return new Headline(reference, form, purpose, receivedAt, screeningReasons, notice, technicalKept, other);
    }

    /** The same, once its technical data is gone. */
    public Headline withoutTechnical() {
        return new Headline(reference, form, purpose, receivedAt, screeningReasons, notice, false, life);
    }
}
