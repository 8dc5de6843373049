/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The visitors of a simulated day: most of them write once, some click twice, and some send what is no enquiry. */
final class DayVisitors {

    private static final Pattern ANSWER = Pattern.compile("(\\d+) (\\d+) (\\S+) (.*)");
    private static final Pattern REFERENCE = Pattern.compile("\"reference\":\"([^\"]+)\"");

    private final Random random;

    /** Pages that visitors have before them, by visitor: of those who have no receipt yet, or only just. */
    private final Map<Integer, String> tokens = new LinkedHashMap<>();

    private final List<Integer> turnedAway = new ArrayList<>();
    private final Map<Integer, String> receipts = new LinkedHashMap<>();
    private int visitors;

    DayVisitors(Random random) {
        this.random = random;
    }

    /** The references that visitors were shown, by visitor. */
    Map<Integer, String> receipts() {
        return receipts;
    }

    /** A few visitors come to one of the nodes, and those who were turned away before come back. */
    void come(NodeProcess one, Optional<NodeProcess> other) throws InterruptedException {
        for (int visitor : List.copyOf(turnedAway)) {
            turnedAway.remove((Integer) visitor);
            post(any(one, other), visitor);
        }
        for (int i = random.nextInt(6); i > 0; i--) {
            int visitor = page(any(one, other));
            post(any(one, other), visitor);
            switch (random.nextInt(20)) {
                case 0 -> clickAgain(any(one, other), visitor);
                case 1 -> shareThePage(any(one, other), visitor);
                case 2 -> forge(any(one, other), visitor);
                case 3 -> writeTooMuch(any(one, other));
                default -> tokens.remove(visitor);
            }
        }
    }

    /** Visitors come while nothing can be stored. */
    void comeInVain(NodeProcess node) throws InterruptedException {
        int visitor = page(node);
        assertThat(post(node, visitor)).isEqualTo(503);
    }

    /** A visitor sends something that nobody will answer. */
    void leaveOneBehind(NodeProcess node) throws InterruptedException {
        int visitor = page(node);
        turnedAway.add(visitor);
        node.say("post " + visitor + " " + tokens.get(visitor) + " " + words(visitor));
    }

    /** Everybody who was turned away gets a receipt. */
    void awaitReceipts(NodeProcess node) throws InterruptedException {
        for (int round = 0; !turnedAway.isEmpty(); round++) {
            assertThat(round).isLessThan(20);
            for (int visitor : List.copyOf(turnedAway)) {
                turnedAway.remove((Integer) visitor);
                post(node, visitor);
            }
        }
    }

    private NodeProcess any(NodeProcess one, Optional<NodeProcess> other) {
        return random.nextBoolean() ? one : other.orElse(one);
    }

    private int page(NodeProcess node) throws InterruptedException {
        int visitor = visitors++;
        tokens.put(visitor, node.ask("page " + visitor).split(" ")[1]);
        return visitor;
    }

    private int post(NodeProcess node, int visitor) throws InterruptedException {
        Matcher answer = answer(node, visitor, tokens.get(visitor), words(visitor));
        int status = Integer.parseInt(answer.group(2));
        if (status == 503) {
            assertThat(Integer.parseInt(answer.group(3))).as("Retry-After").isPositive();
            turnedAway.add(visitor);
        } else {
            assertThat(status).as(answer.group()).isEqualTo(202);
            receipts.put(visitor, reference(answer));
        }
        return status;
    }

    private void clickAgain(NodeProcess node, int visitor) throws InterruptedException {
        if (receipts.containsKey(visitor)) {
            Matcher again = answer(node, visitor, tokens.get(visitor), words(visitor));
            if (!again.group(2).equals("503")) {
                assertThat(reference(again)).isEqualTo(receipts.get(visitor));
            }
        }
    }

    /** Somebody else's words come with the same page. */
    private void shareThePage(NodeProcess node, int visitor) throws InterruptedException {
        if (receipts.containsKey(visitor)) {
            refused(answer(node, visitor, tokens.get(visitor), "Something else."), "token-used");
        }
    }

    private void forge(NodeProcess node, int visitor) throws InterruptedException {
        refused(answer(node, visitor, "x" + tokens.get(visitor), "Something else."), "token-invalid");
    }

    private void writeTooMuch(NodeProcess node) throws InterruptedException {
        int visitor = page(node);
        refused(answer(node, visitor, tokens.get(visitor), "x".repeat(20_000)), "fields");
    }

    private static void refused(Matcher answer, String code) {
        if (!answer.group(2).equals("503")) {
            assertThat(answer.group(2)).as(answer.group()).isEqualTo("422");
            assertThat(answer.group(4)).contains(code.equals("fields") ? "errors" : code);
        }
    }

    private static Matcher answer(NodeProcess node, int visitor, String token, String words)
            throws InterruptedException {
        String answered = node.ask("post " + visitor + " " + token + " " + words);
        Matcher read = ANSWER.matcher(answered);
        assertThat(read.matches()).as(answered).isTrue();
        assertThat(read.group(1)).isEqualTo(Integer.toString(visitor));
        return read;
    }

    private static String reference(Matcher answer) {
        Matcher reference = REFERENCE.matcher(answer.group(4));
        assertThat(reference.find()).as(answer.group()).isTrue();
        return reference.group(1);
    }

    private static String words(int visitor) {
        return "This is enquiry-" + visitor + ".";
    }
}
