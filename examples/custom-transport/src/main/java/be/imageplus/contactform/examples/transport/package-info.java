/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A mail transport of your own, over an HTTP mail API.
 *
 * <p>{@code HttpMailTransport} is the class to copy; {@link be.imageplus.contactform.examples.transport.Demo} shows the
 * whole form with it, and {@code MailApi} stands in for the API. The README says how to write one.
 */
@NullMarked
package be.imageplus.contactform.examples.transport;

import org.jspecify.annotations.NullMarked;
