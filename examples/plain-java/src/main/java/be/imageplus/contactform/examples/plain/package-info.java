/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A contact form on the JDK's own HTTP server, without a framework.
 *
 * <p>Start with {@link be.imageplus.contactform.examples.plain.PlainJavaSite}; {@code HttpServerAdapter} is all that a
 * server of your own needs as well.
 */
@NullMarked
package be.imageplus.contactform.examples.plain;

import org.jspecify.annotations.NullMarked;
