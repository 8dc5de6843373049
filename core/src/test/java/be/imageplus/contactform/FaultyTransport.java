/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A transport with a fault of its own. */
final class FaultyTransport implements MailTransport {

    private final String recipient;
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch timeIsOver = new CountDownLatch(1);
    private final Supplier<DeliveryResult> fault;

    private FaultyTransport(String recipient, boolean throwing) {
        this.recipient = recipient;
        this.fault = throwing
                ? () -> {
                    throw new IllegalStateException("a fault of this transport");
                }
                : this::stand;
    }

    static FaultyTransport throwing(String recipient) {
        return new FaultyTransport(recipient, true);
    }

    /** Answers, as one whose server stands, only when its time is over. */
    static FaultyTransport standing(String recipient) {
        return new FaultyTransport(recipient, false);
    }

    private DeliveryResult stand() {
        try {
            timeIsOver.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new DeliveryResult.Transient("timeout-at-data");
    }

    void endItsTime() {
        timeIsOver.countDown();
    }

    int attempts() {
        return attempts.get();
    }

    @Override
    public DeliveryResult send(OutgoingMail mail) {
        attempts.incrementAndGet();
        return fault.get();
    }

    @Override
    public String recipient() {
        return recipient;
    }

    @Override
    public Duration maximumDuration() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void close() {
        endItsTime();
    }
}
