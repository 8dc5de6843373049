/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One enquiry as it is kept: its record, its reference, where it is in its life, and to whom it was disclosed.
 *
 * <p>Start with {@link be.imageplus.contactform.submission.Submission} for what an enquiry says and with
 * {@link be.imageplus.contactform.submission.Inbox} for what becomes of it, with
 * {@link be.imageplus.contactform.submission.StaffActions} for the part of that which links from a mail do. It never
 * calls {@code mail}.
 *
 * <h2>The life of an enquiry</h2>
 *
 * Which step leads from which stage to which; in small letters, why it does not. While processing is restricted (Art.
 * 18), or once an erasure was ordered, whatever somebody wants to do is refused for that reason. Out of the quarantine,
 * an enquiry whose mail staff have is open at once. What is purged has no stage: it has no row any more.
 *
 * <pre>
 *              deliver  read   resolve           quarantine           release          reopen
 * RECEIVED     OPEN     OPEN   RESOLVED          QUARANTINED          not-quarantined  not-resolved
 * QUARANTINED  stays    stays  release-first     already-quarantined  RECEIVED         not-resolved
 * OPEN         stays    stays  RESOLVED          QUARANTINED          not-quarantined  not-resolved
 * RESOLVED     stays    stays  already-resolved  reopen-first         not-quarantined  REOPENED
 * REOPENED     stays    stays  RESOLVED          QUARANTINED          not-quarantined  not-resolved
 * </pre>
 */
@NullMarked
package be.imageplus.contactform.submission;

import org.jspecify.annotations.NullMarked;
