/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.Binding;
import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormValues;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's record is nobody's business but its package's. */
class OwnFormTest {

    record Visible(@NotBlank String name, @NotNull EmailAddress email) {}

    private record Hidden(@NotBlank String name, @NotNull EmailAddress email) {}

    @ParameterizedTest
    @ValueSource(classes = {Visible.class, Hidden.class})
    void needsNoPublicRecord(Class<? extends Record> type) {
        Map<String, String> values = Map.of("name", "Ada", "email", "ada@example.org");

        assertThat(FormDefinition.of("own", type).bind(FormValues.of(values), Locale.ENGLISH))
                .isEqualTo(new Binding.Bound(values));
    }

    @Test
    void needsNoPublicRecordToSayWhatIsMissing() {
        assertThat(FormDefinition.of("own", Hidden.class).bind(FormValues.of(Map.of()), Locale.ENGLISH))
                .isInstanceOfSatisfying(
                        Binding.Rejected.class,
                        rejected -> assertThat(rejected.errors())
                                .extracting(error -> error.field() + " " + error.code())
                                .containsExactly("name required", "email required"));
    }
}
