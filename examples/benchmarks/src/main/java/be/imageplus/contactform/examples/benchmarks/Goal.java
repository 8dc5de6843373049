/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import java.util.Locale;

/**
 * What a result should be.
 *
 * @param limit the last value that is good enough
 * @param isMinimum whether more is better
 * @param unit of the limit, empty for a ratio
 */
record Goal(double limit, boolean isMinimum, String unit) {

    static Goal atLeast(double ratio) {
        return new Goal(ratio, true, "");
    }

    static Goal atMost(double ratio) {
        return new Goal(ratio, false, "");
    }

    static Goal atMost(double limit, String unit) {
        return new Goal(limit, false, unit);
    }

    boolean isMetBy(double result) {
        return isMinimum ? result >= limit : result <= limit;
    }

    @Override
    public String toString() {
        return (isMinimum ? "≥ " : "≤ ")
                + String.format(Locale.ROOT, limit % 1 == 0 ? "%.0f" : "%.2f", limit)
                + (unit.isEmpty() ? "" : " " + unit);
    }
}
