/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.load;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests over a fixed number of connections, the next one when the answer is there (a closed loop), for a
 * bounded time.
 *
 * @param port of the server, on loopback
 * @param connections that many visitors at once
 */
public record LoadDriver(int port, int connections) {

    /** Makes the next request, or none when there are no more. Called by all connections at once. */
    public interface Requests extends Supplier<byte @Nullable []> {}

    /**
     * Runs it.
     *
     * @param time no request begins after it, but the first one of each connection
     */
    public Measured run(Duration time, Requests requests) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        List<Visitor> visitors = everyConnection(connection -> {
            Visitor visitor = new Visitor();
            byte[] request = requests.get();
            while (request != null) {
                visitor.exchange(connection, request);
                request = System.nanoTime() - begun < time.toNanos() ? requests.get() : null;
            }
            return visitor;
        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        return Measured.of(
                visitors.stream().mapToLong(visitor -> visitor.accepted).sum(),
                visitors.stream().mapToLong(visitor -> visitor.failed).sum(),
                seconds,
                visitors.stream().flatMapToLong(Visitor::nanos).toArray());
    }

    /** Fetches the bodies of this many answers to one request, all with status 200. */
    public List<String> fetch(int count, byte[] request) throws IOException, InterruptedException {
        List<List<String>> fetched = everyConnection(connection -> {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < (count + connections - 1) / connections; i++) {
                HttpConnection.Response response = connection.exchange(request);
                if (response.status() != 200) {
                    throw new IOException("answered with " + response.status());
                }
                bodies.add(response.body());
            }
            return bodies;
        });
        return fetched.stream().flatMap(List::stream).toList();
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(HttpConnection connection) throws IOException;
    }

    private <T> List<T> everyConnection(Work<T> work) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> {
                    try (HttpConnection connection = new HttpConnection(port)) {
                        return work.on(connection);
                    }
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> each : running) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw new IOException("the load on port " + port + " broke off", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What one connection has seen. */
    private static final class Visitor {

        private long accepted;
        private long failed;
        private long[] nanos = new long[1024];
        private int answers;

        void exchange(HttpConnection connection, byte[] request) throws IOException {
            long sent = System.nanoTime();
            int status = connection.exchange(request).status();
            if (answers == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * answers);
            }
            nanos[answers++] = System.nanoTime() - sent;
            if (status < 400) {
                accepted++;
            } else {
                failed++;
            }
        }

        LongStream nanos() {
            return Arrays.stream(nanos, 0, answers);
        }
    }
}
