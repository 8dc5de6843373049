/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.each;
import static be.imageplus.contactform.register.RegisterRule.unless;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a notice must tell people of who, why and whom it concerns (Art. 13(1), 14(2)(f), R1.4); a code names the
 * paragraph, {@code NOTICE-13-1-A} for 13(1)(a).
 */
final class NoticeRules {

    /** In the order of the file. */
    static final List<RegisterRule> ALL = List.of(
            NoticeRules::theNoticeHasAVersion,
            NoticeRules::theNoticeIsDated,
            NoticeRules::theNoticeSpeaksAsTheSite,
            NoticeRules::theControllerIsKnown,
            NoticeRules::somebodyAnswersOnPrivacy,
            NoticeRules::somebodyRepresentsAControllerOutsideTheEea,
            NoticeRules::theOfficerIsKnown,
            NoticeRules::requiredItemsSayWhatHappensWithoutThem,
            NoticeRules::everyPurposeInUseIsNamed,
            NoticeRules::interestsAreNamed,
            NoticeRules::automatedDecisionsAreSpokenOf,
            NoticeRules::theSourceOfOthersIsNamed,
            NoticeRules::everyRecipientIsTold,
            NoticeRules::transfersRestOnAMechanism,
            NoticeRules::safeguardsCanBeRead);

    private NoticeRules() {}

    private static Stream<Finding> theNoticeHasAVersion(ProcessingRegister register) {
        return unless(!register.version().isBlank(), FindingCode.NOTICE_VERSION, "notice.version");
    }

    private static Stream<Finding> theNoticeIsDated(ProcessingRegister register) {
        return unless(register.revised().isPresent(), FindingCode.NOTICE_REVISED, "notice.revised");
    }

    private static Stream<Finding> theNoticeSpeaksAsTheSite(ProcessingRegister register) {
        List<Locale> spoken = register.controller().siteLanguages();
        List<String> missing = spoken.stream()
                .map(Locale::getLanguage)
                .filter(language -> register.languages().stream()
                        .noneMatch(told -> told.getLanguage().equals(language)))
                .toList();
        return spoken.isEmpty()
                ? Stream.of(
                        Finding.of(FindingCode.NOTICE_12_1, "controller.site-languages", "nothing says which they are"))
                : unless(
                        missing.isEmpty(),
                        FindingCode.NOTICE_12_1,
                        "notice.languages",
                        "it is missing in " + String.join(", ", missing));
    }

    private static Stream<Finding> theControllerIsKnown(ProcessingRegister register) {
        return unless(
                !register.controller().name().isBlank()
                        && !register.controller().addressLines().isEmpty(),
                FindingCode.NOTICE_13_1_A,
                "controller.address",
                "who the controller is and where",
                "its legal name and its postal address");
    }

    private static Stream<Finding> somebodyAnswersOnPrivacy(ProcessingRegister register) {
        return unless(
                register.controller()
                        .privacyContact()
                        .filter(contact -> !contact.isBlank())
                        .isPresent(),
                FindingCode.NOTICE_13_1_A,
                "controller.privacy-contact",
                "whom to write to on privacy questions",
                "the address at which rights are exercised");
    }

    private static Stream<Finding> somebodyRepresentsAControllerOutsideTheEea(ProcessingRegister register) {
        Controller controller = register.controller();
        return unless(
                Recipient.isWithinEea(controller.country())
                        || controller.representative().isPresent(),
                FindingCode.NOTICE_13_1_A_REPRESENTATIVE,
                "controller.representative");
    }

    private static Stream<Finding> theOfficerIsKnown(ProcessingRegister register) {
        return unless(
                register.controller().dataProtectionOfficer().isPresent(),
                FindingCode.NOTICE_13_1_B,
                "controller.data-protection-officer");
    }

    private static Stream<Finding> requiredItemsSayWhatHappensWithoutThem(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> unless(
                        !item.required() || item.withoutIt().isPresent(),
                        FindingCode.NOTICE_13_2_E,
                        path + ".without-it",
                        item.id()));
    }

    /** R3.5: what the register says elsewhere, or the library can do, serves purposes beyond those of the forms. */
    private static Stream<Finding> everyPurposeInUseIsNamed(ProcessingRegister register) {
        List<Finding> missing = new ArrayList<>();
        boolean contractsFollow = register.retention().stream().anyMatch(RetentionRule::contractMayFollow);
        if (contractsFollow && !register.restsOn(LegalBasis.CONTRACT)) {
            missing.add(Finding.of(
                    FindingCode.NOTICE_13_1_C,
                    "purposes[legal-basis=contract]",
                    "under a contract, although a retention rule says that one may follow",
                    "legal-basis: contract"));
        }
        boolean obliged =
                !register.rights().rights().isEmpty() || register.declarations().disclosureRequiredByLaw();
        if (obliged && !register.restsOn(LegalBasis.LEGAL_OBLIGATION)) {
            missing.add(Finding.of(
                    FindingCode.NOTICE_13_1_C,
                    "purposes[legal-basis=legal-obligation]",
                    "to meet legal obligations, such as answering requests about rights",
                    "legal-basis: legal-obligation"));
        }
        if (!register.forms().isEmpty()
                && register.purpose(Purpose.LEGAL_CLAIMS).isEmpty()) {
            missing.add(Finding.of(
                    FindingCode.NOTICE_13_1_C,
                    "purposes[id=" + Purpose.LEGAL_CLAIMS + "]",
                    "to establish, exercise or defend legal claims",
                    "the id " + Purpose.LEGAL_CLAIMS));
        }
        return missing.stream();
    }

    private static Stream<Finding> interestsAreNamed(ProcessingRegister register) {
        return each(
                "purposes",
                register.purposes(),
                (purpose, path) -> unless(
                        purpose.basis() != LegalBasis.LEGITIMATE_INTERESTS
                                || purpose.interest().isPresent(),
                        FindingCode.NOTICE_13_1_D,
                        path + ".interest",
                        purpose.id()));
    }

    private static Stream<Finding> automatedDecisionsAreSpokenOf(ProcessingRegister register) {
        return unless(
                register.declarations().noAutomatedDecisions(),
                FindingCode.NOTICE_13_2_F,
                "declarations.no-automated-decisions");
    }

    private static Stream<Finding> theSourceOfOthersIsNamed(ProcessingRegister register) {
        return unless(
                register.forms().isEmpty() || register.declarations().othersOnlyFromMessages(),
                FindingCode.NOTICE_14_2_F,
                "declarations.others-only-from-messages");
    }

    private static Stream<Finding> everyRecipientIsTold(ProcessingRegister register) {
        Hosting hosting = register.hosting();
        return Stream.of(
                        host(hosting.application().isPresent(), "application", "runs the application"),
                        host(hosting.database().isPresent(), "database", "keeps the database"),
                        host(!hosting.mailDelivery().isEmpty(), "mail-delivery", "carries mail to staff"),
                        host(!hosting.mailbox().isEmpty(), "mailbox", "hosts the mailbox of staff"),
                        each(
                                "recipients",
                                register.recipients(),
                                (recipient, path) -> unless(
                                        recipient.published(),
                                        FindingCode.NOTICE_13_1_E,
                                        path + ".published",
                                        "that \"" + recipient.id() + "\" receives personal data")))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> host(boolean named, String key, String does) {
        return unless(named, FindingCode.NOTICE_13_1_E, "hosting." + key, "who " + does);
    }

    /** Whether a mechanism stands today is asked when something is sent (R4.3). */
    private static Stream<Finding> transfersRestOnAMechanism(ProcessingRegister register) {
        return each(
                "recipients",
                register.recipients(),
                (recipient, path) -> unless(
                        !recipient.needsAMechanism() || !recipient.mechanisms().isEmpty(),
                        FindingCode.NOTICE_13_1_F,
                        path + ".transfer-mechanisms",
                        recipient.id()));
    }

    private static Stream<Finding> safeguardsCanBeRead(ProcessingRegister register) {
        return each(
                "recipients",
                register.recipients(),
                (recipient, path) -> each(
                        path + ".transfer-mechanisms",
                        recipient.mechanisms(),
                        (mechanism, place) -> unless(
                                !mechanism.type().isAppropriateSafeguard() || mechanism.copyOnRequest(),
                                FindingCode.NOTICE_13_1_F_COPY,
                                place + ".copy-on-request",
                                mechanism.reference(),
                                recipient.id())));
    }
}
