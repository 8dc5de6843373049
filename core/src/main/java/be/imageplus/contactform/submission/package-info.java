/* SPDX-License-Identifier: Apache-2.0 */
/**
 * One enquiry as it is kept: its record, its reference, its overlays, and to whom it was disclosed.
 *
 * <p>Start with {@link be.imageplus.contactform.submission.Submission}. It never calls {@code mail}.
 */
@NullMarked
package be.imageplus.contactform.submission;

import org.jspecify.annotations.NullMarked;
