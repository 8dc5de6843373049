/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes pages of a form. Thread-safe. */
public final class FormPages {

    public FormPages(ProcessingRegister register, Notices notices, FormTokens tokens) {
        throw new AssertionError("stub");
    }

    /** A page shown for the first time. */
    public FormPage fresh(FormDefinition form, String origin, Locale language) {
        throw new AssertionError("stub");
    }

    /**
     * A page shown again: input kept, what to mend, a fresh token.
     *
     * @param firstIssuedAt first issue of the token that came back, or empty when it was not ours
     */
    public FormPage again(
            FormDefinition form,
            String origin,
            Locale language,
            FormValues values,
            List<FieldError> errors,
            Optional<Instant> firstIssuedAt) {
        throw new AssertionError("stub");
    }
}
