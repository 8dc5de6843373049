/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.ContactStore;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.TestInstance;

/**
 * The HTTP contract of the library's pages and API, asked over real sockets: extend it, start your server in
 * {@link #start}, and every documented answer is proven.
 *
 * <p>The site is started once for the class and stopped after it; {@code Enquiry} is served as {@code contact}, without
 * a base path, with the library's defaults (64 KB a request, 10 enquiries a client in 10 minutes, no trusted proxy).
 * The clock is moved by an hour before each test, so that no test exhausts the limit of the next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HttpContractKit {

    /**
     * What the site is to be built from.
     *
     * @param register with a form {@code contact}
     * @param store not yet prepared; the site may close it, the kit does so too
     * @param transport takes the site's mails
     * @param clock the only source of time
     */
    public record Setup(ProcessingRegister register, ContactStore store, RecordingTransport transport, Clock clock) {}

    /** A running site. */
    public interface Site extends AutoCloseable {

        /** Where it is served, for example {@code http://localhost:49152}: on loopback, no trailing slash. */
        URI uri();

        /** Stops it. */
        @Override
        void close();
    }

    /** Starts a site on a free loopback port, its delivery started too. */
    protected abstract Site start(Setup setup) throws Exception;
}
