/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.each;
import static be.imageplus.contactform.register.RegisterRule.unless;

import be.imageplus.contactform.problem.Finding;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What a notice must tell people (Art. 13, R1.4); a code names the paragraph, {@code NOTICE-13-1-A} for 13(1)(a). */
final class NoticeRules {

    /** In the order of the file. */
    static final List<RegisterRule> ALL = List.of(
            NoticeRules::theNoticeHasAVersion,
            NoticeRules::theNoticeIsDated,
            NoticeRules::somebodyAnswersOnPrivacy,
            NoticeRules::theOfficerIsKnown,
            NoticeRules::requiredItemsSayWhatHappensWithoutThem,
            NoticeRules::interestsAreNamed,
            NoticeRules::transfersRestOnAMechanism,
            NoticeRules::everyCategoryEnds,
            NoticeRules::rightsAreListed,
            NoticeRules::complaintsHaveAnAddress);

    private NoticeRules() {}

    private static Stream<Finding> theNoticeHasAVersion(ProcessingRegister register) {
        return unless(
                !register.version().isBlank(),
                Finding.error(
                        "NOTICE-VERSION",
                        "notice.version",
                        "The notice has no version (R6.16).",
                        "Give it one, such as 2026-11."));
    }

    private static Stream<Finding> theNoticeIsDated(ProcessingRegister register) {
        return unless(
                register.revised().isPresent(),
                Finding.error(
                        "NOTICE-REVISED",
                        "notice.revised",
                        "The notice has no revision date, although it must say when it last changed (R6.16).",
                        "Add the date of the last change, such as 2026-11-02."));
    }

    private static Stream<Finding> somebodyAnswersOnPrivacy(ProcessingRegister register) {
        return unless(
                register.controller()
                        .privacyContact()
                        .filter(contact -> !contact.isBlank())
                        .isPresent(),
                Finding.error(
                        "NOTICE-13-1-A",
                        "controller.privacy-contact",
                        "Nobody can be reached on privacy questions (Art. 13(1)(a), R1.7).",
                        "Add the address at which rights are exercised."));
    }

    private static Stream<Finding> theOfficerIsKnown(ProcessingRegister register) {
        return unless(
                register.controller().dataProtectionOfficer().isPresent(),
                Finding.error(
                        "NOTICE-13-1-B",
                        "controller.data-protection-officer",
                        "The register does not say whether a data protection officer is designated"
                                + " (Art. 13(1)(b), R1.8).",
                        "Add contact, or not-designated-because with the reason."));
    }

    private static Stream<Finding> requiredItemsSayWhatHappensWithoutThem(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> unless(
                        !item.required() || item.withoutIt().isPresent(),
                        Finding.warning(
                                "NOTICE-13-2-E",
                                path + ".without-it",
                                "Nothing says what happens when \"" + item.id() + "\" is not given (Art. 13(2)(e)).",
                                "Say it in one sentence.")));
    }

    private static Stream<Finding> interestsAreNamed(ProcessingRegister register) {
        return each(
                "purposes",
                register.purposes(),
                (purpose, path) -> unless(
                        purpose.basis() != LegalBasis.LEGITIMATE_INTERESTS
                                || purpose.interest().isPresent(),
                        Finding.error(
                                "NOTICE-13-1-D",
                                path + ".interest",
                                "The legitimate interest of \"" + purpose.id() + "\" is not named (Art. 13(1)(d)).",
                                "Say what the interest is.")));
    }

    /** Whether a mechanism stands today is asked when something is sent (R4.3). */
    private static Stream<Finding> transfersRestOnAMechanism(ProcessingRegister register) {
        return each(
                "recipients",
                register.recipients(),
                (recipient, path) -> unless(
                        recipient.role() == Recipient.Role.CONTROLLER
                                || recipient.withinEea()
                                || !recipient.mechanisms().isEmpty(),
                        Finding.error(
                                "NOTICE-13-1-F",
                                path + ".transfer-mechanisms",
                                "\"" + recipient.id() + "\" is outside the EEA and nothing makes the transfer lawful"
                                        + " (Art. 13(1)(f)).",
                                "Add a mechanism, or choose a recipient within the EEA.")));
    }

    private static Stream<Finding> everyCategoryEnds(ProcessingRegister register) {
        Set<DataItem.Category> unlimited = EnumSet.noneOf(DataItem.Category.class);
        register.dataItems().forEach(item -> unlimited.add(item.category()));
        register.retention().forEach(rule -> unlimited.remove(rule.category()));
        return unlimited.stream()
                .map(category -> Finding.error(
                        "NOTICE-13-2-A",
                        "retention",
                        "Nothing says how long data of the category "
                                + category.name().toLowerCase(Locale.ROOT) + " is kept (Art. 13(2)(a)).",
                        "Add a rule with a period or a criterion."));
    }

    private static Stream<Finding> rightsAreListed(ProcessingRegister register) {
        return unless(
                !register.rights().rights().isEmpty(),
                Finding.error(
                        "NOTICE-13-2-B",
                        "rights.granted",
                        "The rights of the person are not listed (Art. 13(2)(b)).",
                        "List them."));
    }

    private static Stream<Finding> complaintsHaveAnAddress(ProcessingRegister register) {
        return unless(
                register.authority().isPresent(),
                Finding.error(
                        "NOTICE-13-2-D",
                        "supervisory-authority",
                        "Nothing says where a person may complain (Art. 13(2)(d)).",
                        "Add the supervisory authority."));
    }
}
