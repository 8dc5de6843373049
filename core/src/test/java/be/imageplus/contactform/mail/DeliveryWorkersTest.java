/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveryWorkersTest {

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final Outbox staffMails = mock();
    private final MailQueue acknowledgements = mock();
    private final DeliveryWorkers workers = new DeliveryWorkers(
            staffMails,
            delivery(staffMails),
            Optional.of(delivery(acknowledgements)),
            DeliveryPolicy.standard(),
            clock);

    @AfterEach
    void close() {
        workers.close();
    }

    /** Those must not wait for a connection that a stranger's mail is using. */
    @Test
    void looksForNoAcknowledgementWhileAMailToStaffIsDue() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger askedBefore = new AtomicInteger();
        when(staffMails.isAnyDue(clock.instant())).thenAnswer(call -> asked.incrementAndGet() < 3);
        when(acknowledgements.lease(anyString(), any(), any(), anyInt())).thenAnswer(call -> {
            askedBefore.compareAndSet(0, asked.get());
            return List.of();
        });

        workers.start();

        await().until(() -> {
            workers.wake();
            return askedBefore.get() > 0;
        });
        assertThat(askedBefore).as("how often it was asked whether one is due").hasValue(3);
    }

    @Test
    void startOnceAndNeverAgain() {
        workers.start();
        workers.start();
        assertThat(workers.isRunning()).isTrue();

        workers.close();
        workers.close();

        assertThat(workers.isRunning()).isFalse();
        assertThatThrownBy(workers::start).isInstanceOf(IllegalStateException.class);
    }

    private Delivery delivery(MailQueue queue) {
        MailKind kind = mock();
        when(kind.queue()).thenReturn(queue);
        when(kind.longestPause()).thenReturn(Duration.ofHours(1));
        MailDelivery.Ports unused = mock();
        return new Delivery(unused, kind, new Transports(List.of(new RecordingTransport()), clock), "1", clock);
    }
}
