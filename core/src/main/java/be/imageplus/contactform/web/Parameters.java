/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormValues;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parameters of a query or a form, in their order; of a name that came twice, the first value counts.
 *
 * <p><b>Privacy.</b> A form's hold what the visitor typed, for the length of a request; never rendered.
 */
final class Parameters {

    private final Map<String, String> first = new LinkedHashMap<>();
    private boolean repeated;

    void add(String name, String value) {
        repeated |= first.putIfAbsent(name, value) != null;
    }

    /** The first value of a name, or the empty string. */
    String first(String name) {
        return first.getOrDefault(name, "");
    }

    /** Whether a name came twice, so that it is not certain what was meant. */
    boolean repeated() {
        return repeated;
    }

    FormValues values() {
        return FormValues.of(first);
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
        return "Parameters[" + first.size() + "]";
    }
}
