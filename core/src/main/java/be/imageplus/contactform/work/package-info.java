/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How anything gets done durably: the unit of work, record ids, leases, back-off, the background schedule, and whether
 * the clock is believed.
 *
 * <p>Start with {@link be.imageplus.contactform.work.Transactions} for what must be durable together, and with
 * {@link be.imageplus.contactform.work.BackgroundSchedule} for what happens afterwards. It knows nothing of enquiries
 * or mails, and imports {@code problem} only.
 */
@NullMarked
package be.imageplus.contactform.work;

import org.jspecify.annotations.NullMarked;
