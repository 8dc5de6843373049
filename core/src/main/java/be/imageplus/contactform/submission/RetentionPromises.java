/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.time.Instant;

/**
 * What the notice promised about how long an enquiry is kept, as far as it decides whether staff may do something.
 * Retention answers; nothing is changed by asking.
 */
public interface RetentionPromises {

    /** Whether it may be reopened: not when an unresolved one of its age would have to go at once (R5.3). */
    boolean allowReopening(Headline enquiry, Instant at);

    /**
     * Whether it may be moved to the quarantine: not when it would have to go from there within days, before somebody
     * could release it again (R5.6).
     */
    boolean allowQuarantine(Headline enquiry, Instant at);

    /** Whether its message may follow a contract: only when the notice that its sender saw says so (R5.4). */
    boolean allowContract(Headline enquiry);
}
