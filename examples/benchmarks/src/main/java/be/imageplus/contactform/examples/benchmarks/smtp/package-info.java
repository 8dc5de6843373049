/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The mail server of the benchmarks: a real conversation with STARTTLS and AUTH on loopback, whose distance and faults
 * can be set while it runs. Start reading at {@link be.imageplus.contactform.examples.benchmarks.smtp.SmtpSink}.
 */
@NullMarked
package be.imageplus.contactform.examples.benchmarks.smtp;

import org.jspecify.annotations.NullMarked;
