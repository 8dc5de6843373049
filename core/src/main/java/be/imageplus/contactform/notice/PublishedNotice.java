/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A notice as it was published, kept for as long as a submission refers to it.
 *
 * @param ref version, language and hash of the Markdown text
 * @param facts SHA-256 of the register's facts behind it: two renderings of one version have the same (R6.19)
 * @param revised the revision date in the register's zone
 * @param publishedAt when it was first archived
 * @param title its title
 * @param markdown the text itself, CommonMark with tables
 */
public record PublishedNotice(
        NoticeRef ref, String facts, LocalDate revised, Instant publishedAt, String title, String markdown) {}
