/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import java.time.Instant;
import java.util.Optional;

/**
 * One place's part in an order.
 *
 * @param erasure the order
 * @param location the place's id
 * @param answer what it said last; empty while it has said nothing
 * @param attempts how often it was asked
 * @param lastFailure why it could not be asked the last time, as a code
 * @param answeredAt when it answered
 */
public record ErasureTask(
        Erasure erasure,
        String location,
        Optional<ErasureAnswer> answer,
        int attempts,
        Optional<String> lastFailure,
        Optional<Instant> answeredAt) {

    /** The same after the place has answered. */
    ErasureTask answered(ErasureAnswer said, Instant at) {
        return new ErasureTask(erasure, location, Optional.of(said), attempts + 1, Optional.empty(), Optional.of(at));
    }

    /** The same after the place could not be asked. */
    ErasureTask failed(String code) {
        return new ErasureTask(erasure, location, answer, attempts + 1, Optional.of(code), answeredAt);
    }

    /** Whether somebody still has to do something: it has not answered, or a person must. */
    public boolean isOpen() {
        return answer.isEmpty() || answer.get() instanceof ErasureAnswer.Manual;
    }
}
