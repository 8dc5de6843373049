/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

/**
 * A transport for tests: keeps what it is given, and answers as it is told.
 *
 * <p>Without instructions everything is delivered. Thread-safe. Keeps its mails after {@link #close}, so that a test
 * can look at them at its end.
 *
 * <pre>{@code
 * RecordingTransport transport = new RecordingTransport();
 * transport.answerNext(2, new DeliveryResult.Transient("451 4.7.1"));
 * …
 * OutgoingMail mail = transport.awaitMails(1).get(0);
 * }</pre>
 *
 * <p><b>Privacy.</b> Holds whole mails in memory: for tests with synthetic data only.
 */
public final class RecordingTransport implements MailTransport {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String recipient;
    private final List<OutgoingMail> attempts = new ArrayList<>();
    private final List<OutgoingMail> mails = new ArrayList<>();
    private final Deque<DeliveryResult> instructed = new ArrayDeque<>();
    private DeliveryResult usual = new DeliveryResult.Delivered("250 2.0.0");
    private boolean closed;

    /** A transport of the controller's own. */
    public RecordingTransport() {
        this("controller");
    }

    /** @param recipient the register's id of who receives the mails; kept as it is, blank ones too */
    public RecordingTransport(String recipient) {
        this.recipient = Objects.requireNonNull(recipient, "recipient");
    }

    /** Answers the next {@code times} attempts like this, after those already instructed; then as usual again. */
    public synchronized void answerNext(int times, DeliveryResult result) {
        for (int i = 0; i < times; i++) {
            instructed.add(result);
        }
    }

    /** Answers every attempt like this from now on; instructions not yet used are forgotten. */
    public synchronized void answerAlways(DeliveryResult result) {
        instructed.clear();
        usual = result;
    }

    @Override
    public synchronized DeliveryResult send(OutgoingMail mail) {
        if (closed) {
            return new DeliveryResult.Transient("closed");
        }
        attempts.add(mail);
        DeliveryResult result = instructed.isEmpty() ? usual : instructed.remove();
        if (result instanceof DeliveryResult.Delivered) {
            mails.add(mail);
        }
        notifyAll();
        return result;
    }

    /** The mails that were answered with {@link DeliveryResult.Delivered}, in order. */
    public synchronized List<OutgoingMail> mails() {
        return List.copyOf(mails);
    }

    /** Every mail that was handed over, whatever the answer, in order. */
    public synchronized List<OutgoingMail> attempts() {
        return List.copyOf(attempts);
    }

    /** Waits, for at most 20 seconds, until at least so many mails are delivered, and returns all of them. */
    public synchronized List<OutgoingMail> awaitMails(int count) {
        return await(mails, count, "mails delivered");
    }

    /** Waits, for at most 20 seconds, until at least so many attempts were made, and returns all of them. */
    public synchronized List<OutgoingMail> awaitAttempts(int count) {
        return await(attempts, count, "attempts made");
    }

    private List<OutgoingMail> await(List<OutgoingMail> kept, int count, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (kept.size() < count) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("expected " + count + " " + what + ", were " + kept.size());
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + count + " " + what, e);
            }
        }
        return List.copyOf(kept);
    }

    @Override
    public String recipient() {
        return recipient;
    }

    @Override
    public Duration maximumDuration() {
        return Duration.ofSeconds(1);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
