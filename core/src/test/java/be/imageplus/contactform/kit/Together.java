/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs work on several threads that start at the same moment. */
public final class Together {

    private static final int MOST_SECONDS = 120;

    private Together() {}

    /** What each of the threads returns, in their order; the first failure is thrown. */
    public static <T> List<T> run(int threads, IntFunction<T> work) {
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<T> waiting = () -> {
                    start.await(MOST_SECONDS, TimeUnit.SECONDS);
                    return work.apply(number);
                };
                running.add(pool.submit(waiting));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get(MOST_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("a thread failed", e.getCause());
        } catch (Exception e) {
            throw new AssertionError("the threads did not end", e);
        } finally {
            pool.shutdownNow();
        }
    }

    /** Runs work on one other thread and returns what it returns. */
    public static <T> T elsewhere(Callable<T> work) {
        return run(1, number -> {
                    try {
                        return work.call();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                })
                .get(0);
    }
}
