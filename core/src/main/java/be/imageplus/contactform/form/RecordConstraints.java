/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A form's record: its components as fields, how it is made and what it holds. */
final class RecordConstraints {

    /** So that whatever can be ticked fits into the parameters that a request may have. */
    private static final int MOST_BOXES = 200;

    private final Constructor<? extends Record> constructor;
    private final Map<String, FieldInput> inputs = new LinkedHashMap<>();
    private final List<FormField> fields = new ArrayList<>();
    private final List<Method> accessors = new ArrayList<>();

    RecordConstraints(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            FieldInput input = FieldInput.of(component);
            inputs.put(component.getName(), input);
            fields.add(field(type, component, input));
            component.getAccessor().setAccessible(true);
            accessors.add(component.getAccessor());
        }
        refuseTooManyBoxes(type);
        this.constructor = canonicalConstructor(type, components);
        RecordValidation.refuseMisfits(type);
    }

    private void refuseTooManyBoxes(Class<? extends Record> type) {
        int boxes = fields.stream()
                .filter(field -> field.type().takesSeveral())
                .mapToInt(field -> field.options().size())
                .sum();
        if (boxes > MOST_BOXES) {
            throw new IllegalArgumentException(type.getName() + ": its choices of several have more than " + MOST_BOXES
                    + " options together, which no request could send");
        }
    }

    List<FormField> fields() {
        return List.copyOf(fields);
    }

    Map<String, FieldInput> inputs() {
        return inputs;
    }

    /**
     * A record of these components, in their order.
     *
     * @throws ReflectiveOperationException when the constructor refuses them
     */
    Record create(List<@Nullable Object> components) throws ReflectiveOperationException {
        return constructor.newInstance(components.toArray());
    }

    /** What a record holds, by component: its constructor may have changed what it was given. */
    Map<String, @Nullable Object> read(Record form) throws ReflectiveOperationException {
        Map<String, @Nullable Object> components = new LinkedHashMap<>();
        for (Method accessor : accessors) {
            components.put(accessor.getName(), accessor.invoke(form));
        }
        return components;
    }

    Set<ConstraintViolation<Record>> validate(Record form, Locale language) {
        return RecordValidation.violations(form, language);
    }

    /** The violations of single components, for want of a record. */
    Set<ConstraintViolation<?>> validate(Map<String, @Nullable Object> components, Locale language) {
        return RecordValidation.violations(constructor.getDeclaringClass(), components, language);
    }

    private static FormField field(Class<? extends Record> type, RecordComponent component, FieldInput input) {
        Autocomplete autocomplete = component.getAnnotation(Autocomplete.class);
        boolean required = RecordValidation.constraints(type, component.getName())
                .anyMatch(constraint -> input.isRequiredBy(constraint.getAnnotation()));
        OptionalInt size = RecordValidation.constraints(type, component.getName())
                .map(ConstraintDescriptor::getAnnotation)
                .filter(Size.class::isInstance)
                .mapToInt(annotation -> ((Size) annotation).max())
                .filter(max -> max < Integer.MAX_VALUE)
                .min();
        return new FormField(
                component.getName(),
                input.type(),
                required,
                size.isPresent() && input instanceof TypedInput ? size : input.maxLength(),
                autocomplete == null ? input.autocomplete() : autocomplete.value(),
                input.options());
    }

    private static Constructor<? extends Record> canonicalConstructor(
            Class<? extends Record> type, RecordComponent[] components) {
        try {
            Constructor<? extends Record> canonical = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type.getName() + " has no canonical constructor", e);
        }
    }
}
