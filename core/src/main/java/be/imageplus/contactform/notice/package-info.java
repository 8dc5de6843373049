/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The privacy notice (Art. 13, 14) rendered from the register, its version, language and hash, and its archive; and the
 * records that a controller keeps beside it and does not publish (Art. 30).
 *
 * <p>Start with {@link be.imageplus.contactform.notice.Notices}. Facts come from the register, words around them from
 * the {@code notice} bundle; no sentence about the processing exists twice, and what the register does not declare is
 * not said. The Markdown is the text that the hash names, its short version included; HTML is made from it, JSON says
 * the same as data. Two archived versions are compared as data ({@code NoticeDiff}), with the words of the
 * {@code changes} bundle.
 *
 * <p>For the records start with {@link be.imageplus.contactform.notice.ProcessingRecords}: each is made as data once,
 * and its JSON is that data; {@code RecordSheet} says the same in words, as Markdown and CSV. Where the notice has
 * words for a fact, {@code RecordWords} takes them; the others are in the {@code record} bundle. It imports
 * {@code register} and {@code text} only.
 */
@NullMarked
package be.imageplus.contactform.notice;

import org.jspecify.annotations.NullMarked;
