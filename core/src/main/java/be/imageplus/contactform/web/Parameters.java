/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parameters of a query or a form, in their order.
 *
 * <p><b>Privacy.</b> A form's hold what the visitor typed, for the length of a request; never rendered.
 */
final class Parameters {

    private final Map<String, List<String>> byName = new LinkedHashMap<>();

    void add(String name, String value) {
        byName.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value);
    }

    /** The first value of a name, or the empty string. */
    String first(String name) {
        List<String> values = byName.get(name);
        return values == null ? "" : values.get(0);
    }

    /** Whether a name that takes one value came twice, so that it is not certain what was meant. */
    boolean repeatedBesides(Set<String> takingSeveral) {
        return byName.entrySet().stream()
                .anyMatch(entry -> entry.getValue().size() > 1 && !takingSeveral.contains(entry.getKey()));
    }

    FormValues values() {
        return new FormValues(byName);
    }

    /** A query; one that nobody can read counts as none, since nothing in it is needed to show a page. */
    static Parameters ofQuery(String query) {
        try {
            return FormEncoding.parse(query.getBytes(StandardCharsets.UTF_8));
        } catch (UnreadableRequest unreadable) {
            return new Parameters();
        }
    }

    @Override
    public String toString() {
        return "Parameters[" + byName.size() + "]";
    }
}
