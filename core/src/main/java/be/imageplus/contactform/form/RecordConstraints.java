/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** A form's record as Bean Validation sees it. One validator serves all forms; no expression language is evaluated. */
final class RecordConstraints {

    static final Set<Class<? extends Annotation>> REQUIRED = Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

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
        this.constructor = canonicalConstructor(type, components);
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

    Set<ConstraintViolation<Record>> validate(Record form) {
        return VALIDATOR.validate(form);
    }

    /** The violations of single components, for want of a record. */
    Set<ConstraintViolation<?>> validate(Map<String, @Nullable Object> components) {
        Set<ConstraintViolation<?>> violations = new HashSet<>();
        components.forEach((name, value) ->
                violations.addAll(VALIDATOR.validateValue(constructor.getDeclaringClass(), name, value)));
        return violations;
    }

    private static FormField field(Class<? extends Record> type, RecordComponent component, FieldInput input) {
        Autocomplete autocomplete = component.getAnnotation(Autocomplete.class);
        boolean required = constraints(type, component.getName())
                .anyMatch(constraint ->
                        REQUIRED.contains(constraint.getAnnotation().annotationType()));
        OptionalInt size = constraints(type, component.getName())
                .map(ConstraintDescriptor::getAnnotation)
                .filter(Size.class::isInstance)
                .mapToInt(annotation -> ((Size) annotation).max())
                .filter(max -> max < Integer.MAX_VALUE)
                .min();
        return new FormField(
                component.getName(),
                input.type(),
                required,
                size.isPresent() ? size : input.maxLength(),
                autocomplete == null ? input.autocomplete() : autocomplete.value());
    }

    private static Stream<ConstraintDescriptor<?>> constraints(Class<? extends Record> type, String component) {
        PropertyDescriptor property = VALIDATOR.getConstraintsForClass(type).getConstraintsForProperty(component);
        return property == null
                ? Stream.empty()
                : property.getConstraintDescriptors().stream().flatMap(RecordConstraints::withComposing);
    }

    /** A constraint and those that it is composed of. */
    private static Stream<ConstraintDescriptor<?>> withComposing(ConstraintDescriptor<?> constraint) {
        return Stream.concat(
                Stream.of(constraint),
                constraint.getComposingConstraints().stream().flatMap(RecordConstraints::withComposing));
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
