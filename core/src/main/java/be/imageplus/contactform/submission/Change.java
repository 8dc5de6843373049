/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

/** What became of something that somebody wanted to change about an enquiry (see {@link Inbox}). */
public sealed interface Change {

    /**
     * It was done.
     *
     * @param enquiry as it is from now on
     */
    record Made(Headline enquiry) implements Change {}

    /**
     * It may not be done, or has been done already; nothing was changed.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Change {}

    /** There is no such enquiry any more. */
    record Gone() implements Change {}
}
