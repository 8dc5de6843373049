/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import jakarta.validation.ConstraintDeclarationException;
import jakarta.validation.ConstraintDefinitionException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.PropertyDescriptor;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bean Validation of records. One factory serves all forms; no expression language is evaluated. */
final class RecordValidation {

    private static final Logger LOG = LoggerFactory.getLogger(RecordValidation.class);

    private static final MessageInterpolator WORDS = new ParameterMessageInterpolator();

    private static final ValidatorFactory FACTORY = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(WORDS)
            .buildValidatorFactory();

    private static final Validator VALIDATOR = FACTORY.getValidator();

    private RecordValidation() {}

    /** The constraints of a component, each followed by those that it is composed of. */
    static Stream<ConstraintDescriptor<?>> constraints(Class<? extends Record> type, String component) {
        PropertyDescriptor property = VALIDATOR.getConstraintsForClass(type).getConstraintsForProperty(component);
        return property == null
                ? Stream.empty()
                : property.getConstraintDescriptors().stream().flatMap(RecordValidation::withComposing);
    }

    private static Stream<ConstraintDescriptor<?>> withComposing(ConstraintDescriptor<?> constraint) {
        return Stream.concat(
                Stream.of(constraint),
                constraint.getComposingConstraints().stream().flatMap(RecordValidation::withComposing));
    }

    /**
     * Tries each constraint on nothing: one that cannot look at its component's type would fail with every visitor.
     *
     * @throws IllegalArgumentException naming the component and what to do
     */
    static void refuseMisfits(Class<? extends Record> type) {
        VALIDATOR.getConstraintsForClass(type).getConstrainedProperties().stream()
                .map(PropertyDescriptor::getPropertyName)
                .sorted()
                .forEach(property -> tryOnNothing(type, property));
    }

    private static void tryOnNothing(Class<? extends Record> type, String property) {
        try {
            VALIDATOR.validateValue(type, property, null);
        } catch (ConstraintDeclarationException | ConstraintDefinitionException e) {
            throw new IllegalArgumentException(
                    type.getName() + "." + property + ": a constraint does not fit its type. An EmailAddress and a"
                            + " PhoneNumber check themselves, and so does a choice: @NotNull makes them required, @NotEmpty a"
                            + " choice of several, @AssertTrue a box.",
                    e);
        } catch (ValidationException e) {
            LOG.debug("A constraint on {} of {} takes no null, which is no misfit", property, type.getName());
        }
    }

    /** What a record violates; an application's own words are in this language. */
    static Set<ConstraintViolation<Record>> violations(Record form, Locale language) {
        return speaking(language).validate(form);
    }

    /** What single components violate, for want of a record; a check that throws says nothing. */
    static Set<ConstraintViolation<?>> violations(
            Class<? extends Record> type, Map<String, @Nullable Object> components, Locale language) {
        Validator validator = speaking(language);
        Set<ConstraintViolation<?>> violations = new HashSet<>();
        components.forEach((name, value) -> {
            try {
                violations.addAll(validator.validateValue(type, name, value));
            } catch (ValidationException e) {
                LOG.warn("A constraint on {} of {} threw", name, type.getName());
            }
        });
        return violations;
    }

    private static Validator speaking(Locale language) {
        return FACTORY.usingContext()
                .messageInterpolator(new InLanguage(language))
                .getValidator();
    }

    /** Bean Validation would take the machine's language. */
    private record InLanguage(Locale language) implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            return WORDS.interpolate(template, context, language);
        }

        @Override
        public String interpolate(String template, Context context, Locale asked) {
            return WORDS.interpolate(template, context, asked);
        }
    }
}
