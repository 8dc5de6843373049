/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import java.time.Period;

/**
 * What no law and no notice fixes (rules marked <em>policy</em> in §6): when staff are asked, and what holds where a
 * register has acknowledged that it names no period. All periods are of calendar units in the register's zone.
 *
 * @param resolved of messages, from their resolution
 * @param unresolved of messages that nobody has resolved, from their receipt (R5.3)
 * @param quarantine of what is held back, from its receipt (R5.6)
 * @param technical of technical data, from its receipt (R5.6)
 * @param backups how long a copy may live on in a backup after its record was erased (R5.13)
 * @param reviewAfter without activity, until staff are asked to look (R5.3)
 * @param resolveAfterReview after that, until a date resolves (R5.3)
 * @param afterLifting from when the person was told that a restriction is lifted until what is due goes (R5.9)
 * @param releasable how much of its time in quarantine an enquiry must still have when staff move it there, so that it
 *     can be released again
 */
public record RetentionPolicy(
        Period resolved,
        Period unresolved,
        Period quarantine,
        Period technical,
        Period backups,
        Period reviewAfter,
        Period resolveAfterReview,
        Period afterLifting,
        Period releasable) {

    /** The values of the rules: 12 months, 24 months, 30 days, 30 days, 30 days; 90 and 30 days; 14 days; 7 days. */
    public static RetentionPolicy standard() {
        return new RetentionPolicy(
                Period.ofMonths(12),
                Period.ofMonths(24),
                Period.ofDays(30),
                Period.ofDays(30),
                Period.ofDays(30),
                Period.ofDays(90),
                Period.ofDays(30),
                Period.ofDays(14),
                Period.ofDays(7));
    }
}
