/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.ProcessingRegister;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FormCheckTest {

    record Different(
            @Nullable String name,
            @NotNull EmailAddress email,
            @NotBlank String company,
            @Nullable String lang) {}

    private final ProcessingRegister register = TestRegister.example();

    @Test
    void findsNothingWhereFormAndRegisterAgree() {
        assertThat(FormDefinition.of("contact", Enquiry.class).check(register)).isEmpty();
    }

    @Test
    void findsEverythingInWhichTheyDiffer() { // R2.1, R2.3
        assertThat(FormDefinition.of("contact", Different.class).check(register))
                .extracting(Finding::code, Finding::path)
                .containsExactly(
                        tuple("FORM-REQUIRED-MISMATCH", "forms.contact.name"),
                        tuple("FORM-FIELD-UNDECLARED", "forms.contact.company"),
                        tuple("FORM-RESERVED-NAME", "forms.contact.lang"),
                        tuple("FORM-FIELD-UNDECLARED", "forms.contact.lang"),
                        tuple("FORM-FIELD-NOT-LISTED", "forms.contact.company"),
                        tuple("FORM-FIELD-NOT-LISTED", "forms.contact.lang"),
                        tuple("FORM-ITEM-MISSING", "forms.contact.phone"),
                        tuple("FORM-ITEM-MISSING", "forms.contact.message"));
    }

    @Test
    void saysWhichSideCallsAFieldRequired() {
        assertThat(FormDefinition.of("contact", Different.class).check(register))
                .first()
                .extracting(Finding::problem)
                .asString()
                .contains("\"name\" is optional in the form and required in the register");
    }

    @Test
    void refusesAFormThatTheRegisterDoesNotKnow() {
        assertThat(FormDefinition.of("quote", Enquiry.class).check(register))
                .extracting(Finding::code)
                .containsExactly("FORM-UNDECLARED");
    }
}
