/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The HTTP contract of the library's pages and API, asked over real sockets: extend it, start your server in
 * {@link #start}, and every documented answer is proven.
 *
 * <p>The site is started once for the class and stopped after it; {@code Enquiry} is served as {@code contact}, without
 * a base path, with the library's defaults (64 KB a request, 10 enquiries a client in 10 minutes, no trusted proxy).
 * The clock is moved by an hour before each test, so that no test exhausts the limit of the next.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class HttpContractKit
        implements HttpPageContract,
                HttpFormContract,
                HttpTokenContract,
                HttpProofContract,
                HttpApiContract,
                HttpCrossOriginContract,
                HttpNoticeContract,
                HttpActionContract,
                HttpOutageContract {

    /**
     * What the site is to be built from.
     *
     * @param register with a form {@code contact}
     * @param store not yet prepared; the site may close it, the kit does so too; away for a while in some tests
     * @param transport takes the site's mails
     * @param clock the only source of time
     */
    public record Setup(ProcessingRegister register, ContactStore store, RecordingTransport transport, Clock clock) {

        /** The forms built from it, not yet started, for a server that takes them whole. */
        public ContactForms contactForms() {
            return ContactForms.builder(register)
                    .screening(ScreeningRules.none())
                    .form("contact", Enquiry.class)
                    .store(store)
                    .mail(transport, mail -> mail.from("website@example.org").to("office@example.org"))
                    .clock(clock)
                    .build();
        }
    }

    /** A running site. */
    public interface Site extends AutoCloseable {

        /** Where it is served, for example {@code http://localhost:49152}: on loopback, no trailing slash. */
        URI uri();

        /** Stops it. */
        @Override
        void close();

        /** A site at an address, stopped by {@code stop}. */
        static Site at(URI uri, Runnable stop) {
            return new Site() {
                @Override
                public URI uri() {
                    return uri;
                }

                @Override
                public void close() {
                    stop.run();
                }
            };
        }
    }

    /** The site's database going away and coming back. */
    public interface Outage {

        /** From now on it does not answer. */
        void begin();

        /** It answers again, and holds what it held. Harmless when nothing began. */
        void end();
    }

    private HttpVisitor visitor;
    private Site site;
    private ContactStore store;
    private Outage outage;

    /**
     * The store of the site, not yet prepared; an embedded one, unless told otherwise. A site that makes its own over
     * the same data and keys gives another one here, for the kit to look into it.
     *
     * @param directory where it may lie, its keys in a {@code keys} directory below
     */
    protected ContactStore openStore(Path directory) {
        return JdbcContactStore.open(directory.resolve("contact-form.db"), keysIn(directory));
    }

    /** The keys of the store in a directory. */
    protected static KeySource keysIn(Path directory) {
        return KeySource.fileCreatedIfMissing(directory.resolve("keys").resolve("contact-form-keys.json"));
    }

    /**
     * Makes the database of the site go away.
     *
     * @param store of the {@link Setup}: by default it is this one that stops answering. A site that opens its own
     *     takes that one's database away instead.
     */
    protected Outage outage(UnreliableStore store) {
        return store;
    }

    /** Starts a site on a free loopback port, its delivery started too. */
    protected abstract Site start(Setup setup) throws Exception;

    @Override
    public HttpVisitor visitor() {
        return visitor;
    }

    @Override
    public Outage outage() {
        return outage;
    }

    @BeforeAll
    final void startSite(@TempDir Path directory) throws Exception {
        store = openStore(directory);
        UnreliableStore unreliable = new UnreliableStore(store);
        outage = outage(unreliable);
        ProcessingRegister register = TestRegister.example();
        RecordingTransport transport = new RecordingTransport();
        SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
        site = start(new Setup(register, unreliable.store(), transport, clock));
        visitor = new HttpVisitor(site.uri(), register, store, transport, clock);
    }

    @BeforeEach
    final void beginAfresh() {
        outage.end();
        // The limit per client refills.
        visitor.passes(Duration.ofHours(1));
    }

    /** Every mail of the whole class belongs to an enquiry that was received, and none came twice. */
    @AfterAll
    final void stopSite() {
        if (outage != null) {
            outage.end();
        }
        try {
            if (visitor != null) {
                visitor.assertThatOnlyReceivedEnquiriesWereMailed();
            }
        } finally {
            if (site != null) {
                site.close();
            }
            store.close();
        }
    }
}
