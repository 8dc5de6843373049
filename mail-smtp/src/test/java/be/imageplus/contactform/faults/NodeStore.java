/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.Certificate;
import be.imageplus.contactform.retention.Certificates;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.RecordId;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A store on either engine that also knows which of its mails this node works on. */
final class NodeStore {

    /** How long a visitor waits for a database that is busy or away. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** How long a test does, which nobody is to turn away. */
    private static final Duration OF_TESTS = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofMillis(2);

    private final ContactStore store;

    /** Until when each is leased. */
    private final Map<RecordId, Instant> leased = new ConcurrentHashMap<>();

    private final AtomicInteger leasing = new AtomicInteger();

    private NodeStore(ContactStore store) {
        this.store = store;
    }

    /** The store at a path or a JDBC URL, not yet prepared. */
    static NodeStore at(String where, Path keys) {
        return new NodeStore(open(where, keys, PATIENCE));
    }

    /** The store at a path or a JDBC URL for a test, not yet prepared. */
    static ContactStore open(String where, Path keys) {
        return open(where, keys, OF_TESTS);
    }

    private static ContactStore open(String where, Path keys, Duration patience) {
        KeySource source = KeySource.fileCreatedIfMissing(keys);
        return where.startsWith("jdbc:")
                ? JdbcContactStore.open(pool(where, patience), source).withBusyTimeout(patience)
                : JdbcContactStore.open(Path.of(where), source).withBusyTimeout(patience);
    }

    private static DataSource pool(String url, Duration patience) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(8);
        pool.setConnectionTimeout(patience.toMillis());
        pool.setInitializationFailTimeout(-1);
        return new HikariDataSource(pool);
    }

    ContactStore store() {
        return store;
    }

    /** The store for the forms to use: what they lease and have not settled yet is known. */
    ContactStore observed() {
        return proxy(ContactStore.class, (method, arguments) -> {
            Object result = call(method, store, arguments);
            return result instanceof Outbox outbox ? observed(outbox) : result;
        });
    }

    private Outbox observed(Outbox outbox) {
        return proxy(Outbox.class, (method, arguments) -> {
            if (method.getName().equals("settle")) {
                Object settled = call(method, outbox, arguments);
                store.transactions()
                        .afterCommit(() -> leased.remove(
                                ((Outbox.Leased) arguments[0]).item().id()));
                return settled;
            }
            return method.getName().equals("lease")
                    ? leased(method, outbox, arguments)
                    : call(method, outbox, arguments);
        });
    }

    private Object leased(Method method, Outbox outbox, Object[] arguments) throws Throwable {
        leasing.incrementAndGet(); // seen before the lease can be
        try {
            Object result = call(method, outbox, arguments);
            for (Object each : (List<?>) result) {
                Outbox.Leased mail = (Outbox.Leased) each;
                leased.put(mail.item().id(), mail.lease().until());
            }
            return result;
        } finally {
            leasing.decrementAndGet();
        }
    }

    /** The same store, which tells of each certificate while the transaction that issues it is still open. */
    static ContactStore certifying(ContactStore store, Consumer<Certificate> issued) {
        return proxy(ContactStore.class, (method, arguments) -> {
            Object result = call(method, store, arguments);
            return result instanceof Certificates certificates ? certifying(certificates, issued) : result;
        });
    }

    private static Certificates certifying(Certificates certificates, Consumer<Certificate> issued) {
        return proxy(Certificates.class, (method, arguments) -> {
            Object result = call(method, certificates, arguments);
            if (method.getName().equals("issue")) {
                issued.accept((Certificate) arguments[0]);
            }
            return result;
        });
    }

    /**
     * Waits until this node works on no mail and none is due; a store that is busy is asked again. What was due and is
     * not any more may have been leased in between, and is seen by the last look.
     *
     * @param wake has the workers look again: a row that {@link #isFree} tries may be one that they passed over for it
     */
    void awaitIdle(Clock clock, Runnable wake) {
        while (isWorking(clock.instant()) || isAnythingDue(clock.instant(), wake) || isWorking(clock.instant())) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean isWorking(Instant now) {
        return leasing.get() > 0 || leased.values().stream().anyMatch(now::isBefore);
    }

    private boolean isAnythingDue(Instant now, Runnable wake) {
        try {
            if (!store.outbox().isAnyDue(now) || !isFree(now)) {
                return false;
            }
            wake.run();
            return true;
        } catch (UnavailableException e) {
            return true;
        }
    }

    /** Whether what is due is nobody's yet: it is leased and taken back, so that every engine answers for itself. */
    private boolean isFree(Instant now) {
        try {
            store.transactions().run(() -> {
                throw new Look(!store.outbox()
                        .lease("a look", now, now.plusSeconds(1), 1)
                        .isEmpty());
            });
            throw new IllegalStateException("a transaction that fails does not return");
        } catch (Look look) {
            return look.found;
        }
    }

    /** Ends a look and undoes it. */
    private static final class Look extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final boolean found;

        Look(boolean found) {
            super(null, null, false, false);
            this.found = found;
        }
    }

    /** What happens when a method of a port is called. */
    private interface Call {
        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> port, Call call) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(),
                new Class<?>[] {port},
                (proxy, method, arguments) -> call.on(method, arguments)));
    }

    private static Object call(Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
