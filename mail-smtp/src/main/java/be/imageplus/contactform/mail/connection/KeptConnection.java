/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

/** A connection that is kept while nobody needs it. */
public interface KeptConnection {

    /** Says goodbye and closes. */
    void quit();

    /** Closes without a word; from any thread. */
    void drop();
}
