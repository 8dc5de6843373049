/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.mail.MailTransport;
import java.util.List;

/**
 * The mail servers that are asked when those before them cannot take a mail; asked after every transport that is a bean
 * of its own.
 *
 * @param inOrder none when no failover is set
 */
record FailoverTransports(List<MailTransport> inOrder) {}
