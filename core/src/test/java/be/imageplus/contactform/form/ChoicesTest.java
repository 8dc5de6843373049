/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that are chosen or ticked instead of typed. */
class ChoicesTest {

    enum Size7 {
        XXS,
        XS,
        S,
        M,
        L,
        XL,
        TOO_LARGE
    }

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Order(
            @NotNull Colour colour,
            @Nullable Size7 size,

            @Options({"by-post", "by-hand"}) @Nullable String delivery,

            @NotEmpty Set<Colour> alternatives,

            @Options({"gift", "card", "ribbon"}) @Size(min = 2, max = 2) List<String> extras,

            List<Size7> others,
            boolean urgent,
            @AssertTrue boolean adult) {}

    private static final FormValues COMPLETE = FormValues.of(Map.of("colour", "dark-blue", "adult", "true"))
            .with("alternatives", "red")
            .with("extras", "ribbon", "gift");

    private final FormDefinition order = FormDefinition.of("order", Order.class);

    @Test
    void areToldAsData() {
        assertThat(order.fields())
                .extracting(FormField::name, FormField::type, FormField::required)
                .containsExactly(
                        tuple("colour", FormField.Type.RADIO, true),
                        tuple("size", FormField.Type.SELECT, false), // more than six
                        tuple("delivery", FormField.Type.RADIO, false),
                        tuple("alternatives", FormField.Type.CHECKBOXES, true),
                        tuple("extras", FormField.Type.CHECKBOXES, true),
                        tuple("others", FormField.Type.CHECKBOXES, false),
                        tuple("urgent", FormField.Type.CHECKBOX, false),
                        tuple("adult", FormField.Type.CHECKBOX, true));
        assertThat(order.fields().get(0).options()).containsExactly("red", "dark-blue");
        assertThat(order.fields().get(4).options()).containsExactly("gift", "card", "ribbon");
        assertThat(order.fields()).extracting(FormField::maxLength).containsOnly(OptionalInt.empty());
    }

    @Nested
    class AnAnswer {

        @Test
        void isStoredByIdInTheOrderOfTheOptionsAndAbsentWhereNothingWasChosen() {
            assertThat(order.bind(COMPLETE, Locale.ENGLISH))
                    .isEqualTo(new Binding.Bound(Map.of(
                            "colour", "dark-blue",
                            "alternatives", "red",
                            "extras", "gift,ribbon",
                            "urgent", "false",
                            "adult", "true")));
        }

        @Test
        void countsOnceHoweverOftenItIsSent() {
            assertThat(bound(COMPLETE.with("extras", "card", "gift", "card"))).containsEntry("extras", "gift,card");
        }

        @Test
        void mayBeNothingWhereAnEmptyValueIsSent() {
            assertThat(bound(COMPLETE.with("delivery", "").with("size", "").with("urgent", "")))
                    .doesNotContainKeys("delivery", "size")
                    .containsEntry("urgent", "false");
        }

        @Test
        void ofABoxIsWhatBrowsersSendForOne() {
            assertThat(bound(COMPLETE.with("urgent", "on"))).containsEntry("urgent", "true");
        }
    }

    @Nested
    class ARefusal {

        @ParameterizedTest
        @ValueSource(strings = {"DARK_BLUE", "Red", " red", "green", "red,dark-blue"})
        void meetsWhateverIsNoOption(String sent) {
            assertThat(errors(COMPLETE.with("colour", sent).with("alternatives", "red", sent)))
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("colour", "choice-invalid"), tuple("alternatives", "choice-invalid"));
            assertThat(errors(COMPLETE.with("colour", sent)).toString()).doesNotContain(sent);
        }

        @Test
        void meetsASecondValueWhereOneIsTaken() {
            assertThat(errors(COMPLETE.with("colour", "red", "red").with("adult", "true", "false")))
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("colour", "duplicate-field"), tuple("adult", "duplicate-field"));
        }

        @Test
        void meetsABoxThatIsNeitherTickedNorNot() {
            assertThat(errors(COMPLETE.with("urgent", "yes")))
                    .extracting(FieldError::field, FieldError::code)
                    .containsExactly(tuple("urgent", "choice-invalid"));
        }

        @Test
        void saysWhatIsMissingInItsOwnWords() {
            assertThat(errors(FormValues.of(Map.of())))
                    .containsExactly(
                            new FieldError("colour", "required", "Choose one of these."),
                            new FieldError("alternatives", "required", "Choose at least one of these."),
                            new FieldError("extras", "required", "Choose at least one of these."),
                            new FieldError("adult", "required", "Tick this box to go on."));
        }

        @Test
        void saysHowManyAreTakenAtLeastAndAtMost() {
            assertThat(errors(COMPLETE.with("extras", "gift")))
                    .containsExactly(new FieldError("extras", "too-few", "Choose at least 2 of these."));
            assertThat(errors(COMPLETE.with("extras", "gift", "card", "ribbon")))
                    .containsExactly(new FieldError("extras", "too-many", "Choose at most 2 of these."));
        }
    }

    record Maybe(Boolean ticked) {}

    record Numbers(List<Integer> numbers) {}

    record Unnamed(List<String> words) {}

    record NamedTwice(@Options({"a", "a"}) String letter) {}

    record Shouting(@Options("YES") String word) {}

    record Listing(@Options("yes,no") String word) {}

    record NamedEnum(@Options("red") Colour colour) {}

    record Nothing(@Options({}) String word) {}

    @ParameterizedTest
    @ValueSource(
            classes = {
                Maybe.class,
                Numbers.class,
                Unnamed.class,
                NamedTwice.class,
                Shouting.class,
                Listing.class,
                NamedEnum.class,
                Nothing.class
            })
    void haveAComponentThatSaysWhatCanBeChosen(Class<? extends Record> type) {
        assertThatThrownBy(() -> FormDefinition.of("own", type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getSimpleName() + ".");
    }

    private Map<String, String> bound(FormValues values) {
        assertThat(order.bind(values, Locale.ENGLISH)).isInstanceOf(Binding.Bound.class);
        return ((Binding.Bound) order.bind(values, Locale.ENGLISH)).values();
    }

    private List<FieldError> errors(FormValues values) {
        assertThat(order.bind(values, Locale.ENGLISH)).isInstanceOf(Binding.Rejected.class);
        return ((Binding.Rejected) order.bind(values, Locale.ENGLISH)).errors();
    }
}
