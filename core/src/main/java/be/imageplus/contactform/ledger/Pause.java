/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A time in which something is not done again; a clock that is set back ends it. For one thread at a time. */
final class Pause {

    private final Duration length;
    private @Nullable Instant begun;

    Pause(Duration length) {
        this.length = length;
    }

    boolean isOver(Instant now) {
        return begun == null || now.isBefore(begun) || !now.isBefore(begun.plus(length));
    }

    void begin(Instant now) {
        begun = now;
    }
}
