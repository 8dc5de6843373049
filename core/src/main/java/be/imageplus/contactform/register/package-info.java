/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The processing register: what the controller says it does with personal data, as values.
 *
 * <p>Start with {@link be.imageplus.contactform.register.ProcessingRegister}. Form, notice, storage, mail and retention
 * derive from it; what it does not declare, the library refuses. No rendering, no storage and no text of our own lives
 * here: words that people read about the processing are the register's, words around them are in message bundles.
 *
 * <p>A file becomes a register in three steps: {@code YamlParser} makes a tree that knows its lines,
 * {@code RegisterReader} asks it for keys, and {@code RegisterCheck} asks the register its rules. A register that does
 * not fit together is never returned; one that is only incomplete is, and its check says what is missing. A further
 * rule goes into the list of {@code FittingRules}, {@code CollectionRules}, {@code NoticeRules}, {@code FairnessRules}
 * or {@code LanguageRules}, or into {@code DatedRules} where time decides; its code goes into
 * {@link be.imageplus.contactform.problem.FindingCode}, and its words beside that.
 */
@NullMarked
package be.imageplus.contactform.register;

import org.jspecify.annotations.NullMarked;
