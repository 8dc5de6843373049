/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/** A transport with a fault of its own. */
final class FaultyTransport implements MailTransport {

    private final String recipient;
    private final AtomicInteger attempts = new AtomicInteger();
    private final CountDownLatch timeIsOver = new CountDownLatch(1);
    private final Supplier<DeliveryResult> fault;

    private FaultyTransport(String recipient, Function<FaultyTransport, DeliveryResult> fault) {
        this.recipient = recipient;
        this.fault = () -> fault.apply(this);
    }

    static FaultyTransport throwing(String recipient) {
        return new FaultyTransport(recipient, transport -> {
            throw new IllegalStateException("a fault of this transport");
        });
    }

    /** Answers, as one whose server stands, only when its time is over. */
    static FaultyTransport standing(String recipient) {
        return new FaultyTransport(recipient, FaultyTransport::stand);
    }

    /** Has something happen while a mail is handed over, before it says that it has the content and cannot keep it. */
    static FaultyTransport during(String recipient, Runnable event) {
        return new FaultyTransport(recipient, transport -> {
            event.run();
            return new DeliveryResult.Transient("451 4.3.0", true);
        });
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
