/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.register.Answer;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A choice among options: of one, or of several. An answer is kept in the order in which the options are offered. */
final class ChoiceInput implements FieldInput {

    /** More than so many are easier to find in a list that opens than side by side. */
    private static final int MOST_SIDE_BY_SIDE = 6;

    /** How many values a component of this type takes. */
    private enum Shape {
        ONE,
        LIST,
        SET
    }

    private final Shape shape;
    private final Map<String, Object> valuesById;

    private ChoiceInput(Shape shape, Map<String, Object> valuesById) {
        this.shape = shape;
        this.valuesById = valuesById;
    }

    /** @throws IllegalArgumentException when options cannot be ids, or are given twice */
    static Optional<ChoiceInput> of(RecordComponent component) {
        Shape shape = component.getType() == List.class
                ? Shape.LIST
                : component.getType() == Set.class ? Shape.SET : Shape.ONE;
        Options named = component.getAnnotation(Options.class);
        Type element = shape == Shape.ONE ? component.getType() : elementOf(component.getGenericType());
        Map<String, Object> values = new LinkedHashMap<>();
        if (element == String.class && named != null) {
            List.of(named.value()).forEach(id -> put(values, id, id, component));
        } else if (element instanceof Class<?> type && type.isEnum() && named == null) {
            List.of(type.getEnumConstants()).forEach(constant -> put(values, idOf(constant), constant, component));
        }
        return values.isEmpty() ? Optional.empty() : Optional.of(new ChoiceInput(shape, values));
    }

    private static @Nullable Type elementOf(Type collection) {
        return collection instanceof ParameterizedType of ? of.getActualTypeArguments()[0] : null;
    }

    private static void put(Map<String, Object> values, String id, Object value, RecordComponent component) {
        if (!Answer.isOptionId(id) || values.put(id, value) != null) {
            throw new IllegalArgumentException(FieldInput.nameOf(component)
                    + ": an option's id is of lower-case letters, digits and hyphens, and given once");
        }
    }

    /** As the register writes it: {@code NEW_WEBSITE} is {@code new-website}. */
    private static String idOf(Object value) {
        return value instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : value.toString();
    }

    @Override
    public FormField.Type type() {
        if (shape != Shape.ONE) {
            return FormField.Type.CHECKBOXES;
        }
        return valuesById.size() > MOST_SIDE_BY_SIDE ? FormField.Type.SELECT : FormField.Type.RADIO;
    }

    @Override
    public List<String> options() {
        return List.copyOf(valuesById.keySet());
    }

    /** Several are never null: only what counts them can require one. */
    @Override
    public boolean isRequiredBy(Annotation constraint) {
        boolean atLeastOne = constraint instanceof NotEmpty || (constraint instanceof Size size && size.min() > 0);
        return shape == Shape.ONE
                ? constraint instanceof NotNull || constraint instanceof NotBlank || constraint instanceof NotEmpty
                : atLeastOne;
    }

    @Override
    public @Nullable Object nothing() {
        return switch (shape) {
            case ONE -> null;
            case LIST -> List.of();
            case SET -> Set.of();
        };
    }

    @Override
    public Reading read(List<String> sent) {
        if (shape == Shape.ONE) {
            return sent.size() > 1 ? Reading.refused("duplicate-field") : one(sent.isEmpty() ? "" : sent.get(0));
        }
        if (!valuesById.keySet().containsAll(sent)) {
            return Reading.refused("choice-invalid");
        }
        List<Object> chosen = new ArrayList<>();
        valuesById.forEach((id, value) -> {
            if (sent.contains(id)) {
                chosen.add(value);
            }
        });
        return Reading.of(
                shape == Shape.LIST ? List.copyOf(chosen) : Collections.unmodifiableSet(new LinkedHashSet<>(chosen)));
    }

    private Reading one(String sent) {
        if (sent.isEmpty()) {
            return Reading.of(null);
        }
        Object value = valuesById.get(sent);
        return value == null ? Reading.refused("choice-invalid") : Reading.of(value);
    }

    @Override
    public @Nullable String stored(@Nullable Object value) {
        if (value instanceof Collection<?> several) {
            List<String> ids = several.stream().map(ChoiceInput::idOf).toList();
            return ids.isEmpty() ? null : Answer.kept(ids);
        }
        return value == null ? null : idOf(value);
    }
}
