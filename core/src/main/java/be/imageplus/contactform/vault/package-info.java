/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Cryptography, all of it: sealing of personal data, the blind index, proofs of what was written, signed tokens, keys
 * and their rotation; and the private files that keys, and what they prove, lie in.
 *
 * <p>Start with {@link be.imageplus.contactform.vault.Vault}; keys come from a
 * {@link be.imageplus.contactform.vault.KeySource}. Tink does the work and is not visible outside. What is sealed and
 * why is decided elsewhere: nothing here knows of enquiries. It imports {@code problem} only.
 */
@NullMarked
package be.imageplus.contactform.vault;

import org.jspecify.annotations.NullMarked;
