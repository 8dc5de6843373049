/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The built-in contact form.
 *
 * <p>A message has at most 5,000 characters: in any script, percent-encoded, that stays below the 64 KB that a request
 * may have, so that nobody's text is refused unread.
 *
 * <p><b>Privacy.</b> Holds what a visitor typed; it lives for the length of a request and is stored sealed (R2.1).
 */
public record Enquiry(
        @NotBlank @Size(max = 200) @Autocomplete("name") String name,
        @NotNull EmailAddress email,
        @Nullable PhoneNumber phone,
        @NotBlank @Size(max = 5_000) @Multiline String message) {

    @Override
    public String toString() {
        return "Enquiry[…]";
    }
}
