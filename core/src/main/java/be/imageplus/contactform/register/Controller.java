/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Who decides on purposes and means (Art. 4(7), R1.1).
 *
 * @param name the legal name without its form, for example {@code Imageplus}
 * @param legalForms legal forms in the controller's languages, for example {@code SRL}, {@code BV}
 * @param addressLines the postal address, a line each
 * @param country ISO 3166 code, for example {@code BE}
 * @param enterpriseNumber the national register's number as published, for example {@code BE0879.380.125}
 * @param site the site's name as people know it, for example {@code imageplus.be}
 * @param origins web origins of its sites, for example {@code https://imageplus.be}; a form is only served to these
 * @param privacyContact where rights are exercised, an address; empty is a finding (R1.7)
 * @param dataProtectionOfficer whether one is designated; empty is a finding (R1.8)
 */
public record Controller(
        String name,
        List<String> legalForms,
        List<String> addressLines,
        String country,
        Optional<String> enterpriseNumber,
        String site,
        List<URI> origins,
        Optional<String> privacyContact,
        Optional<DataProtectionOfficer> dataProtectionOfficer) {

    public Controller {
        legalForms = List.copyOf(legalForms);
        addressLines = List.copyOf(addressLines);
        origins = List.copyOf(origins);
    }

    /** The name with the first legal form, for example {@code Imageplus SRL}. */
    public String legalName() {
        return legalForms.isEmpty() ? name : name + " " + legalForms.get(0);
    }

    /** The name with all legal forms, for example {@code Imageplus SRL/BV}. */
    public String fullName() {
        return legalForms.isEmpty() ? name : name + " " + String.join("/", legalForms);
    }
}
