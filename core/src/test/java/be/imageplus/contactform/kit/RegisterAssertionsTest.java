/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.imageplus.contactform.form.Enquiry;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterAssertionsTest {

    private static final SettableClock CLOCK = SettableClock.at(TestRegister.NOW.toString());

    @TempDir
    Path directory;

    @Test
    void passACompleteRegister() throws IOException {
        Path file = Files.writeString(directory.resolve("register.yml"), TestRegister.yaml());

        assertThatCode(() -> RegisterAssertions.assertStarts(file)).doesNotThrowAnyException();
        assertThatCode(() -> RegisterAssertions.assertComplete(TestRegister.example(), CLOCK))
                .doesNotThrowAnyException();
    }

    @Test
    void failForAGapAndSayWhatToDo() {
        String yaml = TestRegister.yaml().replace("    interest: responding to inbound business enquiries\n", "");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RegisterAssertions.assertStarts(TestRegister.load(yaml), CLOCK))
                .withMessageContainingAll("NOTICE-13-1-D", "purposes[0].interest", "Fix: Name it under interest");
    }

    @Test
    void tellWarningsApart() {
        String yaml = TestRegister.yaml().replace("valid-through: 2031-12-27", "valid-through: 2027-01-31");

        RegisterAssertions.assertStarts(TestRegister.load(yaml), CLOCK);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RegisterAssertions.assertComplete(TestRegister.load(yaml), CLOCK))
                .withMessageContaining("TRANSFER-ENDS-SOON");
    }

    @Test
    void failForALanguageWithoutWords() {
        String yaml = TestRegister.yaml().replace("  languages: [en]", "  languages: [en, eo]");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RegisterAssertions.assertStarts(TestRegister.load(yaml), CLOCK))
                .withMessageContaining("NOTICE-LANGUAGE");
    }

    @Test
    void holdAFormAgainstTheRegister() throws IOException {
        record Curious(@NotBlank String name) {}
        Path file = Files.writeString(directory.resolve("register.yml"), TestRegister.yaml());

        RegisterAssertions.assertDeclares(file, "contact", Enquiry.class);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RegisterAssertions.assertDeclares(file, "contact", Curious.class))
                .withMessageContainingAll("FORM-ITEM-MISSING", "\"message\"");
    }

    @Test
    void failForAFileThatIsNoRegister() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> RegisterAssertions.assertStarts(directory.resolve("none.yml")))
                .withMessageContaining("REGISTER-UNREADABLE");
    }
}
