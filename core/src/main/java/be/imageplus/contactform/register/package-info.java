/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The processing register: what the controller says it does with personal data, as values.
 *
 * <p>Start with {@link be.imageplus.contactform.register.ProcessingRegister}. Form, notice, storage, mail and retention
 * derive from it; what it does not declare, the library refuses. No rendering, no storage and no text of our own lives
 * here: words that people read about the processing are the register's, words around them are in message bundles.
 */
@NullMarked
package be.imageplus.contactform.register;

import org.jspecify.annotations.NullMarked;
