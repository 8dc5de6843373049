/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.io.IOException;

/** One side of a conversation, run on a thread of its own until either side has gone: that belongs to a test. */
@FunctionalInterface
public interface SocketWork {

    void run() throws IOException;

    static void inBackground(String name, SocketWork work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The other side has gone, or this one is closed.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }
}
