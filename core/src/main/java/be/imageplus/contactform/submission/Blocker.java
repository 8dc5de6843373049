/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.problem.ReasonCode;

/**
 * What a higher floor places on an enquiry so that it does not go before its time: an open request of the person's, for
 * instance, whose answer must be built first (R5.10).
 *
 * @param code what it is, for example {@code access-request}; an enquiry has each at most once
 * @param stopsMail whether no mail leaves meanwhile either, as with an objection
 */
public record Blocker(String code, boolean stopsMail) {

    public Blocker {
        ReasonCode.require("code", code);
    }
}
