/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a register from YAML. The order of the methods is the order of the file. */
final class RegisterReader {

    private final ReadingJournal journal;

    /** The language of words that name none. */
    private Locale first = Locale.ENGLISH;

    private RegisterReader(ReadingJournal journal) {
        this.journal = journal;
    }

    /**
     * Reads a register.
     *
     * @param file names the file in findings
     * @throws ConfigurationException with path and line of everything that cannot be read, and, if the parts do not fit
     *     together, of everything else that is wrong
     */
    static ProcessingRegister read(InputStream yaml, String file) throws IOException {
        ReadingJournal journal = new ReadingJournal(file);
        RegisterReader reader = new RegisterReader(journal);
        ProcessingRegister register = RegisterText.decode(yaml, journal)
                .flatMap(text -> YamlParser.parse(text, journal))
                .map(document -> RegisterSection.read(document, journal, reader::register))
                .orElseThrow(() -> journal.refusal(List.of()));
        List<Finding> misfits = RegisterCheck.misfits(register);
        if (!journal.isClean() || !misfits.isEmpty()) {
            // Where every part could be read, the gaps are known too, and one start tells all.
            throw journal.refusal(journal.isClean() ? RegisterCheck.withoutDay(register) : misfits);
        }
        return register;
    }

    private ProcessingRegister register(RegisterSection root) {
        Notice notice = root.section("notice", this::notice);
        first = notice.languages().get(0);
        RegisterBuilder register = new RegisterBuilder()
                .version(notice.version())
                .languages(notice.languages())
                .zone(notice.zone())
                .controller(root.section("controller", this::controller));
        notice.revised().ifPresent(register::revised);
        root.sections("data-items", this::dataItem).forEach(register::dataItem);
        root.sections("purposes", this::purpose).forEach(register::purpose);
        root.sections("forms", this::form).forEach(register::form);
        register.declarations(root.section("declarations", RegisterReader::declarations));
        root.sections("recipients", this::recipient).forEach(register::recipient);
        root.sections("retention", this::retention).forEach(register::retention);
        root.optionalSection("rights", RegisterReader::rights).ifPresent(register::rights);
        root.optionalSection("supervisory-authority", this::authority).ifPresent(register::authority);
        root.words("security", first).ifPresent(register::security);
        root.listOfWords("security-measures", first).forEach(register::securityMeasure);
        root.optionalSection("hosting", RegisterReader::hosting).ifPresent(register::hosting);
        root.sections("acknowledged-findings", RegisterReader::acknowledgement).forEach(register::acknowledgement);
        return register.build(journal.lines());
    }

    private record Notice(String version, Optional<LocalDate> revised, List<Locale> languages, ZoneId zone) {}

    private Notice notice(RegisterSection section) {
        List<Locale> languages = section.requiredValues("languages", Notation.LANGUAGE);
        return new Notice(
                section.text("version").orElse(""),
                section.value("revised", Notation.DATE),
                languages.isEmpty() ? List.of(Locale.ENGLISH) : languages,
                section.required("time-zone", Notation.ZONE, ZoneOffset.UTC));
    }

    private Controller controller(RegisterSection section) {
        return new Controller(
                section.requiredText("name"),
                section.values("legal-forms", Notation.TEXT),
                section.requiredListOfWords("address", first),
                section.required("country", Notation.COUNTRY, ""),
                section.text("enterprise-number"),
                section.requiredText("site"),
                section.values("site-languages", Notation.LANGUAGE),
                section.values("origins", Notation.ORIGIN),
                section.text("privacy-contact"),
                section.optionalSection("data-protection-officer", this::officer),
                section.optionalSection("representative", RegisterReader::party),
                section.sections("joint-controllers", RegisterReader::party));
    }

    private static Party party(RegisterSection section) {
        return new Party(section.requiredText("name"), section.requiredText("contact"));
    }

    private DataProtectionOfficer officer(RegisterSection section) {
        Optional<String> name = section.text("name");
        Optional<String> contact = section.text("contact");
        Optional<LocalizedText> reason = section.words("not-designated-because", first);
        if (contact.isPresent() == reason.isPresent()) {
            section.note(
                    FindingCode.REGISTER_WRONG_TYPE,
                    "contact",
                    "Either contact or not-designated-because, and not both,",
                    "how to reach the officer, or why none is designated");
        }
        return contact.<DataProtectionOfficer>map(reached -> new DataProtectionOfficer.Designated(name, reached))
                .orElseGet(() ->
                        new DataProtectionOfficer.NotDesignated(reason.orElseGet(() -> LocalizedText.english(""))));
    }

    /** A network address is shortened unless the register says otherwise (R2.5). */
    private DataItem dataItem(RegisterSection section) {
        String id = section.requiredText("id");
        return new DataItem(
                id,
                section.requiredWords("label", first),
                section.requiredChoice("category", DataItem.Category.class),
                section.requiredChoice("collected", DataItem.Collected.class),
                section.value("required", Notation.FLAG).orElse(false),
                section.words("condition", first),
                section.words("without-it", first),
                section.values("purposes", Notation.TEXT),
                section.value("precision", Notation.oneOf(DataItem.Precision.class))
                        .orElse(
                                id.equals(DataItem.CLIENT_ADDRESS)
                                        ? DataItem.Precision.TRUNCATED
                                        : DataItem.Precision.FULL),
                answer(section));
    }

    /** Options without a word on how many of them may be chosen are not read as either. */
    private Optional<Answer> answer(RegisterSection section) {
        Optional<Answer.Kind> kind = section.value("answer", Notation.oneOf(Answer.Kind.class));
        List<Answer.Option> options = section.sections("options", this::option);
        if (kind.isEmpty() && !options.isEmpty()) {
            section.note(
                    FindingCode.DATA_OPTIONS, "options", "has options and does not say how many of them may be chosen");
        }
        return kind.map(how -> new Answer(how, options));
    }

    private Answer.Option option(RegisterSection section) {
        return new Answer.Option(
                section.required("id", Notation.OPTION_ID, "unreadable"), section.requiredWords("label", first));
    }

    private Purpose purpose(RegisterSection section) {
        return new Purpose(
                section.requiredText("id"),
                section.requiredWords("description", first),
                section.requiredChoice("legal-basis", LegalBasis.class),
                section.words("interest", first),
                section.optionalSection("assessment", RegisterReader::assessment));
    }

    private static Purpose.Assessment assessment(RegisterSection section) {
        return new Purpose.Assessment(
                section.requiredText("necessity"),
                section.requiredText("balancing"),
                section.requiredText("safeguards"),
                section.required("reviewed", Notation.DATE, LocalDate.EPOCH),
                section.requiredText("owner"));
    }

    private DeclaredForm form(RegisterSection section) {
        return new DeclaredForm(
                section.requiredText("id"),
                section.requiredText("purpose"),
                section.requiredValues("items", Notation.TEXT),
                section.words("name", first),
                section.value("acknowledged", Notation.FLAG).orElse(false));
    }

    private static Declarations declarations(RegisterSection section) {
        return new Declarations(
                section.value("no-special-categories", Notation.FLAG).orElse(false),
                section.value("minimum-age", Notation.COUNT).orElse(0),
                section.value("no-marketing", Notation.FLAG).orElse(false),
                section.value("no-analytics", Notation.FLAG).orElse(false),
                section.value("no-automated-decisions", Notation.FLAG).orElse(false),
                section.value("no-sale", Notation.FLAG).orElse(false),
                section.value("no-third-party-marketing", Notation.FLAG).orElse(false),
                section.value("disclosure-required-by-law", Notation.FLAG).orElse(false),
                section.value("others-only-from-messages", Notation.FLAG).orElse(false));
    }

    private Recipient recipient(RegisterSection section) {
        return new Recipient(
                section.requiredText("id"),
                section.requiredText("legal-entity"),
                section.requiredText("trade-name"),
                section.requiredChoice("role", Recipient.Role.class),
                section.requiredWords("service", first),
                section.required("country", Notation.COUNTRY, ""),
                new LinkedHashSet<>(section.requiredValues("categories", Notation.oneOf(DataItem.Category.class))),
                section.text("agreement"),
                section.sections("transfer-mechanisms", this::mechanism),
                section.words("own-retention", first),
                section.value("keeps-content-for", Notation.PERIOD),
                section.value("published", Notation.FLAG).orElse(true));
    }

    private TransferMechanism mechanism(RegisterSection section) {
        return new TransferMechanism(
                section.requiredChoice("type", TransferMechanism.Type.class),
                section.requiredWords("name", first),
                section.requiredText("reference"),
                section.value("copy-on-request", Notation.FLAG).orElse(false),
                section.value("valid-from", Notation.DATE),
                section.value("valid-through", Notation.DATE),
                section.value("last-verified", Notation.DATE),
                section.optionalSection("assessment", RegisterReader::transferAssessment));
    }

    private static TransferMechanism.Assessment transferAssessment(RegisterSection section) {
        return new TransferMechanism.Assessment(
                section.requiredText("reference"), section.required("reviewed", Notation.DATE, LocalDate.EPOCH));
    }

    private RetentionRule retention(RegisterSection section) {
        return new RetentionRule(
                section.requiredText("id"),
                section.requiredChoice("category", DataItem.Category.class),
                section.value("only-for", Notation.oneOf(RetentionRule.Portion.class)),
                section.values("forms", Notation.TEXT),
                section.requiredWords("data", first),
                section.value("period", Notation.PERIOD),
                section.requiredChoice("starts-at", RetentionRule.Start.class),
                section.requiredWords("criterion", first),
                section.value("contract-may-follow", Notation.FLAG).orElse(false),
                section.value("published", Notation.FLAG).orElse(true));
    }

    private static RightsPromise rights(RegisterSection section) {
        return new RightsPromise(
                new LinkedHashSet<>(section.values("granted", Notation.oneOf(Right.class))),
                section.value("answer-within-days", Notation.COUNT).orElse(0),
                section.value("identity-may-be-checked", Notation.FLAG).orElse(false),
                section.value("objection-set-apart", Notation.FLAG).orElse(false),
                section.value("consent-may-be-withdrawn", Notation.FLAG).orElse(false));
    }

    private SupervisoryAuthority authority(RegisterSection section) {
        return new SupervisoryAuthority(
                section.requiredWords("title", first),
                section.requiredValues("official-names", Notation.TEXT),
                section.requiredWords("address", first),
                section.requiredText("email"),
                section.requiredWords("website", first));
    }

    private static Hosting hosting(RegisterSection section) {
        return new Hosting(
                section.text("application"),
                section.text("database"),
                section.values("mail-delivery", Notation.TEXT),
                section.values("mailbox", Notation.TEXT),
                section.text("backups"));
    }

    private static Acknowledgement acknowledgement(RegisterSection section) {
        return new Acknowledgement(
                section.requiredText("code"),
                section.text("path"),
                section.requiredText("reason"),
                section.requiredText("by"),
                section.required("review-by", Notation.DATE, LocalDate.EPOCH));
    }
}
