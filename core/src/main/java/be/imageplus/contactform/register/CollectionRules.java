/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.each;
import static be.imageplus.contactform.register.RegisterRule.unless;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the library itself needs to know before it collects anything, and what must not be done with data. */
final class CollectionRules {

    /** In the order of the file. */
    static final List<RegisterRule> ALL = List.of(
            CollectionRules::theEnterpriseNumberHolds,
            CollectionRules::formsHaveAnOrigin,
            CollectionRules::originsAreEncrypted,
            CollectionRules::everyItemServesAPurpose,
            CollectionRules::addressesServeSecurity,
            CollectionRules::theReceiptIsDated,
            CollectionRules::interestsAreAssessed,
            CollectionRules::everyFormServesAPurpose,
            CollectionRules::formsCanBeToldApart,
            CollectionRules::formsNeedWhatTheyRequire,
            CollectionRules::nobodyConsentsInVain,
            CollectionRules::somebodyIsAcknowledged,
            CollectionRules::strangersMayBeAcknowledged,
            CollectionRules::hostsReceiveWhatTheyHost,
            CollectionRules::nobodyKeepsContentLonger,
            CollectionRules::periodsAreTold,
            CollectionRules::periodsDoNotContradict);

    /** Belgian enterprise number: ten digits, the last two a check on the others (modulo 97). */
    private static final Pattern BELGIAN_NUMBER = Pattern.compile("(?:BE ?)?([01]\\d{3})[. ]?(\\d{3})[. ]?(\\d{3})");

    private static final int CHECK_DIGITS = 100;
    private static final int MODULUS = 97;

    private CollectionRules() {}

    private static Stream<Finding> theEnterpriseNumberHolds(ProcessingRegister register) {
        Controller controller = register.controller();
        return controller.enterpriseNumber().stream()
                .filter(number -> controller.country().equals("BE") && !isBelgianNumber(number))
                .map(number -> Finding.of(FindingCode.CONTROLLER_NUMBER, "controller.enterprise-number"));
    }

    static boolean isBelgianNumber(String number) {
        Matcher matcher = BELGIAN_NUMBER.matcher(number.strip());
        if (!matcher.matches()) {
            return false;
        }
        long digits = Long.parseLong(matcher.group(1) + matcher.group(2) + matcher.group(3));
        return MODULUS - digits / CHECK_DIGITS % MODULUS == digits % CHECK_DIGITS;
    }

    private static Stream<Finding> formsHaveAnOrigin(ProcessingRegister register) {
        return unless(!register.controller().origins().isEmpty(), FindingCode.CONTROLLER_ORIGINS, "controller.origins");
    }

    private static Stream<Finding> originsAreEncrypted(ProcessingRegister register) {
        return each(
                "controller.origins",
                register.controller().origins(),
                (origin, path) -> unless(
                        !"http".equalsIgnoreCase(origin.getScheme()) || Loopback.isHostOf(origin),
                        FindingCode.WEB_PLAINTEXT,
                        path,
                        origin));
    }

    private static Stream<Finding> everyItemServesAPurpose(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> unless(
                        !item.purposes().isEmpty(), FindingCode.DATA_WITHOUT_PURPOSE, path + ".purposes", item.id()));
    }

    /** R2.5, R2.9. */
    private static Stream<Finding> addressesServeSecurity(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> unless(
                        !item.id().equals(DataItem.CLIENT_ADDRESS)
                                || item.purposes().isEmpty() // which is told by itself
                                || item.purposes().stream().anyMatch(register::isForSecurity),
                        FindingCode.DATA_ADDRESS_PURPOSE,
                        path + ".purposes"));
    }

    private static Stream<Finding> theReceiptIsDated(ProcessingRegister register) {
        return unless(
                register.dataItem(DataItem.RECEIVED_AT).isPresent(),
                FindingCode.DATA_RECEIVED_AT,
                "data-items",
                DataItem.RECEIVED_AT);
    }

    private static Stream<Finding> interestsAreAssessed(ProcessingRegister register) {
        return each(
                "purposes",
                register.purposes(),
                (purpose, path) -> unless(
                        purpose.basis() != LegalBasis.LEGITIMATE_INTERESTS
                                || purpose.assessment().isPresent(),
                        FindingCode.ASSESSMENT_MISSING,
                        path + ".assessment",
                        purpose.id()));
    }

    private static Stream<Finding> everyFormServesAPurpose(ProcessingRegister register) {
        return each(
                "forms",
                register.forms(),
                (form, path) -> unless(
                        !form.purpose().isBlank(), FindingCode.FORM_WITHOUT_PURPOSE, path + ".purpose", form.id()));
    }

    /** The notice speaks of a form by its name. */
    private static Stream<Finding> formsCanBeToldApart(ProcessingRegister register) {
        return each(
                "forms",
                register.forms(),
                (form, path) -> unless(
                        register.forms().size() == 1 || form.name().isPresent(),
                        FindingCode.FORM_WITHOUT_NAME,
                        path + ".name",
                        form.id()));
    }

    /** R3.1: what a form cannot be sent without serves that form; consent in vain is told by itself. */
    private static Stream<Finding> formsNeedWhatTheyRequire(ProcessingRegister register) {
        return each(
                "forms",
                register.forms(),
                (form, path) -> form.items().stream()
                        .flatMap(item -> register.dataItem(item).stream())
                        .filter(item -> item.required()
                                && register.purpose(form.purpose()).isPresent()
                                && !item.purposes().contains(form.purpose())
                                && item.purposes().stream().anyMatch(purpose -> !restsOnConsent(register, purpose)))
                        .map(item -> Finding.of(
                                FindingCode.FORM_ITEM_PURPOSE, path + ".items", form.id(), item.id(), form.purpose())));
    }

    /** A required item that serves consent only, such as an "I agree" box, on a form that rests on another basis. */
    private static Stream<Finding> nobodyConsentsInVain(ProcessingRegister register) {
        return each(
                "forms",
                register.forms(),
                (form, path) -> form.items().stream()
                        .filter(item -> !restsOnConsent(register, form.purpose()))
                        .flatMap(item -> register.dataItem(item).stream())
                        .filter(item -> item.required()
                                && !item.purposes().isEmpty()
                                && item.purposes().stream().allMatch(purpose -> restsOnConsent(register, purpose)))
                        .map(item -> Finding.of(FindingCode.FORM_CONSENT_BOX, path + ".items", form.id(), item.id())));
    }

    private static Stream<Finding> somebodyIsAcknowledged(ProcessingRegister register) {
        return each(
                "forms",
                register.forms(),
                (form, path) -> unless(
                        !form.acknowledged() || form.items().contains(DataItem.EMAIL),
                        FindingCode.FORM_ACKNOWLEDGES_NOBODY,
                        path + ".acknowledged",
                        form.id(),
                        DataItem.EMAIL));
    }

    /** Section 2 of the rules: a mail to an address that nobody has verified is for the controller to answer for. */
    private static Stream<Finding> strangersMayBeAcknowledged(ProcessingRegister register) {
        return each(
                "forms",
                register.forms(),
                (form, path) -> unless(
                        !form.acknowledged(),
                        FindingCode.FORM_ACKNOWLEDGES_UNVERIFIED,
                        path + ".acknowledged",
                        form.id()));
    }

    private static boolean restsOnConsent(ProcessingRegister register, String purpose) {
        return register.purpose(purpose)
                .filter(declared -> declared.basis() == LegalBasis.CONSENT)
                .isPresent();
    }

    /** Whoever an enquiry passes through receives what people write, and the notice must not tell less of them. */
    private static Stream<Finding> hostsReceiveWhatTheyHost(ProcessingRegister register) {
        Hosting hosting = register.hosting();
        Set<String> hosts = new HashSet<>(hosting.mailDelivery());
        hosts.addAll(hosting.mailbox());
        Stream.of(hosting.application(), hosting.database(), hosting.backups())
                .flatMap(Optional::stream)
                .forEach(hosts::add);
        return each(
                "recipients",
                register.recipients(),
                (recipient, path) -> unless(
                        !hosts.contains(recipient.id())
                                || recipient.categories().contains(DataItem.Category.MESSAGE),
                        FindingCode.RECIPIENT_CATEGORY,
                        path + ".categories",
                        recipient.id()));
    }

    private static Stream<Finding> nobodyKeepsContentLonger(ProcessingRegister register) {
        return each(
                "recipients",
                register.recipients(),
                (recipient, path) -> recipient.keepsContentFor().stream()
                        .flatMap(kept -> register.retention().stream()
                                .filter(rule -> recipient.categories().contains(rule.category())
                                        && rule.onlyFor().isEmpty())
                                .flatMap(rule -> rule.period().stream())
                                .filter(promised -> isLonger(kept, promised))
                                .map(promised -> Finding.of(
                                        FindingCode.RECIPIENT_KEEPS_LONGER,
                                        path + ".keeps-content-for",
                                        recipient.id(),
                                        kept,
                                        promised))));
    }

    /** Counted from one day, since months have no fixed length. */
    private static boolean isLonger(Period one, Period other) {
        return LocalDate.EPOCH.plus(one).isAfter(LocalDate.EPOCH.plus(other));
    }

    /** Two rules on the same data of the same form: nobody could say which one holds (R5.11). */
    private static Stream<Finding> periodsDoNotContradict(ProcessingRegister register) {
        List<RetentionRule> rules = register.retention();
        return each(
                "retention",
                rules,
                (rule, path) -> rules.stream()
                        .takeWhile(earlier -> !earlier.equals(rule))
                        .filter(earlier -> contradict(earlier, rule))
                        .map(earlier ->
                                Finding.of(FindingCode.RETENTION_CONFLICT, path + ".period", earlier.id(), rule.id()))
                        .limit(1));
    }

    private static boolean contradict(RetentionRule one, RetentionRule other) {
        boolean sameForm =
                one.forms().isEmpty() || other.forms().isEmpty() || !Collections.disjoint(one.forms(), other.forms());
        boolean sameEnd = one.startsAt() == other.startsAt() && one.period().equals(other.period());
        return sameForm
                && one.category() == other.category()
                && one.onlyFor().equals(other.onlyFor())
                && one.period().isPresent()
                && other.period().isPresent()
                && !sameEnd;
    }

    /** So that no notice can name another period than the one that is kept to. */
    private static Stream<Finding> periodsAreTold(ProcessingRegister register) {
        return each("retention", register.retention(), (rule, path) -> {
            boolean told = rule.criterion().byLanguage().values().stream()
                    .allMatch(words -> words.contains(RetentionRule.PERIOD));
            boolean open = rule.criterion().byLanguage().values().stream()
                    .anyMatch(words -> words.contains(RetentionRule.PERIOD));
            boolean set = rule.period().isPresent();
            return unless(
                    set ? told : !open,
                    FindingCode.RETENTION_NOT_TOLD,
                    path + ".criterion",
                    rule.id(),
                    set
                            ? "has a period, and its criterion leaves no place for it"
                            : "leaves a place for a period in its criterion, and has none");
        });
    }
}
