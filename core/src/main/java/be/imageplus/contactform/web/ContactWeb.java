/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormPages;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.reception.Reception;
import be.imageplus.contactform.register.ProcessingRegister;
import java.util.List;

/** Request to response for every page and API. Thread-safe. */
public final class ContactWeb {

    public ContactWeb(
            ProcessingRegister register,
            List<FormDefinition> forms,
            FormPages pages,
            Reception reception,
            Notices notices,
            WebSettings settings) {
        throw new AssertionError("stub");
    }

    /** Whether a path (below the context path) is one of ours. */
    public boolean serves(String path) {
        throw new AssertionError("stub");
    }

    /** Answers a request; never throws. */
    public WebResponse handle(WebRequest request) {
        throw new AssertionError("stub");
    }
}
