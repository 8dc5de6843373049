/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BindingTest {

    private final FormDefinition contact = FormDefinition.of("contact", Enquiry.class);

    @Test
    void yieldsCanonicalValuesInTheFormsOrder() {
        Binding binding = contact.bind(values("email", " Ada@BÜCHER.example "), Locale.ENGLISH);

        assertThat(((Binding.Bound) binding).values())
                .containsExactly(
                        Map.entry("name", "Ada"),
                        Map.entry("email", "Ada@xn--bcher-kva.example"),
                        Map.entry("phone", "+32 2 555 12 12"),
                        Map.entry("message", "Hello"));
    }

    @Test
    void leavesOutWhatIsOptionalAndBlank() {
        assertThat(bound(values("phone", "  "))).doesNotContainKey("phone");
    }

    @Test
    void writesLineEndsAndLettersInOneWay() {
        assertThat(bound(values("message", "one\r\ntwo\rthree"))).containsEntry("message", "one\ntwo\nthree");
        assertThat(bound(values("name", "Ame\u0301lie"))).containsEntry("name", "Am\u00E9lie");
        assertThat(bound(values("name", "\u00A0Ada\u202F "))).containsEntry("name", "Ada");
    }

    @Test
    void acceptsTheLettersThatLookLikeLineEndsWhenTheyAreCutToEightBits() { // CVE-2025-7962
        assertThat(bound(values("name", "\u760D\u760A"))).containsEntry("name", "\u760D\u760A");
    }

    @ParameterizedTest
    @CsvSource({
        "name, '', required",
        "name, '   ', required",
        "name, '\u00A0', required",
        "email, '', required",
        "email, ada(at)example, email-invalid",
        "phone, call me, phone-invalid",
        "message, '', required"
    })
    void saysWhatToMendWithAStableCode(String field, String value, String code) {
        assertThat(errors(values(field, value))).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.code()).isEqualTo(code);
            assertThat(error.message()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ada\r\nBcc: eve@example.org",
                "Ada\nEve",
                "Ada\rEve",
                "Ada\u0000",
                "Ada\tEve",
                "Ada\u0085",
                "Ada\u2028Eve",
                "\uD800Ada"
            })
    void refusesControlCharactersInASingleLine(String name) {
        assertThat(errors(values("name", name))).extracting(FieldError::code).containsExactly("control-character");
    }

    @Test
    void keepsLinesButNoOtherControlCharactersInAMessage() {
        assertThat(bound(values("message", "one\n\n\ttwo\u2028three")))
                .containsEntry("message", "one\n\n\ttwo\u2028three");
        assertThat(errors(values("message", "ring\u0007")))
                .extracting(FieldError::code)
                .containsExactly("control-character");
        assertThat(errors(values("message", "half of \uDE00")))
                .extracting(FieldError::code)
                .containsExactly("control-character");
    }

    @Test
    void countsALetterBeyondTheFirstPlaneAsTwo() {
        assertThat(bound(values("name", "\uD83D\uDE00".repeat(100)))).isNotEmpty();
        assertThat(errors(values("name", "\uD83D\uDE00".repeat(100) + "x")))
                .extracting(FieldError::code)
                .containsExactly("too-long");
    }

    @Test
    void neverRepeatsWhatWasTyped() {
        List<FieldError> errors = errors(FormValues.of(
                Map.of("name", "canary".repeat(50), "email", "canary", "phone", "canary", "message", "canary\u0000")));

        assertThat(errors).hasSize(4);
        assertThat(errors.toString()).doesNotContain("canary");
    }

    @Test
    void countsCharactersAsTheConstraintDoes() {
        assertThat(bound(values("name", "x".repeat(200)))).isNotEmpty();
        assertThat(errors(values("name", "x".repeat(201))))
                .extracting(FieldError::code)
                .containsExactly("too-long");
        assertThat(errors(values("name", "x".repeat(201))).get(0).message()).contains("200");
    }

    @Test
    void listsEverythingAtOnceInTheFormsOrder() {
        List<FieldError> errors = errors(FormValues.of(Map.of("email", "nonsense", "phone", "nonsense")));

        assertThat(errors).extracting(FieldError::field).containsExactly("name", "email", "phone", "message");
    }

    @Nested
    class AnUndeclaredField { // R2.1

        @Test
        void isRefusedAndNeverNamed() {
            List<FieldError> errors = errors(values("birthday", "1990-01-01"));

            assertThat(errors).extracting(FieldError::code).containsExactly("undeclared-field");
            assertThat(errors.get(0).field()).isEmpty();
            assertThat(errors.toString()).doesNotContain("birthday", "1990");
        }

        @Test
        void isRefusedOnceHoweverManyThereAre() {
            Map<String, List<String>> many =
                    new LinkedHashMap<>(values("name", "Ada").byName());
            for (int i = 0; i < 10_000; i++) {
                many.put("field" + i, List.of("value"));
            }

            assertThat(errors(new FormValues(many))).hasSize(1);
        }

        @Test
        void isNotOneOfTheFormsOwnNames() {
            FormValues own = values("name", "Ada");
            for (String name : FormValues.RESERVED) {
                own = own.with(name, "x");
            }

            assertThat(contact.bind(own, Locale.ENGLISH)).isInstanceOf(Binding.Bound.class);
        }
    }

    @Test
    void hasWordsForEverythingThatCanBeWrongWithAnEnquiry() {
        List<FieldError> errors = errors(FormValues.of(Map.of("email", "nonsense", "phone", "nonsense")));

        assertThat(errors)
                .extracting(FieldError::message)
                .containsExactly(
                        "Enter your name.",
                        "Enter one email address, for example name@example.com.",
                        "Enter a phone number with digits, for example +32 2 555 12 12, or leave it empty.",
                        "Write your message.");
    }

    @Test
    void tellsItsConstraintsAsData() {
        assertThat(contact.fields())
                .containsExactly(
                        new FormField("name", FormField.Type.TEXT, true, OptionalInt.of(200), "name"),
                        new FormField("email", FormField.Type.EMAIL, true, OptionalInt.of(254), "email"),
                        new FormField("phone", FormField.Type.TEL, false, OptionalInt.of(32), "tel"),
                        new FormField("message", FormField.Type.TEXTAREA, true, OptionalInt.of(5_000), ""));
    }

    private Map<String, String> bound(FormValues values) {
        return ((Binding.Bound) contact.bind(values, Locale.ENGLISH)).values();
    }

    private List<FieldError> errors(FormValues values) {
        return ((Binding.Rejected) contact.bind(values, Locale.ENGLISH)).errors();
    }

    /** A valid enquiry in which one value is another. */
    private static FormValues values(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", "Ada");
        values.put("email", "ada@example.org");
        values.put("phone", "+32 2 555 12 12");
        values.put("message", "Hello");
        values.put(name, value);
        return FormValues.of(values);
    }
}
