/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Cloudflare Turnstile as the challenge of a form: an option, for sites whose register names Cloudflare as a recipient
 * of what it learns from the visitor's browser (R2.19). Without it no page names a third party.
 *
 * <p>Start with {@link be.imageplus.contactform.screening.turnstile.TurnstileVerifier}.
 */
@NullMarked
package be.imageplus.contactform.screening.turnstile;

import org.jspecify.annotations.NullMarked;
