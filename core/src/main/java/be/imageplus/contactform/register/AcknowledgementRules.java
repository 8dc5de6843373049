/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.each;
import static be.imageplus.contactform.register.RegisterRule.unless;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which findings the register acknowledges, and what is wrong with its acknowledgements (R1.4). */
final class AcknowledgementRules {

    /** How long before its last day an acknowledgement is spoken of, so that no restart comes as a surprise. */
    private static final int DAYS_AHEAD = 30;

    private final List<Acknowledgement> acknowledgements;
    private final LocalDate day;

    /** @param day a day in the register's zone */
    AcknowledgementRules(ProcessingRegister register, LocalDate day) {
        this.acknowledgements = register.acknowledgements();
        this.day = day;
    }

    /** The same findings in the same order, with those acknowledged that are so today. */
    List<Finding> apply(List<Finding> findings) {
        return findings.stream().map(this::apply).toList();
    }

    private Finding apply(Finding finding) {
        return acknowledgements.stream()
                .filter(known -> isAbout(known, finding) && known.holdsOn(day) && isAcknowledgeable(known.code()))
                .findFirst()
                .map(known -> finding.acknowledged(known.by() + " until " + known.reviewBy() + ": " + known.reason()))
                .orElse(finding);
    }

    /**
     * What is wrong with the acknowledgements themselves.
     *
     * @param found everything else that a check of the register finds
     */
    Stream<Finding> findings(List<Finding> found) {
        return each("acknowledged-findings", acknowledgements, (known, path) -> of(known, path, found).stream());
    }

    private Optional<Finding> of(Acknowledgement known, String path, List<Finding> found) {
        if (!isAcknowledgeable(known.code())) {
            return Optional.of(Finding.of(FindingCode.ACKNOWLEDGEMENT_UNKNOWN, path + ".code", known.code()));
        }
        if (isAskedOfRegisters(known.code()) && found.stream().noneMatch(finding -> isAbout(known, finding))) {
            return Optional.of(Finding.of(FindingCode.ACKNOWLEDGEMENT_UNUSED, path, known.code()));
        }
        FindingCode late =
                known.holdsOn(day) ? FindingCode.ACKNOWLEDGEMENT_ENDS_SOON : FindingCode.ACKNOWLEDGEMENT_EXPIRED;
        return known.holdsOn(day.plusDays(DAYS_AHEAD))
                ? Optional.empty()
                : Optional.of(Finding.of(late, path + ".review-by", known.code(), known.reviewBy()));
    }

    /**
     * Acknowledgements of what only settings can have, and these do not.
     *
     * @param ofSettings everything that was found outside the register
     */
    Stream<Finding> unused(List<Finding> ofSettings) {
        return each(
                "acknowledged-findings",
                acknowledgements,
                (known, path) -> unless(
                        !isAcknowledgeable(known.code())
                                || isAskedOfRegisters(known.code())
                                || ofSettings.stream().anyMatch(finding -> isAbout(known, finding)),
                        FindingCode.ACKNOWLEDGEMENT_UNUSED,
                        path,
                        known.code()));
    }

    private static boolean isAbout(Acknowledgement known, Finding finding) {
        return known.code().equals(finding.code())
                && known.path().map(finding.path()::equals).orElse(true);
    }

    private static boolean isAcknowledgeable(String code) {
        return FindingCode.find(code).filter(FindingCode::isAcknowledgeable).isPresent();
    }

    /** Others are found in settings, which a check of the register alone does not see. */
    private static boolean isAskedOfRegisters(String code) {
        return FindingCode.find(code)
                .filter(known -> known == FindingCode.WEB_PLAINTEXT
                        || known.topic() == FindingCode.Topic.NOTICE
                        || known.topic() == FindingCode.Topic.PROCESSING)
                .isPresent();
    }
}
