/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

/**
 * One difference between two versions of a notice.
 *
 * @param code stable, for example {@code retention-longer}
 * @param material whether people must be told of it and not only find it: another controller, purpose, legal basis,
 *     recipient or country, more data, a longer period, fewer or other rights (R6.17; WP260 rev.01, 29). What cannot be
 *     judged by its facts, such as another wording of a purpose, counts as material
 * @param sentence what changed, in words
 */
public record NoticeChange(String code, boolean material, String sentence) {}
