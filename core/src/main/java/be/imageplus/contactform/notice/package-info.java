/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The privacy notice (Art. 13, 14) rendered from the register, its version, language and hash, and its archive.
 *
 * <p>Start with {@link be.imageplus.contactform.notice.Notices}. Facts come from the register, words around them from
 * the {@code notice} bundle; no sentence about the processing exists twice.
 */
@NullMarked
package be.imageplus.contactform.notice;

import org.jspecify.annotations.NullMarked;
