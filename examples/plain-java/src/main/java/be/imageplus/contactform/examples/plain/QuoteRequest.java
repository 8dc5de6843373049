/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import be.imageplus.contactform.form.Autocomplete;
import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.Options;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A second form: a request for an offer, with choices and boxes. Its components are data items of the register. */
public record QuoteRequest(
        @NotBlank @Size(max = 200) @Autocomplete("name") String name,
        @NotNull EmailAddress email,
        @NotNull Project project, // one of a few: radio buttons

        @Options({"up-to-1000", "up-to-5000", "more"}) @Nullable String budget,

        @Options({"be", "de", "es", "fr", "it", "lu", "nl"}) @NotNull String country, // one of many: a list that opens

        Set<Day> days, // any number: check boxes

        @Options({"texts", "photos", "translation"}) @NotEmpty List<String> extras,

        boolean urgent, // ticked or not
        @AssertTrue boolean business) { // must be ticked

    /** The register's option {@code new-website} is the constant {@code NEW_WEBSITE}. */
    public enum Project {
        NEW_WEBSITE,
        REPAIR,
        HOSTING
    }

    /** When we may call. */
    public enum Day {
        MONDAY,
        WEDNESDAY,
        FRIDAY
    }

    @Override
    public String toString() {
        return "QuoteRequest[…]";
    }
}
