/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.register.DataItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/**
 * That part of an enquiry is needed for legal claims (R5.8; Art. 17(3)(e)): neither the purge nor an erasure takes that
 * part. Access is still served. Why is written in a note, sealed.
 *
 * @param owner who answers for it
 * @param since when it was placed
 * @param reviewOn by when somebody must look whether it is still needed, within six months, in the register's zone
 * @param parts the categories that it keeps: the message, with or without its technical data, which means nothing alone
 */
public record LegalHold(Actor owner, Instant since, LocalDate reviewOn, Set<DataItem.Category> parts) {

    public LegalHold {
        since = since.truncatedTo(ChronoUnit.MILLIS);
        parts = Set.copyOf(parts);
        if (!parts.contains(DataItem.Category.MESSAGE) || parts.contains(DataItem.Category.EDGE)) {
            throw new IllegalArgumentException("parts: expected MESSAGE, alone or with TECHNICAL");
        }
    }
}
