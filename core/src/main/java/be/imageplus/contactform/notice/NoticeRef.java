/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

/**
 * Names exactly one text that a person was shown (R6.18).
 *
 * @param version the register's version
 * @param language ISO 639 code
 * @param hash SHA-256 of the text, in lower-case hexadecimal
 */
public record NoticeRef(String version, String language, String hash) {}
