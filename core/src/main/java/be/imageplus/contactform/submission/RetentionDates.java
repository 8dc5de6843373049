/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What comes to an enquiry by date, for mails and pages that tell staff. Retention answers, in the register's zone;
 * nothing is changed by asking.
 */
public interface RetentionDates {

    /** On which day it is resolved if nobody acts (R5.3); empty where no date does that. */
    Optional<LocalDate> resolvesOn(Headline enquiry);

    /** The last day on which it is kept as things stand; empty while no end is set, or something keeps it longer. */
    Optional<LocalDate> keptUntil(Headline enquiry);
}
