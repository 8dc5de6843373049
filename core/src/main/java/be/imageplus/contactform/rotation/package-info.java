/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How a running installation goes from its keys to newer ones: it takes up what an operator promoted, makes anew what
 * older keys had made, and tells when those can be retired.
 *
 * <p>Start with {@link be.imageplus.contactform.rotation.KeyRotation}. What a key is, and how it opens, finds and
 * verifies, is {@code vault}'s; here is what happens to the records meanwhile. It imports {@code vault}, {@code work},
 * {@code ledger} and, for how long a token is valid, {@code form}.
 */
@NullMarked
package be.imageplus.contactform.rotation;

import org.jspecify.annotations.NullMarked;
