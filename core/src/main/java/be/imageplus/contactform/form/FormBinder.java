/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.text.Messages;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.ValidationException;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what was sent into a validated record, or into a list of what to mend. */
final class FormBinder {

    private static final Logger LOG = LoggerFactory.getLogger(FormBinder.class);
    private static final String WHOLE_FORM = "";
    /** The codes of a limit that was exceeded. */
    private static final Pattern EXCEEDED = Pattern.compile("too-(?:long|many)");

    private static final List<String> PLAINEST = List.of("too-short", "too-long", "required");

    /** What a constraint says unless its author says otherwise: our bundle has better words. */
    private static final Pattern STANDARD_WORDS =
            Pattern.compile("\\{(?:jakarta\\.validation|org\\.hibernate\\.validator)\\.");

    /** Where a word of a class's name begins; {@code URL} is one. */
    private static final Pattern WORDS_OF_A_NAME =
            Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    private final RecordConstraints constraints;

    FormBinder(RecordConstraints constraints) {
        this.constraints = constraints;
    }

    Binding bind(FormValues values, Locale language) {
        return new Attempt(language).bind(values);
    }

    /** One binding. At most one error a field: the first that a person should mend. */
    private final class Attempt {

        private final Locale language;
        private final Messages messages;
        private final Map<String, FieldError> errors = new LinkedHashMap<>();
        private final Map<String, @Nullable Object> components = new LinkedHashMap<>();

        Attempt(Locale language) {
            this.language = language;
            this.messages = Messages.of("form", language);
        }

        Binding bind(FormValues values) {
            refuseUndeclared(values.byName().keySet());
            constraints.inputs().forEach((name, input) -> read(name, input, values.all(name)));
            validate();
            return errors.isEmpty() ? new Binding.Bound(stored()) : new Binding.Rejected(inOrder());
        }

        private void refuseUndeclared(Set<String> names) {
            boolean undeclared = names.stream()
                    .anyMatch(name -> !constraints.inputs().containsKey(name) && !FormValues.RESERVED.contains(name));
            if (undeclared) {
                error(WHOLE_FORM, "undeclared-field");
            }
        }

        private void read(String name, FieldInput input, List<String> sent) {
            FieldInput.Reading reading = input.read(sent);
            components.put(name, reading.error().isPresent() ? input.nothing() : reading.value());
            reading.error().ifPresent(code -> error(name, code));
        }

        private void validate() {
            try {
                Record form = constraints.create(new ArrayList<>(components.values()));
                components.putAll(constraints.read(form));
                violated(constraints.validate(form, language));
            } catch (ReflectiveOperationException | ValidationException e) {
                // A constructor or a check of the record's own may rely on what its constraints promise, and throw
                // where they do not hold: they say more than the exception does.
                LOG.debug("The record of a form refused its components");
                violated(constraints.validate(components, language));
                if (errors.isEmpty()) {
                    error(WHOLE_FORM, "invalid");
                }
            }
        }

        /** Validators report in any order; of several about one field, the plainest is told. */
        private void violated(Set<? extends ConstraintViolation<?>> violations) {
            violations.stream()
                    .map(this::error)
                    .sorted(comparing((FieldError error) -> PLAINEST.indexOf(error.code()))
                            .reversed()
                            .thenComparing(FieldError::code)
                            .thenComparing(FieldError::message))
                    .forEach(error -> errors.putIfAbsent(error.field(), error));
        }

        private FieldError error(ConstraintViolation<?> violation) {
            String field = fieldOf(violation.getPropertyPath());
            Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
            String code = code(constraints.inputs().get(field), constraint, violation.getInvalidValue());
            boolean ours =
                    STANDARD_WORDS.matcher(violation.getMessageTemplate()).lookingAt();
            return new FieldError(field, code, ours ? message(field, code, constraint) : violation.getMessage());
        }

        private String fieldOf(Path path) {
            String first = path.iterator().hasNext() ? path.iterator().next().getName() : null;
            return first != null && constraints.inputs().containsKey(first) ? first : WHOLE_FORM;
        }

        private void error(String field, String code) {
            errors.putIfAbsent(field, new FieldError(field, code, message(field, code, null)));
        }

        /** The words for this field, else for this code, else words that fit always. */
        private String message(String field, String code, @Nullable Annotation constraint) {
            Object limit =
                    constraint instanceof Size size ? (EXCEEDED.matcher(code).matches() ? size.max() : size.min()) : "";
            String said = "error." + code;
            return Stream.of(said + "." + field, said + wayOf(field), said, "error.invalid")
                    .flatMap(key -> messages.find(key, limit).stream())
                    .findFirst()
                    .orElse(code);
        }

        /** What is missing is said in other words where it is not typed; no component has such a name. */
        private String wayOf(String field) {
            FieldInput input = constraints.inputs().get(field);
            return input == null
                    ? ""
                    : switch (input.type()) {
                        case TEXT, EMAIL, TEL, TEXTAREA -> "";
                        case RADIO, SELECT -> ".one-of";
                        case CHECKBOXES -> ".some-of";
                        case CHECKBOX -> ".yes-no";
                    };
        }

        private Map<String, String> stored() {
            Map<String, String> stored = new LinkedHashMap<>();
            components.forEach((name, value) -> {
                FieldInput input = constraints.inputs().get(name);
                String text = input == null ? null : input.stored(value);
                if (text != null) {
                    stored.put(name, text);
                }
            });
            return stored;
        }

        private List<FieldError> inOrder() {
            return Stream.concat(Stream.of(WHOLE_FORM), constraints.inputs().keySet().stream())
                    .flatMap(field -> Stream.ofNullable(errors.get(field)))
                    .toList();
        }
    }

    private static String code(@Nullable FieldInput input, Annotation constraint, @Nullable Object value) {
        boolean several = value instanceof Collection<?> chosen && !chosen.isEmpty();
        if (input != null && input.isRequiredBy(constraint) && !several) {
            return "required";
        }
        if (constraint instanceof Size size) {
            if (value instanceof Collection<?> chosen) {
                return chosen.size() > size.max() ? "too-many" : "too-few";
            }
            return value instanceof String text && text.length() > size.max() ? "too-long" : "too-short";
        }
        return WORDS_OF_A_NAME
                .splitAsStream(constraint.annotationType().getSimpleName())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(joining("-"));
    }
}
