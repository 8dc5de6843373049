/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.notice.PromisedPeriod;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.register.RetentionRule.Portion;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The periods of one version of the notice. Two on the same data cannot differ in a register that starts (R5.11). */
record PromisedPeriods(String noticeVersion, List<PromisedPeriod> all) {

    PromisedPeriods {
        all = List.copyOf(all);
    }

    /** The period of a category as such. */
    Optional<PromisedPeriod> of(Category category, String form) {
        return find(category, Optional.empty(), form);
    }

    /** The period of a portion of what people wrote. */
    Optional<PromisedPeriod> of(Portion portion, String form) {
        return find(Category.MESSAGE, Optional.of(portion), form);
    }

    /** The longest period of a portion over all forms. */
    Optional<Period> longest(Portion portion) {
        return all.stream()
                .filter(each -> each.onlyFor().equals(Optional.of(portion)))
                .max(Comparator.comparing(each -> each.lastDay(LocalDate.EPOCH)))
                .map(PromisedPeriod::period);
    }

    private Optional<PromisedPeriod> find(Category category, Optional<Portion> portion, String form) {
        return all.stream()
                .filter(each -> each.category() == category && each.onlyFor().equals(portion) && each.appliesTo(form))
                .min(Comparator.comparing(each -> each.lastDay(LocalDate.EPOCH)));
    }
}
