/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.store.ContactStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A store that stops answering when a test says so: a database that is away, or broken. Thread-safe.
 *
 * <p>What needs no database (keys, recipient) stays. What it held before is there again afterwards.
 *
 * <pre>{@code
 * UnreliableStore database = new UnreliableStore(JdbcContactStore.open(path, keys));
 * … // give database.store() to the application
 * database.begin();
 * … // see what a visitor sees
 * database.end();
 * }</pre>
 */
public final class UnreliableStore implements HttpContractKit.Outage {

    /** What callers are told to wait. */
    public static final Duration RETRY_AFTER = Duration.ofMillis(2500);

    private final ContactStore real;
    private final ContactStore store;
    private final AtomicReference<Optional<Supplier<RuntimeException>>> fault = new AtomicReference<>(Optional.empty());

    /** @param real a store that answers */
    public UnreliableStore(ContactStore real) {
        this.real = real;
        this.store = watched(ContactStore.class, real);
    }

    /** For the application; behaves as the real one until {@link #begin} or {@link #fails}. */
    public ContactStore store() {
        return store;
    }

    /** From now on every port is unavailable. */
    @Override
    public void begin() {
        fails(() -> new UnavailableException("STORE-AWAY", "The database is away.", RETRY_AFTER, null));
    }

    /** From now on every port throws this. */
    public void fails(Supplier<RuntimeException> thrown) {
        fault.set(Optional.of(thrown));
    }

    /** Answers again. */
    @Override
    public void end() {
        fault.set(Optional.empty());
    }

    /** The same, with every method of a port asking first whether the store is there. */
    private <P> P watched(Class<P> type, P port) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (port != real) {
                        throwWhenAway();
                    } else if (method.getName().equals("isAvailable")
                            && fault.get().isPresent()) {
                        return false;
                    }
                    try {
                        Object result = method.invoke(port, arguments);
                        return port == real && method.getReturnType().isInterface() && method.getParameterCount() == 0
                                ? watchedPort(method.getReturnType(), result)
                                : result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }

    private <P> P watchedPort(Class<P> type, Object port) {
        // Findings of the preparation are a value, not a port.
        return port instanceof Iterable ? type.cast(port) : watched(type, type.cast(port));
    }

    private void throwWhenAway() {
        fault.get().ifPresent(thrown -> {
            throw thrown.get();
        });
    }
}
