/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Something that is needed does not answer now, the store above all; the same call may succeed later. */
public final class UnavailableException extends ContactFormException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param code for example {@code STORE-BUSY}
     * @param message what does not answer, and what an operator looks at first
     * @param retryAfter after how long trying again is sensible
     * @param cause the fault behind it, or null
     */
    public UnavailableException(String code, String message, Duration retryAfter, @Nullable Throwable cause) {
        super(code, message, cause);
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /** After how long trying again is sensible. */
    public Duration retryAfter() {
        return retryAfter;
    }

    @Override
    public boolean retryHelps() {
        return true;
    }
}
