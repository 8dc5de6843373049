/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rights that the notice grants and how requests are answered.
 *
 * @param rights the rights the notice lists
 * @param answerWithinDays the promise, in calendar days from the day of receipt (R5 deadlines); 0 where none is made
 * @param identityMayBeChecked whether the notice says that identity may be confirmed (Art. 12(6))
 */
public record RightsPromise(Set<Right> rights, int answerWithinDays, boolean identityMayBeChecked) {

    public RightsPromise {
        // In the order of their articles, so that whatever is made of them reads the same on every run.
        rights = Collections.unmodifiableSet(new TreeSet<>(rights));
    }

    /** These rights, answered within so many days; the notice says that identity may be checked (Art. 12(6)). */
    public static RightsPromise of(int answerWithinDays, Right... granted) {
        return new RightsPromise(Set.of(granted), answerWithinDays, true);
    }
}
