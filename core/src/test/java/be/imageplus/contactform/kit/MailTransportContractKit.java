/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The guarantees that {@link MailTransport} asks of an implementation.
 *
 * <p>Extend it and open your transport together with a far side that does as it is told: a server in the same process,
 * a stubbed HTTP API. Give the transport timeouts of about a second, since one test waits for them.
 *
 * <pre>{@code
 * class SmtpMailTransportContractTest extends MailTransportContractKit {
 *     protected Bench open() {
 *         return new ScriptedServerBench();
 *     }
 * }
 * }</pre>
 */
public abstract class MailTransportContractKit {

    /** What the far side does with a mail. */
    public enum Answer {
        /** Takes it and says so: the usual. */
        TAKES,
        /** Says that it cannot take it now. */
        REFUSES_FOR_NOW,
        /** Says that it will never take it. */
        REFUSES_FOREVER,
        /** Receives all of it, and ends the connection without a word. */
        LEAVES_WITHOUT_A_WORD,
        /** Receives all of it, and keeps the connection open without a word. */
        STAYS_SILENT
    }

    /** A transport and its far side. */
    public interface Bench extends AutoCloseable {

        /** The transport under test; the same one each time. */
        MailTransport transport();

        /** What the far side does with the next mail that has no instruction yet; afterwards it takes mails again. */
        void answerNext(Answer answer);

        /** Message-IDs of the mails that were {@linkplain Answer#TAKES taken}, without angle brackets, in order. */
        List<String> taken();

        /**
         * What the mails that were taken say of themselves as {@code Auto-Submitted} (RFC 3834), in order; for one that
         * says nothing the empty string.
         */
        List<String> autoSubmitted();

        /** Closes both sides. */
        @Override
        void close();
    }

    /** A new transport with a new far side. */
    protected abstract Bench open() throws Exception;

    @Test
    void saysDeliveredWhenTheFarSideHasTakenTheMail() throws Exception {
        try (Bench bench = open()) {
            assertThat(bench.transport().send(mail(1))).isInstanceOf(DeliveryResult.Delivered.class);
            assertThat(bench.taken()).containsExactly(messageId(1));
        }
    }

    @Test
    void saysTransientWhenTheFarSideCannotNow() throws Exception {
        assertOutcome(Answer.REFUSES_FOR_NOW, DeliveryResult.Transient.class);
    }

    @Test
    void saysPermanentWhenTheFarSideNeverWill() throws Exception {
        assertOutcome(Answer.REFUSES_FOREVER, DeliveryResult.Permanent.class);
    }

    @Test
    void saysAmbiguousWhenTheFarSideLeavesBeforeItAnswers() throws Exception {
        assertOutcome(Answer.LEAVES_WITHOUT_A_WORD, DeliveryResult.Ambiguous.class);
    }

    @Test
    void saysAmbiguousWithinItsMaximumDurationWhenTheFarSideStaysSilent() throws Exception {
        assertOutcome(Answer.STAYS_SILENT, DeliveryResult.Ambiguous.class);
    }

    @Test
    void deliversTheNextMailAfterEachOutcome() throws Exception {
        try (Bench bench = open()) {
            for (Answer answer : Answer.values()) {
                bench.answerNext(answer);
                bench.transport().send(mail(answer.ordinal()));
                assertThat(bench.transport().send(mail(100 + answer.ordinal())))
                        .as("the mail after one where the far side %s", answer)
                        .isInstanceOf(DeliveryResult.Delivered.class);
            }
            assertThat(bench.taken()).endsWith(messageId(100 + Answer.STAYS_SILENT.ordinal()));
        }
    }

    @Test
    void usesTheMessageIdAsItIsForEveryCopy() throws Exception {
        try (Bench bench = open()) {
            bench.transport().send(mail(7));
            bench.transport().send(mail(7));
            assertThat(bench.taken()).containsExactly(messageId(7), messageId(7));
        }
    }

    /** Otherwise a mailbox that answers by itself answers it. */
    @Test
    void saysThatNoPersonWroteIt() throws Exception { // RFC 3834
        try (Bench bench = open()) {
            bench.transport().send(mail(1));
            bench.transport().send(acknowledgement(2));
            assertThat(bench.autoSubmitted()).containsExactly("auto-generated", "auto-replied");
        }
    }

    @Test
    void namesItsRecipient() throws Exception {
        try (Bench bench = open()) {
            // R4.2
            assertThat(bench.transport().recipient()).isNotBlank();
        }
    }

    @Test
    void knowsItsMaximumDuration() throws Exception {
        try (Bench bench = open()) {
            assertThat(bench.transport().maximumDuration()).isPositive();
        }
    }

    @Test
    void sendsFromManyThreadsAtOnce() throws Exception {
        try (Bench bench = open()) {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<DeliveryResult>> sent = new ArrayList<>();
                IntStream.range(0, 32)
                        .forEach(i ->
                                sent.add(threads.submit(() -> bench.transport().send(mail(i)))));
                for (Future<DeliveryResult> result : sent) {
                    assertThat(get(result)).isInstanceOf(DeliveryResult.Delivered.class);
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(bench.taken())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 32)
                            .mapToObj(MailTransportContractKit::messageId)
                            .toList());
        }
    }

    @Test
    void closesTwiceAndThenSendsNothingMore() throws Exception {
        try (Bench bench = open()) {
            bench.transport().send(mail(1));
            bench.transport().close();
            bench.transport().close();
            assertThat(bench.transport().send(mail(2))).isInstanceOf(DeliveryResult.Transient.class);
            assertThat(bench.taken()).containsExactly(messageId(1));
        }
    }

    private void assertOutcome(Answer answer, Class<? extends DeliveryResult> expected) throws Exception {
        try (Bench bench = open()) {
            bench.answerNext(answer);
            DeliveryResult result = assertTimeoutPreemptively(
                    bench.transport().maximumDuration(), () -> bench.transport().send(mail(1)));
            assertThat(result).isInstanceOf(expected);
            assertThat(result.code()).isNotBlank().doesNotContain("@");
            assertThat(bench.taken()).isEmpty();
        }
    }

    private static DeliveryResult get(Future<DeliveryResult> result) throws InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a transport answers with values", e.getCause());
        }
    }

    private static String messageId(int number) {
        return "0192f0c1-7a5b-7c3d-8e4f-" + String.format("%012d", number) + "@website.example.org";
    }

    private static OutgoingMail mail(int number) {
        return new OutgoingMail(
                messageId(number),
                Instant.parse("2026-11-23T09:00:00Z"),
                "website@example.org",
                "Example website",
                List.of("office@example.org"),
                Optional.of("visitor@example.com"),
                "Enquiry 7Q4M-2KXD",
                "en",
                "A question\n",
                "<p>A question</p>\n");
    }

    private static OutgoingMail acknowledgement(int number) {
        return new OutgoingMail(
                messageId(number),
                Instant.parse("2026-11-23T09:00:00Z"),
                "website@example.org",
                "Example website",
                List.of("visitor@example.com"),
                Optional.of("office@example.org"),
                "We have received your enquiry: 7Q4M-2KXD",
                "en",
                "We have received your enquiry.\n",
                "<p>We have received your enquiry.</p>\n",
                Optional.empty(),
                OutgoingMail.Kind.ACKNOWLEDGEMENT);
    }
}
