/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link Node} as its test sees it: a process, what is said to it, what it answered. */
final class NodeProcess implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 600;

    private final Process process;
    private final BufferedWriter in;
    private final Path errors;
    private final Map<String, BlockingQueue<String>> answers = new ConcurrentHashMap<>();
    private final Thread reader;

    NodeProcess(List<String> command, Path errors) throws IOException {
        this.errors = errors;
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                .start();
        this.in = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
        this.reader = new Thread(this::read, "answers of a node");
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        try (BufferedReader out = process.inputReader(UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                String[] words = line.split(" ", 2);
                about(words[0]).add(words.length == 1 ? "" : words[1]);
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    private BlockingQueue<String> about(String word) {
        return answers.computeIfAbsent(word, w -> new LinkedBlockingQueue<>());
    }

    /** Says something; false when nobody hears it any more. */
    synchronized boolean say(String line) {
        try {
            in.write(line);
            in.newLine();
            in.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The next answer of a kind, if there is one by now. */
    Optional<String> poll(String word) {
        return Optional.ofNullable(about(word).poll());
    }

    /** The next answer of a kind, if there is one within this time; for a node that is at work. */
    Optional<String> poll(String word, long millis) throws InterruptedException {
        String answer = about(word).poll(millis, TimeUnit.MILLISECONDS);
        if (answer == null && hasEnded(word)) {
            throw new AssertionError("nobody answers to " + word + " any more:\n" + written());
        }
        return Optional.ofNullable(answer);
    }

    /** Says something and waits for the answer of the same kind. */
    String ask(String line) throws InterruptedException {
        say(line);
        return answer(line.split(" ", 2)[0]);
    }

    /** Waits for the next answer of a kind. */
    String answer(String word) throws InterruptedException {
        for (int i = 0; i < 10 * PATIENCE_SECONDS; i++) {
            String answer = about(word).poll(100, TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer;
            }
            if (hasEnded(word)) {
                break;
            }
        }
        throw new AssertionError("no answer to " + word + ":\n" + written());
    }

    private boolean hasEnded(String word) {
        return !process.isAlive() && !reader.isAlive() && about(word).isEmpty();
    }

    long pid() {
        return process.pid();
    }

    /** {@code kill -9}; afterwards everything that it had answered can be polled. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    /** Ends in order. */
    void stop() throws InterruptedException {
        ask("stop");
        process.waitFor();
    }

    private String written() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(errors));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
