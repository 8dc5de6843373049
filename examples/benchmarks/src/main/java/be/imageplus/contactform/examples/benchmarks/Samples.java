/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers by name, of which the median counts. For one thread. */
final class Samples {

    private final Map<String, List<Double>> numbers = new HashMap<>();

    void add(String name, double number) {
        numbers.computeIfAbsent(name, each -> new ArrayList<>()).add(number);
    }

    /** The middle one, or the mean of the two in the middle. */
    double median(String name) {
        List<Double> sorted =
                numbers.getOrDefault(name, List.of()).stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
