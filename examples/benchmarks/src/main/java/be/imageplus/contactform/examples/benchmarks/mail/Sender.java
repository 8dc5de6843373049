/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.mail;

import jakarta.mail.MessagingException;

/** Sends one mail after the other. For one thread. */
interface Sender {

    /** One more mail, taken by the server when this returns. */
    void send() throws MessagingException;

    /** Ends what is kept open. */
    default void close() throws MessagingException {}
}
