/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Visitors who each have one enquiry, and who send it again with the same page as long as nobody has answered: as a
 * browser does when it is told to try again.
 */
final class Visitors {

    private static final int AT_ONCE = 4;
    private static final int MOST = 5_000;
    private static final Pattern ANSWER =
            Pattern.compile("(\\d+) (\\d+) (\\S+) (?:.*\"reference\":\"([^\"]+)\",\"receivedAt\":\"([^\"]+)\")?.*");

    /** Pages that visitors have before them, by visitor. */
    private final Map<Integer, String> tokens = new LinkedHashMap<>();

    /** The references that visitors were shown. */
    private final Map<Integer, String> receipts = new LinkedHashMap<>();

    private final Deque<Integer> unanswered = new ArrayDeque<>();
    private int visitors;
    private int underWay;
    private int committedUnanswered;
    private int turnedAway;

    /** The references that visitors were shown, by visitor. */
    Map<Integer, String> receipts() {
        return receipts;
    }

    /** How many waited for an answer when their node was killed, so far. */
    int committedUnanswered() {
        return committedUnanswered;
    }

    /** How many were asked to come back later, so far. */
    int turnedAway() {
        return turnedAway;
    }

    /** Whether somebody waits for an answer to an enquiry. */
    boolean isSomebodyWaiting() {
        return !unanswered.isEmpty();
    }

    /** Those who have got no answer turn to another node. */
    void turnTo(NodeProcess node) {
        underWay = 0;
        unanswered.forEach(visitor -> post(node, visitor));
    }

    /** Everybody who has the time goes to a node, until this instant of the machine's own ticks. */
    void visit(NodeProcess node, Instant now, long untilNanos) throws InterruptedException {
        while (System.nanoTime() < untilNanos) {
            step(node, now);
        }
    }

    /** The same, until something has happened. */
    void visitUntil(NodeProcess node, Instant now, BooleanSupplier happened) throws InterruptedException {
        while (!happened.getAsBoolean()) {
            step(node, now);
        }
    }

    /** The same, until somebody is asked to come back later. */
    void visitUntilTurnedAway(NodeProcess node, Instant now) throws InterruptedException {
        int before = turnedAway;
        visitUntil(node, now, () -> turnedAway > before || receipts.size() > MOST);
        assertThat(turnedAway).as("asked to come back later").isGreaterThan(before);
    }

    /** Everybody who has asked waits for the answer; some are asked to come back later. */
    void awaitWord(NodeProcess node, Instant now) throws InterruptedException {
        while (underWay > 0) {
            node.poll("post", 10).ifPresent(answer -> answered(answer, now));
            if (node.poll("page").isPresent()) {
                underWay--; // looked at the page, and left
            }
        }
    }

    private void step(NodeProcess node, Instant now) throws InterruptedException {
        if (underWay < AT_ONCE && node.say("page " + visitors)) {
            visitors++;
            underWay++;
        }
        node.poll("post", 1).ifPresent(answer -> answered(answer, now));
        node.poll("page").ifPresent(page -> {
            String[] words = page.split(" ");
            int visitor = Integer.parseInt(words[0]);
            tokens.put(visitor, words[1]);
            unanswered.add(visitor);
            underWay--;
            post(node, visitor);
        });
    }

    /** Reads what a killed node had answered. */
    void readLastAnswers(NodeProcess killed, Instant now) {
        for (Optional<String> last = killed.poll("post"); last.isPresent(); last = killed.poll("post")) {
            answered(last.get(), now);
        }
    }

    /** Waits until everybody has an answer. */
    void awaitAnswers(NodeProcess node, Instant now) throws InterruptedException {
        while (isSomebodyWaiting()) {
            answered(node.answer("post"), now);
            if (underWay == 0) {
                turnTo(node); // once more, those who were asked to come back later
            }
        }
    }

    private void post(NodeProcess node, int visitor) {
        underWay++;
        node.say("post " + visitor + " " + tokens.get(visitor) + " This is enquiry-" + visitor + ".");
    }

    private void answered(String answer, Instant now) {
        Matcher read = ANSWER.matcher(answer);
        assertThat(read.matches()).as(answer).isTrue();
        if (read.group(2).equals("503")) {
            assertThat(Integer.parseInt(read.group(3))).as("Retry-After").isPositive();
            underWay--;
            turnedAway++;
            return;
        }
        assertThat(read.group(2)).as(answer).isEqualTo("202");
        int visitor = Integer.parseInt(read.group(1));
        underWay--;
        unanswered.remove(visitor);
        tokens.remove(visitor);
        receipts.put(visitor, read.group(4));
        if (Instant.parse(read.group(5)).isBefore(now)) {
            committedUnanswered++; // by a node that was killed before it could say so
        }
    }
}
