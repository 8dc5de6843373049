/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.mail.connection.ConnectionPool;
import be.imageplus.contactform.mail.connection.Deadline;
import be.imageplus.contactform.mail.connection.Dialler;
import be.imageplus.contactform.mail.connection.Fault;
import be.imageplus.contactform.mail.connection.Timers;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The staff mailbox over IMAP: erases the library's own mails about an enquiry and every mail that quotes them, in
 * whatever folder they are (R5.12; Art. 17, 19). Thread-safe; one erasure at a time, on a connection that is kept for
 * the next.
 *
 * <ul>
 *   <li>A mail belongs if its Message-ID is one of the library's, or if its {@code References}, {@code In-Reply-To} or
 *       {@code X-Forwarded-Message-Id} names one that belongs. Servers search; only these header fields of what they
 *       find are read, and decide.
 *   <li>{@code Done} follows a look into every folder that found nothing. Mails that others flagged as deleted stay as
 *       they are.
 *   <li>{@code Manual("mail-forwarded")}: a mail was forwarded, and is erased here. A note in the inbox says so until
 *       staff delete it, so that the answer stays the same when it is asked for again.
 *   <li>{@code Manual("mail-folder-closed")}: a folder may not be read, or nothing be erased in it.
 *       {@code Manual("mail-thread-too-long")}: more than a thousand mails hang together; none was erased.
 *   <li>What cannot be told now is thrown: {@code MAILBOX-UNREACHABLE}, {@code MAILBOX-NOT-SECURE},
 *       {@code MAILBOX-LOGIN-REFUSED}, {@code MAILBOX-REFUSES}, {@code MAILBOX-BUSY}, {@code MAILBOX-SLOW},
 *       {@code MAILBOX-CLOSED}.
 * </ul>
 *
 * <pre>{@code
 * DataLocation mailbox = ImapMailbox.at(ImapSettings.builder("imap.example.org")
 *         .credentials(user, password)
 *         .recipient("mailbox-host")
 *         .build());
 * }</pre>
 *
 * <p><b>Privacy.</b> Logs nothing. What mails say is never fetched. What is known of the folders for an erasure that
 * ran out of time, Message-IDs among it, is kept in memory for the next attempt.
 */
public final class ImapMailbox implements DataLocation {

    /** A whole header of each mail of a long thread, and the names of many folders. */
    private static final long MOST_READ_PER_ERASURE = 32L * 1024 * 1024;

    private static final int MOST_UNFINISHED = 16;

    /** A purge asks for thousands of records: it must not lock the account out. */
    private static final Duration PAUSE_AFTER_REFUSED_LOGIN = Duration.ofMinutes(1);

    private final ImapSettings settings;
    private final ScheduledThreadPoolExecutor timers = Timers.named("contact-form-imap-timer");
    private final Dialler dialler;

    /** Of one connection: who may use it may use what is below. */
    private final ConnectionPool<ImapConnection> pool;

    /** Erasures that an attempt did not bring to an end, the oldest first. */
    private final Map<ErasedRecord, Erasure> unfinished = new LinkedHashMap<>();

    private Deadline noLoginBefore = Deadline.in(Duration.ZERO);

    private ImapMailbox(ImapSettings settings) {
        this.settings = settings;
        this.dialler = new Dialler(settings.endpoint(), MOST_READ_PER_ERASURE, timers);
        this.pool = new ConnectionPool<>(1, settings.keepIdle(), timers);
    }

    /** A mailbox; opens no connection yet. */
    public static ImapMailbox at(ImapSettings settings) {
        return new ImapMailbox(settings);
    }

    @Override
    public String id() {
        return settings.id();
    }

    @Override
    public String recipient() {
        return settings.recipient();
    }

    @Override
    public Set<DataItem.Category> categories() {
        return Set.of(DataItem.Category.MESSAGE);
    }

    /** A record about which no mail was sent is {@code Done} at once. */
    @Override
    public ErasureAnswer erase(ErasedRecord record) {
        if (record.messageIds().isEmpty()) {
            return new ErasureAnswer.Done();
        }
        Deadline deadline = Deadline.in(settings.eraseTimeout());
        try {
            if (!pool.enter(deadline)) {
                throw Outage.busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Outage.busy();
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jakarta Mail finds its own parts through the thread's class loader, which in a container may not see them.
        thread.setContextClassLoader(ImapMailbox.class.getClassLoader());
        try {
            if (pool.closed()) {
                throw Outage.closed();
            }
            ErasureAnswer answer = answer(begun(record), deadline);
            unfinished.remove(record);
            return answer;
        } finally {
            thread.setContextClassLoader(before);
            pool.leave();
        }
    }

    private Erasure begun(ErasedRecord record) {
        Erasure erasure = unfinished.computeIfAbsent(record, Erasure::new);
        if (unfinished.size() > MOST_UNFINISHED) {
            unfinished.remove(unfinished.keySet().iterator().next());
        }
        return erasure;
    }

    private ErasureAnswer answer(Erasure erasure, Deadline deadline) {
        try {
            Optional<ImapConnection> kept = pool.take();
            if (kept.isPresent()) {
                try {
                    return use(kept.get(), erasure, deadline);
                } catch (IOException e) {
                    // The server may have left it in the meantime: a fresh one tells.
                }
            }
            if (!noLoginBefore.left().isZero()) {
                throw Outage.loginRefused();
            }
            return use(new ImapConnection(settings, dialler.dial(deadline)), erasure, deadline);
        } catch (IOException e) {
            throw outage(e, deadline);
        }
    }

    private ErasureAnswer use(ImapConnection connection, Erasure erasure, Deadline deadline) throws IOException {
        ScheduledFuture<?> watchdog = timers.schedule(connection::drop, deadline.leftMillis(), TimeUnit.MILLISECONDS);
        boolean keep = false;
        try {
            connection.open();
            ErasureAnswer answer = erasure.run(new Folders(connection));
            keep = true;
            return answer;
        } catch (UnavailableException e) {
            if (e.code().equals(Outage.LOGIN_REFUSED)) {
                noLoginBefore = Deadline.in(PAUSE_AFTER_REFUSED_LOGIN);
            }
            throw e;
        } finally {
            // A watchdog that is already running has won: the connection is being closed under us.
            if (watchdog.cancel(false) && keep) {
                pool.keep(connection);
            } else {
                connection.drop();
            }
        }
    }

    private static UnavailableException outage(IOException fault, Deadline deadline) {
        if (fault instanceof Dialler.NotLoopbackException) {
            return Outage.notSecure("not-loopback");
        }
        String word = Fault.word(fault);
        if (word.startsWith("tls-")) {
            return Outage.notSecure(word);
        }
        return deadline.left().isZero() ? Outage.slow() : Outage.unreachable(word);
    }

    /** Says goodbye on an idle connection; an erasure under way is finished first. A later one is refused. */
    @Override
    public void close() {
        pool.close();
    }
}
