/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Does what has to end in time, on whatever machine: once more where it took too long. A busy machine adds to what
 * something takes, though not each time; what is too slow by itself is too slow each time.
 */
public final class Promptly {

    private static final int TRIES = 4;

    private Promptly() {}

    /**
     * What work comes to that ends within this, in one of a few tries.
     *
     * @param work does the same each time; it is interrupted when its time is over
     * @throws AssertionError when no try ended in time, or when one threw
     */
    public static <T> T within(Duration longest, Callable<T> work) {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int tries = 0; tries < TRIES; tries++) {
                Future<T> result = threads.submit(work);
                try {
                    return result.get(longest.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException late) {
                    result.cancel(true);
                }
            }
        } catch (ExecutionException e) {
            throw new AssertionError("it threw", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
        throw new AssertionError("took longer than " + longest + " in each of " + TRIES + " tries");
    }
}
