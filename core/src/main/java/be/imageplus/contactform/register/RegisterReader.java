/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import java.io.Reader;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads a register from YAML. The order of the methods is the order of the file. */
final class RegisterReader {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final RegisterSection.Journal journal = new RegisterSection.Journal(new ArrayList<>(), new HashMap<>());

    private RegisterReader() {}

    /**
     * Reads a register.
     *
     * @param source names the place in the findings
     * @throws ConfigurationException with path and line of everything that cannot be read
     */
    static ProcessingRegister read(Reader yaml, String source) {
        return new RegisterReader().document(yaml, source);
    }

    private ProcessingRegister document(Reader yaml, String source) {
        RegisterSection root = RegisterSection.root(YamlNode.parse(yaml, journal.findings()), journal);
        ProcessingRegister register = register(root);
        root.refuseOthers();
        if (!journal.findings().isEmpty()) {
            throw new ConfigurationException(journal.findings().stream()
                    .map(finding -> in(source, finding))
                    .toList());
        }
        return register;
    }

    private static Finding in(String source, Finding finding) {
        return new Finding(
                finding.code(),
                finding.severity(),
                source + ": " + finding.path(),
                finding.line(),
                finding.problem(),
                finding.fix());
    }

    private ProcessingRegister register(RegisterSection root) {
        RegisterSection notice = root.section("notice");
        ProcessingRegister register = new ProcessingRegister(
                notice.optionalText("version").orElse(""),
                notice.date("revised"),
                languages(notice),
                notice.parsed("time-zone", "a time zone such as Europe/Brussels", ZoneId::of)
                        .orElseGet(() -> {
                            notice.wrong("time-zone", "a time zone such as Europe/Brussels", "Name the zone of dates.");
                            return ZoneId.of("UTC");
                        }),
                controller(root.section("controller")),
                distinct(root.sections("data-items"), this::dataItem),
                distinct(root.sections("purposes"), this::purpose),
                distinct(root.sections("forms"), this::form),
                declarations(root.section("declarations")),
                distinct(root.sections("recipients"), this::recipient),
                distinct(root.sections("retention"), this::retention),
                rights(root.section("rights")),
                root.optionalSection("supervisory-authority").map(this::authority),
                root.optionalLocalized("security"),
                new SourceLines(journal.lines()));
        notice.refuseOthers();
        return register;
    }

    private static List<Locale> languages(RegisterSection notice) {
        Set<String> known = Set.of(Locale.getISOLanguages());
        List<Locale> languages = notice.values("languages", "a language code such as en or fr", text -> {
            if (!known.contains(text)) {
                throw new IllegalArgumentException("no language");
            }
            return Locale.forLanguageTag(text);
        });
        if (languages.isEmpty()) {
            notice.wrong("languages", "at least one language", "List the languages of the notice, the default first.");
            return List.of(Locale.ENGLISH);
        }
        return languages;
    }

    private Controller controller(RegisterSection section) {
        Controller controller = new Controller(
                section.text("name"),
                section.texts("legal-forms"),
                section.texts("address"),
                country(section),
                section.optionalText("enterprise-number"),
                section.text("site"),
                section.origins("origins"),
                section.optionalText("privacy-contact"),
                section.optionalSection("data-protection-officer").flatMap(this::officer));
        section.refuseOthers();
        return controller;
    }

    private Optional<DataProtectionOfficer> officer(RegisterSection section) {
        Optional<String> contact = section.optionalText("contact");
        Optional<LocalizedText> reason = section.optionalLocalized("not-designated-because");
        section.refuseOthers();
        if (contact.isPresent() == reason.isPresent()) {
            section.wrong(
                    "contact",
                    "either contact, or not-designated-because",
                    "Say how to reach the officer, or why none is designated.");
        }
        return contact.<DataProtectionOfficer>map(DataProtectionOfficer.Designated::new)
                .or(() -> reason.map(DataProtectionOfficer.NotDesignated::new));
    }

    private DataItem dataItem(RegisterSection section) {
        DataItem item = new DataItem(
                section.text("id"),
                section.localized("label"),
                section.requiredChoice("category", DataItem.Category.class),
                section.requiredChoice("collected", DataItem.Collected.class),
                section.flag("required", false),
                section.optionalLocalized("condition"),
                section.optionalLocalized("without-it"),
                section.texts("purposes"),
                section.choice("precision", DataItem.Precision.class).orElse(DataItem.Precision.FULL));
        section.refuseOthers();
        return item;
    }

    private Purpose purpose(RegisterSection section) {
        Purpose purpose = new Purpose(
                section.text("id"),
                section.localized("description"),
                section.requiredChoice("legal-basis", LegalBasis.class),
                section.optionalLocalized("interest"),
                section.optionalSection("assessment").map(this::assessment));
        section.refuseOthers();
        return purpose;
    }

    private Purpose.Assessment assessment(RegisterSection section) {
        Purpose.Assessment assessment = new Purpose.Assessment(
                section.text("necessity"),
                section.text("balancing"),
                section.text("safeguards"),
                section.date("reviewed").orElseGet(() -> {
                    section.wrong("reviewed", "a date such as 2026-11-02", "Say when it was last reviewed.");
                    return LocalDate.EPOCH;
                }),
                section.text("owner"));
        section.refuseOthers();
        return assessment;
    }

    private DeclaredForm form(RegisterSection section) {
        DeclaredForm form = new DeclaredForm(section.text("id"), section.text("purpose"), section.texts("items"));
        section.refuseOthers();
        return form;
    }

    private Declarations declarations(RegisterSection section) {
        Declarations declarations = new Declarations(
                section.flag("no-special-categories", false),
                section.number("minimum-age", 0),
                section.flag("no-marketing", false),
                section.flag("no-analytics", false),
                section.flag("no-automated-decisions", false),
                section.flag("no-sale", false),
                section.flag("no-third-party-marketing", false),
                section.flag("disclosure-required-by-law", false));
        section.refuseOthers();
        return declarations;
    }

    private Recipient recipient(RegisterSection section) {
        Recipient recipient = new Recipient(
                section.text("id"),
                section.text("legal-entity"),
                section.text("trade-name"),
                section.requiredChoice("role", Recipient.Role.class),
                section.localized("service"),
                country(section),
                Set.copyOf(section.choices("categories", DataItem.Category.class)),
                section.optionalText("agreement"),
                section.sections("transfer-mechanisms").stream()
                        .map(this::mechanism)
                        .toList(),
                section.optionalLocalized("own-retention"),
                section.flag("published", true));
        section.refuseOthers();
        return recipient;
    }

    private TransferMechanism mechanism(RegisterSection section) {
        TransferMechanism mechanism = new TransferMechanism(
                section.requiredChoice("type", TransferMechanism.Type.class),
                section.localized("name"),
                section.text("reference"),
                section.date("valid-from"),
                section.date("valid-through"),
                section.date("last-verified"));
        section.refuseOthers();
        return mechanism;
    }

    private RetentionRule retention(RegisterSection section) {
        RetentionRule rule = new RetentionRule(
                section.text("id"),
                section.requiredChoice("category", DataItem.Category.class),
                section.localized("data"),
                section.period("period"),
                section.requiredChoice("starts-at", RetentionRule.Start.class),
                section.localized("criterion"),
                section.flag("published", true));
        section.refuseOthers();
        return rule;
    }

    private RightsPromise rights(RegisterSection section) {
        RightsPromise rights = new RightsPromise(
                Set.copyOf(section.choices("granted", Right.class)),
                section.number("answer-within-days", 0),
                section.flag("identity-may-be-checked", false));
        section.refuseOthers();
        return rights;
    }

    private SupervisoryAuthority authority(RegisterSection section) {
        SupervisoryAuthority authority = new SupervisoryAuthority(
                section.localized("title"),
                section.texts("official-names"),
                section.text("address"),
                section.text("email"),
                section.text("website"));
        section.refuseOthers();
        return authority;
    }

    private static String country(RegisterSection section) {
        return section.parsed("country", "an ISO 3166 country code such as BE", text -> {
                    if (!COUNTRIES.contains(text)) {
                        throw new IllegalArgumentException("no country");
                    }
                    return text;
                })
                .orElseGet(() -> {
                    if (section.optionalText("country").isEmpty()) {
                        section.wrong("country", "an ISO 3166 country code such as BE", "Name the country.");
                    }
                    return "BE";
                });
    }

    private static <T> List<T> distinct(List<RegisterSection> sections, Function<RegisterSection, T> reader) {
        Set<String> ids = new HashSet<>();
        List<T> parts = new ArrayList<>();
        for (RegisterSection section : sections) {
            parts.add(reader.apply(section));
            section.optionalText("id")
                    .filter(id -> !ids.add(id))
                    .ifPresent(id -> section.wrong(
                            "id", "an id that no other entry of this list has", "Rename one of the two."));
        }
        return parts;
    }
}
