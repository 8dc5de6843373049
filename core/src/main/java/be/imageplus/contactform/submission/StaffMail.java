/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.work.RecordId;

/** What the inbox needs of the mail to staff, which is a floor above. Called inside the inbox's transaction. */
public interface StaffMail {

    /** Whether a mail about an enquiry has reached staff. */
    boolean hasArrived(RecordId submission);

    /** Has a mail about an enquiry sent, unless one is on its way or has arrived. */
    void owe(RecordId submission);
}
