/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.hibernate.validator.constraints.ISBN;
import org.hibernate.validator.constraints.URL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms from records of an application's own, as it might write them. */
class FormDefinitionTest {

    record Order(
            @NotBlank @Size(min = 3, max = 20) String product,

            @Pattern(regexp = "\\d{4}", message = "Enter the four digits of your postcode.") @Nullable String postcode,

            @Nullable @Multiline @Autocomplete("street-address")
            String address) {

        @AssertTrue(message = "We do not sell tanks.") boolean isHarmless() {
            return !"tanks".equals(product);
        }
    }

    private final FormDefinition order = FormDefinition.of("order", Order.class);

    /** For a form whose sender's address has a name of its own, or that asks for two. */
    record Booking(
            @NotNull EmailAddress contact,
            @NotBlank String message,
            @Nullable EmailAddress copy) {}

    @Test
    void tellsTheAddressesInFieldsOfThatType() {
        FormDefinition booking = FormDefinition.of("booking", Booking.class);

        assertThat(booking.addresses(Map.of("contact", "a@example.org", "message", "b@example.org", "copy", "")))
                .extracting(EmailAddress::value)
                .containsExactly("a@example.org");
        assertThat(booking.addresses(Map.of("copy", "c@example.org", "contact", "a@example.org")))
                .extracting(EmailAddress::value)
                .containsExactly("a@example.org", "c@example.org");
    }

    @Test
    void tellsItsConstraintsAsData() {
        assertThat(order.fields())
                .containsExactly(
                        new FormField("product", FormField.Type.TEXT, true, OptionalInt.of(20), ""),
                        new FormField("postcode", FormField.Type.TEXT, false, OptionalInt.empty(), ""),
                        new FormField(
                                "address", FormField.Type.TEXTAREA, false, OptionalInt.empty(), "street-address"));
    }

    @Test
    void bringsItsOwnWords() {
        assertThat(errors(order, Map.of("product", "bread", "postcode", "nowhere")))
                .containsExactly(new FieldError("postcode", "pattern", "Enter the four digits of your postcode."));
    }

    @Test
    void saysWhatIsTooShort() {
        assertThat(errors(order, Map.of("product", "ox")))
                .containsExactly(
                        new FieldError("product", "too-short", "This is too short: please use at least 3 characters."));
    }

    @Test
    void mayRefuseTheWholeForm() {
        assertThat(errors(order, Map.of("product", "tanks")))
                .containsExactly(new FieldError("", "assert-true", "We do not sell tanks."));
    }

    @Test
    void namesTheWholeFormFirst() {
        assertThat(errors(order, Map.of("product", "tanks", "postcode", "nowhere")))
                .extracting(FieldError::field)
                .containsExactly("", "postcode");
    }

    record Crowded(
            @Pattern(regexp = "[a-z]+", message = "Letters.") @Size(min = 9) @Pattern(regexp = "\\d+", message = "Digits.") @Nullable String code,

            @NotEmpty @Size(min = 1) String word) {}

    /** A validator reports in the order of a hash, which differs from run to run. */
    @RepeatedTest(20)
    void tellsThePlainestOfSeveralErrors() {
        FormDefinition crowded = FormDefinition.of("crowded", Crowded.class);
        assertThat(crowded.fields()).allMatch(field -> field.maxLength().isEmpty());

        assertThat(errors(crowded, Map.of("code", "A-B")))
                .extracting(FieldError::code)
                .containsExactly("too-short", "required");
        assertThat(errors(crowded, Map.of("code", "A-B-C-D-E", "word", "x")))
                .containsExactly(new FieldError("code", "pattern", "Digits."));
    }

    record Worded(
            @Size(min = 3, message = "{min} letters or more.") String code,

            @Pattern(regexp = "x") String mark,

            @Pattern(regexp = "x", message = "Not ${validatedValue}.") String formula) {}

    @Test
    void evaluatesNoExpressionsAndHasWordsForWhatItDoesNotKnow() {
        assertThat(errors(
                        FormDefinition.of("worded", Worded.class),
                        Map.of("code", "ab", "mark", "canary", "formula", "canary")))
                .containsExactly(
                        new FieldError("code", "too-short", "3 letters or more."),
                        new FieldError("mark", "pattern", "Please check what you entered here."),
                        new FieldError("formula", "pattern", "Not ${validatedValue}."));
    }

    @NotBlank @Size(max = 8) @Constraint(validatedBy = {})
    @Retention(RetentionPolicy.RUNTIME)
    @interface ShopCode {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    record Composed(@ShopCode String code) {}

    @Test
    void seesThroughConstraintsThatAreMadeOfOthers() {
        FormDefinition composed = FormDefinition.of("composed", Composed.class);

        assertThat(composed.fields())
                .containsExactly(new FormField("code", FormField.Type.TEXT, true, OptionalInt.of(8), ""));
        assertThat(errors(composed, Map.of())).extracting(FieldError::code).containsExactly("required");
    }

    record Tidy(@NotBlank String product, @Nullable String colour) {
        Tidy {
            product = product.toLowerCase(Locale.ROOT); // no check for null: @NotBlank promises it
            if ("red".equals(colour)) {
                throw new IllegalArgumentException("red canary is not to be had");
            }
        }
    }

    private final FormDefinition tidy = FormDefinition.of("tidy", Tidy.class);

    @Test
    void storesWhatTheRecordMadeOfIt() {
        assertThat(tidy.bind(FormValues.of(Map.of("product", "BREAD")), Locale.ENGLISH))
                .isEqualTo(new Binding.Bound(Map.of("product", "bread")));
    }

    @Test
    void saysWhatIsMissingThoughTheConstructorReliesOnIt() {
        assertThat(errors(tidy, Map.of("colour", "blue")))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("product", "required"));
    }

    record Trusting(@NotBlank String product, @Nullable String colour) {

        @AssertTrue boolean isPlausible() {
            return !product.equals(colour) && !"red".equals(colour) || product.charAt(99) == 'x';
        }
    }

    @Test
    void saysWhatIsMissingThoughACheckOfItsOwnReliesOnIt() {
        FormDefinition trusting = FormDefinition.of("trusting", Trusting.class);

        assertThat(errors(trusting, Map.of("colour", "blue")))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("product", "required"));
        assertThat(errors(trusting, Map.of("product", "bread", "colour", "red")))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("", "invalid"));
    }

    @Test
    void mayThrowWithoutHarm() {
        assertThat(errors(tidy, Map.of("product", "bread", "colour", "red")))
                .containsExactly(new FieldError("", "invalid", "Please check what you entered here."));
    }

    record Limited(@Size(max = 100) EmailAddress name) {}

    record Blanked(@NotBlank PhoneNumber name) {}

    record Checked(@NotBlank String name) {

        @AssertTrue String getNote() {
            return name;
        }
    }

    /** They would fail with every visitor. */
    @ParameterizedTest
    @ValueSource(classes = {Limited.class, Blanked.class, Checked.class})
    void refusesConstraintsThatDoNotFitTheirType(Class<? extends Record> type) {
        assertThatThrownBy(() -> FormDefinition.of("strange", type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getName() + ".n")
                .hasMessageContaining("@NotNull");
    }

    @Constraint(validatedBy = Even.Validator.class)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Even {
        String message() default "Odd.";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        /** Takes numbers for granted, which no visitor promises. */
        class Validator implements ConstraintValidator<Even, String> {
            @Override
            public boolean isValid(String value, ConstraintValidatorContext context) {
                return Integer.parseInt(value) % 2 == 0;
            }
        }
    }

    record Counted(@Even String count, @NotBlank String what) {}

    @Test
    void mayHaveAConstraintOfItsOwnThatThrows() {
        FormDefinition counted = FormDefinition.of("counted", Counted.class);

        assertThat(errors(counted, Map.of("count", "3", "what", "loaves")))
                .containsExactly(new FieldError("count", "even", "Odd."));
        assertThat(errors(counted, Map.of("count", "three")))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("what", "required"));
        assertThat(errors(counted, Map.of("count", "three", "what", "loaves")))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(tuple("", "invalid"));
    }

    record Linked(
            @URL String site,
            @ISBN String book,
            @DecimalMax("9") String count) {}

    @Test
    void namesOtherConstraintsAsTheyAreCalled() {
        assertThat(errors(
                        FormDefinition.of("linked", Linked.class),
                        Map.of("site", "nowhere", "book", "none", "count", "10")))
                .extracting(FieldError::code)
                .containsExactly("url", "isbn", "decimal-max");
    }

    record Translated(
            @Pattern(regexp = "x", message = "Code: {jakarta.validation.constraints.NotBlank.message}") String code) {}

    /** The words of an application's bundle, for which those of Hibernate Validator stand here. */
    @Test
    void speaksTheVisitorsLanguageWhateverTheMachines() {
        FormDefinition translated = FormDefinition.of("translated", Translated.class);
        FormValues values = FormValues.of(Map.of("code", "y"));
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRENCH);
            assertThat(translated.bind(values, Locale.GERMAN)).isEqualTo(coded("Code: darf nicht leer sein"));
            assertThat(translated.bind(values, Locale.ENGLISH)).isEqualTo(coded("Code: must not be blank"));
        } finally {
            Locale.setDefault(machine);
        }
    }

    private static Binding coded(String words) {
        return new Binding.Rejected(List.of(new FieldError("code", "pattern", words)));
    }

    record Numbered(int number) {}

    record Listed(List<String> names) {}

    @ParameterizedTest
    @ValueSource(classes = {Numbered.class, Listed.class})
    void refusesTypesThatNoFieldCanHave(Class<? extends Record> type) {
        assertThatThrownBy(() -> FormDefinition.of("strange", type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getName() + ".n");
    }

    private static List<FieldError> errors(FormDefinition form, Map<String, String> values) {
        return ((Binding.Rejected) form.bind(FormValues.of(values), Locale.ENGLISH)).errors();
    }
}
