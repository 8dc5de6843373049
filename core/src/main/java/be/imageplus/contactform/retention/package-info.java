/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How long enquiries are kept, and that every copy of them ends (Art. 5(1)(e), 17, 19).
 *
 * <p>The register's rules, as the sender was shown them, decide until when; the purge takes what is due in small
 * batches, and every {@link be.imageplus.contactform.retention.DataLocation} answers for its copies. What an enquiry
 * says is never read here. A database that is restored from a backup holds again what was purged;
 * {@link be.imageplus.contactform.retention.RestoreGuard} erases it before anybody can read it.
 *
 * <p>It imports {@code register}, {@code notice}, {@code submission}, {@code mail}'s outbox, {@code ledger},
 * {@code vault} and {@code work}.
 */
@NullMarked
package be.imageplus.contactform.retention;

import org.jspecify.annotations.NullMarked;
