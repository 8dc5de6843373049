/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.reception;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import java.util.Locale;

/** Receives enquiries. Thread-safe. */
public final class Reception {

    /**
     * Takes one submission through its whole way.
     *
     * @param language of the messages for the sender
     */
    public SubmissionOutcome receive(FormDefinition form, FormValues values, VisitorRequest request, Locale language) {
        throw new AssertionError("stub");
    }
}
