/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.work.RecordId;
import java.util.List;

/** The record of disclosures (R4.7). Thread-safe; takes part in the calling thread's transaction. */
public interface Disclosures {

    /** Records one; recording the same submission, recipient and message again changes nothing. */
    void record(Disclosure disclosure);

    /** The disclosures of one enquiry, oldest first. */
    List<Disclosure> of(RecordId submission);
}
