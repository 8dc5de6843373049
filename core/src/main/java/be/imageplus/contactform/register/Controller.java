/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.net.IDN;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who decides on purposes and means (Art. 4(7), R1.1).
 *
 * @param name the legal name without its form, for example {@code Imageplus}
 * @param legalForms legal forms in the controller's languages, for example {@code SRL}, {@code BV}
 * @param addressLines the postal address, a line each, as it is written in each language
 * @param country ISO 3166 code, for example {@code BE}
 * @param enterpriseNumber the national register's number as published, for example {@code BE0879.380.125}
 * @param site the site's name as people know it, for example {@code imageplus.be}
 * @param siteLanguages the languages in which the site addresses people; empty is a finding (Art. 12(1))
 * @param origins web origins of its sites, for example {@code https://imageplus.be}; a form is only served to these
 * @param privacyContact where rights are exercised, an address; empty is a finding (R1.7)
 * @param dataProtectionOfficer whether one is designated; empty is a finding (R1.8)
 * @param representative in the Union, for a controller outside it (Art. 27)
 * @param jointControllers who decides with it (Art. 26)
 */
public record Controller(
        String name,
        List<String> legalForms,
        List<LocalizedText> addressLines,
        String country,
        Optional<String> enterpriseNumber,
        String site,
        List<Locale> siteLanguages,
        List<URI> origins,
        Optional<String> privacyContact,
        Optional<DataProtectionOfficer> dataProtectionOfficer,
        Optional<Party> representative,
        List<Party> jointControllers) {

    public Controller {
        legalForms = List.copyOf(legalForms);
        addressLines = List.copyOf(addressLines);
        siteLanguages = List.copyOf(siteLanguages);
        origins = List.copyOf(origins);
        jointControllers = List.copyOf(jointControllers);
    }

    /** A controller of whom the least is known; the check asks for the rest. */
    public static Controller of(String name, String country, String site) {
        return new Controller(
                name,
                List.of(),
                List.of(),
                country,
                Optional.empty(),
                site,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The same, with its legal forms. */
    public Controller withLegalForms(String... forms) {
        return with(List.of(forms), addressLines, enterpriseNumber, origins, privacyContact, dataProtectionOfficer);
    }

    /** The same, at a postal address that is written the same way in every language. */
    public Controller withAddress(String... lines) {
        return withAddress(Stream.of(lines).map(LocalizedText::english).toArray(LocalizedText[]::new));
    }

    /** The same, at a postal address. */
    public Controller withAddress(LocalizedText... lines) {
        return with(legalForms, List.of(lines), enterpriseNumber, origins, privacyContact, dataProtectionOfficer);
    }

    /** The same, with the national register's number. */
    public Controller withEnterpriseNumber(String number) {
        return with(legalForms, addressLines, Optional.of(number), origins, privacyContact, dataProtectionOfficer);
    }

    /** The same, with the languages in which the site addresses people. */
    public Controller withSiteLanguages(Locale... spoken) {
        return new Controller(
                name,
                legalForms,
                addressLines,
                country,
                enterpriseNumber,
                site,
                List.of(spoken),
                origins,
                privacyContact,
                dataProtectionOfficer,
                representative,
                jointControllers);
    }

    /** The same, with the origins of its sites, for example {@code https://imageplus.be}. */
    public Controller withOrigins(String... sites) {
        List<URI> all = Stream.of(sites).map(URI::create).toList();
        return with(legalForms, addressLines, enterpriseNumber, all, privacyContact, dataProtectionOfficer);
    }

    /** The same, with the address at which rights are exercised. */
    public Controller withPrivacyContact(String address) {
        return with(legalForms, addressLines, enterpriseNumber, origins, Optional.of(address), dataProtectionOfficer);
    }

    /** The same, with or without a data protection officer. */
    public Controller withDataProtectionOfficer(DataProtectionOfficer officer) {
        return with(legalForms, addressLines, enterpriseNumber, origins, privacyContact, Optional.of(officer));
    }

    /** The same, with a representative in the Union (Art. 27). */
    public Controller withRepresentative(Party inTheUnion) {
        return with(Optional.of(inTheUnion), jointControllers);
    }

    /** The same, deciding together with others (Art. 26). */
    public Controller withJointControllers(Party... others) {
        return with(representative, List.of(others));
    }

    private Controller with(Optional<Party> inTheUnion, List<Party> others) {
        return new Controller(
                name,
                legalForms,
                addressLines,
                country,
                enterpriseNumber,
                site,
                siteLanguages,
                origins,
                privacyContact,
                dataProtectionOfficer,
                inTheUnion,
                others);
    }

    private Controller with(
            List<String> forms,
            List<LocalizedText> address,
            Optional<String> number,
            List<URI> sites,
            Optional<String> contact,
            Optional<DataProtectionOfficer> officer) {
        return new Controller(
                name,
                forms,
                address,
                country,
                number,
                site,
                siteLanguages,
                sites,
                contact,
                officer,
                representative,
                jointControllers);
    }

    /**
     * Whether a domain is its own: that of the site or of an origin, one below it, or the one that it is below of, as
     * {@code imageplus.be} is for a shop of it.
     *
     * @param domain as A-labels in lower case
     */
    public boolean owns(String domain) {
        return Stream.concat(Stream.of(site), origins.stream().map(URI::getHost).filter(Objects::nonNull))
                .map(Controller::ascii)
                .filter(host -> !host.isEmpty())
                .anyMatch(host -> host.equals(domain)
                        || domain.endsWith("." + host)
                        || (domain.contains(".") && host.endsWith("." + domain)));
    }

    private static String ascii(String host) {
        try {
            return IDN.toASCII(host.strip()).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return ""; // a site may be named by words that are no domain
        }
    }

    /** Where somebody turns whom a form does not serve (R3.6): the privacy contact, or the site where there is none. */
    public String otherWay() {
        return privacyContact.orElse(site);
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
