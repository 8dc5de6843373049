/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.ReasonCode;
import java.time.LocalDate;

/** What a {@link DataLocation} says to an erasure (R5.12). */
public sealed interface ErasureAnswer {

    /** Nothing of the record is there any more, or ever was. */
    record Done() implements ErasureAnswer {}

    /**
     * A person must do it, or something more than was done; the erasure is open until somebody says that it is.
     *
     * @param task a stable code, for example {@code mail-forwarded}; {@link ErasureReport.Place#message} says what it
     *     means
     */
    record Manual(String task) implements ErasureAnswer {
        public Manual {
            ReasonCode.require("task", task);
        }
    }

    /**
     * What is there cannot be read any more, since its key is gone. No place of this library's own answers so: it
     * cannot know that nobody kept a copy of a key. It is for places that seal each record under a key that they alone
     * have, and destroy.
     */
    record Shredded() implements ErasureAnswer {}

    /**
     * It goes by itself.
     *
     * @param by the last day on which it may still be there, in the register's zone
     */
    record Scheduled(LocalDate by) implements ErasureAnswer {}

    /**
     * It stays, and the person must be told so.
     *
     * @param reason a stable code
     */
    record Impossible(String reason) implements ErasureAnswer {
        public Impossible {
            ReasonCode.require("reason", reason);
        }
    }
}
