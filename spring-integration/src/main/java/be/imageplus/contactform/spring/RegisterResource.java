/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.ProcessingRegister;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.core.io.Resource;

/** Reads the processing register from wherever {@code contact-form.register} points. */
final class RegisterResource {

    private RegisterResource() {}

    /**
     * The register.
     *
     * @throws ConfigurationException when there is none, or with everything in it that cannot be read
     */
    static ProcessingRegister load(Resource resource) {
        try (InputStream yaml = resource.getInputStream()) {
            return ProcessingRegister.load(yaml, resource.getDescription());
        } catch (IOException e) {
            throw new ConfigurationException(List.of(
                    Finding.of(FindingCode.REGISTER_MISSING, "contact-form.register", resource.getDescription())));
        }
    }
}
