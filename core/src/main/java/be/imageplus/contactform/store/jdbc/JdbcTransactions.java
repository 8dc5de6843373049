/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.work.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Units of work of one store, each bound to the thread that began it. */
final class JdbcTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcTransactions.class);

    private final Engine engine;

    /** Of this store: one thread may work with two stores, and removed at the end of each unit. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<@Nullable Unit> current = new ThreadLocal<>();

    JdbcTransactions(Engine engine) {
        this.engine = engine;
    }

    @Override
    public <T> T call(Supplier<T> work) {
        return write(session -> work.get());
    }

    @Override
    public void afterCommit(Runnable action) {
        Unit unit = current.get();
        if (unit == null) {
            engine.afterCommit(action);
        } else {
            unit.afterCommit.add(action);
        }
    }

    /** Reads, in the unit of work under way if there is one, so that it sees what it has written. */
    <T> T read(Function<Session, T> work) {
        Unit unit = current.get();
        return unit == null ? engine.read(work) : unit.join(work);
    }

    /** Writes, in the unit of work under way or in one of its own. */
    <T> T write(Function<Session, T> work) {
        Unit unit = current.get();
        return unit == null ? begin(work) : unit.join(work);
    }

    /** Writes something whose outcome nobody asks for. */
    void change(Consumer<Session> work) {
        write(session -> {
            work.accept(session);
            return true;
        });
    }

    /** Whether the calling thread has a unit of work under way. */
    boolean isUnderWay() {
        return current.get() != null;
    }

    private <T> T begin(Function<Session, T> work) {
        Unit unit = new Unit(engine.begin());
        T result;
        try {
            current.set(unit);
            result = unit.join(work);
            unit.refuseIfBroken();
        } catch (Throwable e) {
            current.remove();
            engine.rollback(unit.session);
            throw e;
        }
        current.remove();
        engine.commit(unit.session);
        if (!unit.afterCommit.isEmpty()) {
            engine.afterCommit(() -> unit.afterCommit.forEach(JdbcTransactions::runQuietly));
        }
        return result;
    }

    /** The work is on disk: whoever asked for it must not be told otherwise because somebody who was waiting fails. */
    private static void runQuietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error(
                    "What was to follow a commit failed with {}; the commit stands",
                    e.getClass().getName());
        }
    }

    /** What happens between begin and commit. */
    private static final class Unit {

        private final Session session;
        private final List<Runnable> afterCommit = new ArrayList<>();

        /** Part of the work has failed: even if a caller catches that, the rest must not become durable without it. */
        private boolean broken;

        Unit(Session session) {
            this.session = session;
        }

        <T> T join(Function<Session, T> work) {
            refuseIfBroken();
            try {
                return work.apply(session);
            } catch (Throwable e) {
                broken = true;
                throw e;
            }
        }

        void refuseIfBroken() {
            if (broken) {
                throw new IllegalStateException(
                        "Part of this unit of work has failed before, so nothing of it is stored. Let the exception "
                                + "pass instead of catching it inside.");
            }
        }
    }
}
