/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One enquiry as it is kept.
 *
 * <p><b>Privacy.</b> {@code values} and {@code technical} are personal data, sealed in the store under the purpose of
 * the form (Art. 6(1)(f) unless the register says otherwise) for the register's periods. {@code toString} names ids
 * only.
 *
 * @param id the record's id
 * @param reference how people name it
 * @param form the form's id
 * @param purpose the declared purpose it serves
 * @param receivedAt when the server received it, to the millisecond, as a store keeps it: a replayed receipt shows the
 *     same instant as the first
 * @param state how it came in; where it is now says its {@link Life}
 * @param screeningReasons why it came into the quarantine; empty otherwise
 * @param notice the notice that the sender was shown (R6.18)
 * @param nonce of the form token; unique in the store
 * @param fingerprint keyed fingerprint of the values, by which a double click is told from another enquiry
 * @param values canonical values by data item
 * @param technical what came with the request
 * @param restricted whether processing is restricted (Art. 18): no mail leaves
 * @param onHold whether something blocks its mail for now
 */
public record Submission(
        RecordId id,
        Reference reference,
        String form,
        String purpose,
        Instant receivedAt,
        State state,
        List<String> screeningReasons,
        NoticeRef notice,
        String nonce,
        String fingerprint,
        Map<String, String> values,
        Optional<TechnicalData> technical,
        boolean restricted,
        boolean onHold) {

    /** How an enquiry came in. */
    public enum State {
        /** Taken, and on its way to staff. */
        RECEIVED,
        /** Held until a human has looked at it. */
        QUARANTINED
    }

    public Submission {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        screeningReasons = List.copyOf(screeningReasons);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public String toString() {
        return "Submission[" + id + ", " + reference + ", " + state + "]";
    }
}
