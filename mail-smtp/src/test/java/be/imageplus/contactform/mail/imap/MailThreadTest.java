/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MailThreadTest {

    private static final MailFolder INBOX = new MailFolder("INBOX", false, false);
    private static final MailFolder ALL = new MailFolder("All Mail", true, false);
    private static final Set<String> OWN = Set.of("own@example.org");

    private final Stuck stuck = new Stuck();

    @Test
    void theFarthestMailsGoFirst() {
        FoundMail own = mail(1, "own@example.org");
        FoundMail reply = mail(2, "re-1@example.org", "own@example.org");
        FoundMail next = mail(3, "re-2@example.org", "re-1@example.org");

        assertThat(MailThread.of(OWN, List.of(next, own, reply)).next(stuck)).containsExactly(next);
        assertThat(MailThread.of(OWN, List.of(own, reply)).next(stuck)).containsExactlyInAnyOrder(own, reply);
        assertThat(MailThread.of(OWN, List.of()).next(stuck)).isEmpty();
    }

    @Test
    void aMailThatQuotesTheWholeChainIsAsNearAsItsNearestAncestor() {
        FoundMail next = mail(3, "re-2@example.org", "re-1@example.org", "own@example.org");

        assertThat(MailThread.of(OWN, List.of(next)).next(stuck)).containsExactly(next);
    }

    @Test
    void aRingOfRepliesEnds() {
        FoundMail one = mail(1, "re-1@example.org", "own@example.org", "re-2@example.org");
        FoundMail two = mail(2, "re-2@example.org", "re-1@example.org");

        assertThat(MailThread.of(OWN, List.of(one, two)).ids())
                .containsExactlyInAnyOrder("own@example.org", "re-1@example.org", "re-2@example.org");
    }

    @Test
    void aMessageIdThatSomebodyElsesMailBearsIsSearchedForAndNotFollowed() {
        FoundMail pretender = mail(1, "invoice@example.net", "own@example.org");
        FoundMail invoice = mail(2, "invoice@example.net");
        FoundMail answer = mail(3, "re@example.net", "invoice@example.net");

        MailThread thread = MailThread.of(OWN, List.of(pretender, invoice, answer));

        assertThat(thread.next(stuck)).containsExactly(pretender);
        assertThat(thread.ids()).contains("invoice@example.net").doesNotContain("re@example.net");
        assertThat(thread.follows(pretender)).isFalse();
    }

    @Test
    void aMessageIdThatFitsNoCommandIsNotSearchedFor() {
        assertThat(MailThread.of(OWN, List.of(mail(1, "é@example.org", "own@example.org")))
                        .ids())
                .isEqualTo(OWN);
        assertThat(MailThread.of(OWN, List.of(mail(1, "x".repeat(500) + "@example.org", "own@example.org")))
                        .ids())
                .isEqualTo(OWN);
    }

    @Test
    void whatShowsEverythingWaitsForTheRest() {
        FoundMail there = mail(1, "own@example.org");
        FoundMail again = new FoundMail(ALL, 1, "own@example.org", Set.of(), Set.of(), false);

        assertThat(MailThread.of(OWN, List.of(again, there)).next(stuck)).containsExactly(there);
        assertThat(MailThread.of(OWN, List.of(again)).next(stuck)).containsExactly(again);
    }

    static Stream<Long> seeds() {
        return new Random(20261123).longs(50).boxed();
    }

    /** Whoever stops after any round finds all that is left: seeded trees of replies, erased in their order. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatIsLeftLeadsToAllThatIsLeft(long seed) {
        Random random = new Random(seed);
        List<FoundMail> left = new ArrayList<>(IntStream.range(0, 30)
                .mapToObj(i -> mail(i, name(i), i == 0 ? "x@example.com" : name(random.nextInt(i))))
                .toList());
        int rounds = 0;
        while (!left.isEmpty()) {
            List<FoundMail> next = MailThread.of(OWN, left).next(stuck);
            assertThat(next).as("of %d mails left", left.size()).isNotEmpty();
            // A kill leaves any part of them.
            left.removeAll(next.subList(0, 1 + random.nextInt(next.size())));
            rounds++;
        }
        assertThat(rounds).isPositive();
    }

    private static String name(int number) {
        return number == 0 ? "own@example.org" : "re-" + number + "@example.org";
    }

    private static FoundMail mail(long uid, String messageId, String... quotes) {
        return new FoundMail(INBOX, uid, messageId, Set.of(quotes), Set.of(), false);
    }
}
