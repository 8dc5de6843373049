/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.problem.Finding;
import java.util.List;

/**
 * A transport that can tell before the application starts whether it is able to carry what a routing will give it: a
 * signature, for example, that does not belong to the sender's domain. A transport that is made of others passes the
 * question on.
 */
public interface CheckedMailTransport extends MailTransport {

    /**
     * What stands against mails of this routing, in any order; empty when nothing does. Called once, before the first
     * mail; asks no network, so that an outage of the other side never stops a start.
     *
     * @param routing may hold addresses that are none: those are found elsewhere
     */
    List<Finding> check(MailRouting routing);
}
