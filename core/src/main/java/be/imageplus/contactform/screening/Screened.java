/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.form.VisitorRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a check may look at.
 *
 * <p><b>Privacy.</b> Holds what the visitor typed; a check keeps nothing of it and carries no score from one person's
 * enquiry to the next (R3.6).
 *
 * @param form the form's id
 * @param token the page's token, already verified
 * @param values canonical values by field name
 * @param addresses those among them that are in fields for e-mail addresses
 * @param trap what came in the field that people do not see, or the empty string
 * @param proof the answer to a challenge as it came, or the empty string
 * @param request what is known of the request
 * @param at now
 */
public record Screened(
        String form,
        FormToken token,
        Map<String, String> values,
        List<EmailAddress> addresses,
        String trap,
        String proof,
        VisitorRequest request,
        Instant at) {

    public Screened {
        addresses = List.copyOf(addresses);
    }

    @Override
    public String toString() {
        return "Screened[" + form + "]";
    }
}
