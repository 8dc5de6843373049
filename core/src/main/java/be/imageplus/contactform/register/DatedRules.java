/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.each;
import static be.imageplus.contactform.register.RegisterRule.unless;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.time.LocalDate;
import java.util.stream.Stream;

/** What the passing of time makes of a register that nobody touches; never more than a warning. */
final class DatedRules {

    /** How long before its end a transfer is spoken of (R4.4). */
    private static final int DAYS_AHEAD = 365;

    private final ProcessingRegister register;
    private final LocalDate day;

    /** @param day a day in the register's zone */
    DatedRules(ProcessingRegister register, LocalDate day) {
        this.register = register;
        this.day = day;
    }

    Stream<Finding> findings() {
        return Stream.concat(
                each("purposes", register.purposes(), this::assessment),
                each("recipients", register.recipients(), this::transfer));
    }

    private Stream<Finding> assessment(Purpose purpose, String path) {
        return purpose.assessment().stream()
                .flatMap(assessment -> unless(
                        !assessment.dueForReview().isBefore(day),
                        FindingCode.ASSESSMENT_OVERDUE,
                        path + ".assessment.reviewed",
                        purpose.id(),
                        assessment.reviewed()));
    }

    private Stream<Finding> transfer(Recipient recipient, String path) {
        if (!recipient.needsAMechanism() || recipient.mechanisms().isEmpty()) {
            return Stream.empty();
        }
        String place = path + ".transfer-mechanisms";
        if (recipient.mechanismOn(day).isEmpty()) {
            return Stream.of(Finding.of(FindingCode.TRANSFER_ENDED, place, recipient.id(), day));
        }
        return recipient
                .coveredThrough(day)
                .filter(last -> !last.isAfter(day.plusDays(DAYS_AHEAD)))
                .map(last -> Finding.of(FindingCode.TRANSFER_ENDS_SOON, place, recipient.id(), last))
                .stream();
    }
}
