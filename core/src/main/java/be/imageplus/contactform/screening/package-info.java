/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whether an enquiry is taken, held for a human, or refused at entry (R3.6).
 *
 * <p>Start with {@link be.imageplus.contactform.screening.Screening}. Nothing is dropped silently: what is refused is
 * told to the sender, what is suspected is kept. {@link be.imageplus.contactform.screening.ScreeningRules} say how the
 * built-in checks judge, {@link be.imageplus.contactform.screening.ScreeningReasons} say to staff why one is held.
 * {@link be.imageplus.contactform.screening.RateLimits} say how often enquiries may come, and a
 * {@link be.imageplus.contactform.screening.RateLimiter} counts them. What a page asks a browser to prove is a
 * {@link be.imageplus.contactform.screening.ProofOfWork}, or a third party's
 * {@link be.imageplus.contactform.screening.ChallengeVerifier} in its place. An application adds a
 * {@link be.imageplus.contactform.screening.ScreeningCheck} of its own.
 *
 * <p>It is not for what is wrong with a field, which {@code form} says, nor for what a member of staff decides later.
 * It stores nothing but counts, and knows of {@code form}, {@code transfer} and what lies below them, never of an
 * enquiry that is stored.
 */
@NullMarked
package be.imageplus.contactform.screening;

import org.jspecify.annotations.NullMarked;
