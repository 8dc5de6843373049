/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What every place has answered to one erasure (R5.12): facts for the person and for an auditor, no content.
 *
 * @param record the id of what was erased
 * @param portion what of it
 * @param reason why, as a code
 * @param orderedAt when, which is when it left the store where the portion is the record
 * @param completeAt when the last place had answered; empty while one has not, or a person must act
 * @param places one line for each place, the store's own first
 */
public record ErasureReport(
        RecordId record,
        Erasure.Portion portion,
        String reason,
        Instant orderedAt,
        Optional<Instant> completeAt,
        List<Place> places) {

    public ErasureReport {
        places = List.copyOf(places);
    }

    /** Whether every place has answered, and nobody must act. */
    public boolean isComplete() {
        return completeAt.isPresent();
    }

    /**
     * What one place has answered.
     *
     * @param location the place's id
     * @param answer empty while it has not answered
     * @param attempts how often it was asked
     * @param lastFailure why it could not be asked the last time, as a code
     * @param answeredAt when it answered
     */
    public record Place(
            String location,
            Optional<ErasureAnswer> answer,
            int attempts,
            Optional<String> lastFailure,
            Optional<Instant> answeredAt) {

        /**
         * What it has answered, in a sentence, and what a person must do where it could not; holds no content. A task
         * of an application's own is named by its code.
         *
         * @param language one without words of ours falls back to English
         */
        public String message(Locale language) {
            return new AnswersInWords(language).of(answer);
        }
    }
}
