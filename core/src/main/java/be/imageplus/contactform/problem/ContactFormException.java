/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Anything this library could not do and that is no ordinary outcome: a wrong configuration, an outage, a broken seal.
 *
 * <p>Its code is stable and may be matched by programs; its message says what was wrong and what to do, and never holds
 * a value that a visitor typed.
 */
public abstract class ContactFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /**
     * @param code stable, in capitals with hyphens, for example {@code STORE-BUSY}
     * @param message what was wrong and what to do; no personal data
     * @param cause the fault behind it, or null
     */
    protected ContactFormException(String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** The stable code of this problem. */
    public String code() {
        return code;
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public abstract boolean retryHelps();
}
