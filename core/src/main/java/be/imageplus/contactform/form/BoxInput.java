/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import jakarta.validation.constraints.AssertTrue;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A box that is ticked or not. */
record BoxInput() implements FieldInput {

    /** What our own page sends. */
    static final String TICKED = "true";

    /** A browser sends {@code on} for a box that somebody wrote without a value. */
    private static final Set<String> YES = Set.of(TICKED, "on");

    private static final Set<String> NO = Set.of("false", "");

    static Optional<BoxInput> of(RecordComponent component) {
        return component.getType() == boolean.class ? Optional.of(new BoxInput()) : Optional.empty();
    }

    static boolean isTicked(String sent) {
        return YES.contains(sent);
    }

    @Override
    public FormField.Type type() {
        return FormField.Type.CHECKBOX;
    }

    @Override
    public boolean isRequiredBy(Annotation constraint) {
        return constraint instanceof AssertTrue;
    }

    @Override
    public Object nothing() {
        return false;
    }

    @Override
    public Reading read(List<String> sent) {
        if (sent.size() > 1) {
            return Reading.refused("duplicate-field");
        }
        String only = sent.isEmpty() ? "" : sent.get(0);
        return isTicked(only) || NO.contains(only) ? Reading.of(isTicked(only)) : Reading.refused("choice-invalid");
    }

    /** Also when it was not ticked: the person was asked, and staff should not have to guess. */
    @Override
    public @Nullable String stored(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
