/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of values bound to a form. */
public sealed interface Binding {

    /**
     * All constraints hold.
     *
     * <p><b>Privacy.</b> Holds what the visitor typed; never rendered.
     *
     * @param values canonical values by field name, optional ones that were left blank absent, in the form's order
     */
    record Bound(Map<String, String> values) implements Binding {
        public Bound {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public String toString() {
            return "Bound[" + values.keySet() + "]";
        }
    }

    /**
     * Something is to be mended.
     *
     * @param errors what to mend, in the form's order, at least one
     */
    record Rejected(List<FieldError> errors) implements Binding {
        public Rejected {
            errors = List.copyOf(errors);
        }
    }
}
