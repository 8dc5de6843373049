/* SPDX-License-Identifier: Apache-2.0 */
/**
 * How anything gets done durably: the unit of work, record ids, leases, back-off, and the background schedule.
 *
 * <p>It knows nothing of enquiries or mails.
 */
@NullMarked
package be.imageplus.contactform.work;

import org.jspecify.annotations.NullMarked;
