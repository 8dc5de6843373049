/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

/** What can move an enquiry from one stage of its life to another. */
enum Step {
    /** Its mail has reached staff: a fact, which nobody can refuse. */
    DELIVER,
    /** Somebody reads it in the inbox. */
    READ,
    /** Staff are done with it. */
    RESOLVE,
    /** Staff hold it back until somebody has looked at it. */
    QUARANTINE,
    /** Somebody has looked at it in the quarantine. */
    RELEASE,
    /** Staff are at it again. */
    REOPEN
}
