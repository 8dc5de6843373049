/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How one component of a form's record is filled in, read and stored. */
sealed interface FieldInput permits TypedInput, ChoiceInput, BoxInput {

    /**
     * The input of a component.
     *
     * @throws IllegalArgumentException when its type is none that a field can have
     */
    static FieldInput of(RecordComponent component) {
        return Optional.<FieldInput>empty()
                .or(() -> TypedInput.of(component))
                .or(() -> BoxInput.of(component))
                .or(() -> ChoiceInput.of(component))
                .orElseThrow(() -> new IllegalArgumentException(nameOf(component)
                        + ": a form's field is a String, an EmailAddress, a PhoneNumber, an enum, a boolean, or a List or"
                        + " Set of an enum or of a String with @Options"));
    }

    /** For messages to developers. */
    static String nameOf(RecordComponent component) {
        return component.getDeclaringRecord().getName() + "." + component.getName();
    }

    FormField.Type type();

    default OptionalInt maxLength() {
        return OptionalInt.empty();
    }

    default String autocomplete() {
        return "";
    }

    /** What can be chosen; empty for what is typed or ticked. */
    default List<String> options() {
        return List.of();
    }

    /** Whether a constraint makes the field one that must be filled in. */
    boolean isRequiredBy(Annotation constraint);

    /** The component's value while nothing was filled in. */
    @Nullable Object nothing();

    /** Reads what was sent under the field's name, maybe nothing. */
    Reading read(List<String> sent);

    /** The text that is stored for a component's value, which the record itself may have changed; null for none. */
    @Nullable String stored(@Nullable Object value);

    /** A value, or what is wrong. */
    record Reading(@Nullable Object value, Optional<String> error) {

        static Reading of(@Nullable Object value) {
            return new Reading(value, Optional.empty());
        }

        /** @param code of the error */
        static Reading refused(String code) {
            return new Reading(null, Optional.of(code));
        }

        @Override
        public String toString() {
            return "Reading[" + error + "]";
        }
    }
}
