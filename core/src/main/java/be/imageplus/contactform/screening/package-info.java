/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whether an enquiry is taken, held for a human, or refused at entry (R3.6).
 *
 * <p>Start with {@link be.imageplus.contactform.screening.Screening}; how often enquiries may come is
 * {@link be.imageplus.contactform.screening.RateLimits}, and who counts them a
 * {@link be.imageplus.contactform.screening.RateLimiter}. Nothing is dropped silently: what is refused is told to the
 * sender, what is suspected is kept.
 */
@NullMarked
package be.imageplus.contactform.screening;

import org.jspecify.annotations.NullMarked;
