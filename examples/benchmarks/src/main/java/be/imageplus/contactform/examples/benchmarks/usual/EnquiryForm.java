/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.usual;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What the visitor sends. */
record EnquiryForm(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @Email @Size(max = 254) String email,
        @Nullable @Size(max = 40) String phone,
        @NotBlank @Size(max = 5000) String message) {

    /** Never shows what was typed. */
    @Override
    public String toString() {
        return "EnquiryForm";
    }
}
