/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.util.List;

/** The ordered checks, cheap ones first; the first refusal ends it, suspicions add up. Thread-safe. */
public final class Screening {

    public Screening(List<ScreeningCheck> checks) {
        throw new AssertionError("stub");
    }

    /** The verdict of all checks. */
    public Verdict judge(Screened enquiry) {
        throw new AssertionError("stub");
    }
}
