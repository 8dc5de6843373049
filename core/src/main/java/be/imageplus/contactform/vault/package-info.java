/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Cryptography, all of it: sealing of personal data, the blind index, signed tokens, keys and their rotation.
 *
 * <p>Start with {@link be.imageplus.contactform.vault.Vault}. Tink does the work and is not visible outside. What is
 * sealed and why is decided elsewhere.
 */
@NullMarked
package be.imageplus.contactform.vault;

import org.jspecify.annotations.NullMarked;
