/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A mail server and a mailbox in this process, so that the site runs with nothing installed and its mails can be read.
 *
 * <p>The conversation is a real one: SMTP on loopback with STARTTLS and AUTH. Set {@code contact-form.mail.smtp.host},
 * and nothing of this package exists. Not for production: its mails are kept in memory and readable by whoever reaches
 * the page.
 */
@NullMarked
package be.imageplus.contactform.examples.site.demo;

import org.jspecify.annotations.NullMarked;
