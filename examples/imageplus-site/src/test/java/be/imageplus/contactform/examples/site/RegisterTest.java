/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.kit.RegisterAssertions;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What every application can have in its build: a gap in the register fails it, and so does a form that left it. */
class RegisterTest {

    private static final Path REGISTER = Path.of("src/main/resources/processing-register.yml");

    @Test
    void isComplete() {
        RegisterAssertions.assertComplete(REGISTER);
    }

    @Test
    void declaresOurForm() {
        RegisterAssertions.assertDeclares(REGISTER, "contact", Enquiry.class);
    }
}
