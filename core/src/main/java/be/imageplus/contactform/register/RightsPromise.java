/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rights that the notice grants and how requests are answered.
 *
 * @param rights the rights that are granted; which ones the notice lists follows from the legal bases, too:
 *     {@link RightsApplicability#yielded}
 * @param answerWithinDays the promise, in calendar days from the day of receipt (R5 deadlines); 0 where none is made
 * @param identityMayBeChecked whether the notice says that identity may be confirmed (Art. 12(6))
 * @param objectionSetApart whether the notice tells of the right to object in a section of its own (Art. 21(4))
 * @param consentMayBeWithdrawn whether the notice says that consent may be withdrawn (Art. 13(2)(c)); for registers
 *     with a purpose that rests on consent
 */
public record RightsPromise(
        Set<Right> rights,
        int answerWithinDays,
        boolean identityMayBeChecked,
        boolean objectionSetApart,
        boolean consentMayBeWithdrawn) {

    /** Nothing is granted. */
    public static final RightsPromise NONE = new RightsPromise(Set.of(), 0, false, false, false);

    public RightsPromise {
        // In the order of their articles, so that whatever is made of them reads the same on every run.
        rights = Collections.unmodifiableSet(new TreeSet<>(rights));
    }

    /**
     * These rights, answered within so many days; the notice says that identity may be checked (Art. 12(6)) and tells
     * of the right to object in a section of its own (Art. 21(4)).
     */
    public static RightsPromise of(int answerWithinDays, Right... granted) {
        return new RightsPromise(Set.of(granted), answerWithinDays, true, true, false);
    }

    /** The same, with the right to withdraw consent (Art. 7(3)). */
    public RightsPromise withConsentWithdrawal() {
        return new RightsPromise(rights, answerWithinDays, identityMayBeChecked, objectionSetApart, true);
    }
}
