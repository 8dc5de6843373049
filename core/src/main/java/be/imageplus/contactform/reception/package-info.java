/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The way of one enquiry: bind, validate, look for a replay, screen, seal, store and enqueue in one transaction.
 *
 * <p>Start with {@link be.imageplus.contactform.reception.Reception}. No mail is sent and no name is resolved here.
 */
@NullMarked
package be.imageplus.contactform.reception;

import org.jspecify.annotations.NullMarked;
