/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whether sending personal data to a recipient is lawful at an instant (Chapter V GDPR, R4.3 to R4.5).
 *
 * <p>It decides; it sends nothing and stores nothing.
 */
@NullMarked
package be.imageplus.contactform.transfer;

import org.jspecify.annotations.NullMarked;
