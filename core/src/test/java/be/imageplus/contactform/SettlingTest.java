/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.Transactions;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a mail when something fails beside the outcome that a transport tells. */
class SettlingTest {

    @TempDir
    Path directory;

    private final RecordingTransport transport = new RecordingTransport("authsmtp");

    @Test
    void aMailThatWasTakenIsNotSentAgainBecauseTheStoreIsBusyForAMoment() {
        KeySet keys = KeySet.generate();
        ContactStore store = JdbcContactStore.open(directory.resolve("own.db"), () -> keys);
        AtomicInteger refusals = new AtomicInteger(2);
        try (Journey journey = journey(busyForWorkers(store, refusals), transport)) {
            journey.forms.start();
            journey.submit(journey.enquiry());

            await().until(() -> store.outbox().backlog().counts().isEmpty());

            assertThat(refusals).hasNonPositiveValue();
            assertThat(transport.attempts()).hasSize(1);
        }
    }

    @Test
    void anErrorOfATransportIsAnAttemptThatFailed() {
        KeySet keys = KeySet.generate();
        ContactStore store = JdbcContactStore.open(directory.resolve("own.db"), () -> keys);
        try (Journey journey = journey(store, new IncompleteTransport())) {
            journey.forms.start();
            journey.submit(journey.enquiry());

            await().until(() -> store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 1).stream()
                    .anyMatch(item -> item.attempts() == 1));
        }
    }

    private Journey journey(ContactStore store, MailTransport by) {
        return Journey.in(
                directory,
                builder -> builder.store(store)
                        .mail(by, mail -> mail.from("website@example.org").to("office@example.org")));
    }

    /** The store, which refuses a number of units of work that delivery workers begin. */
    private static ContactStore busyForWorkers(ContactStore whole, AtomicInteger refusals) {
        Transactions transactions = new Transactions() {
            @Override
            public <T> T call(Supplier<T> work) {
                boolean worker = Thread.currentThread().getName().startsWith("contact-form-delivery");
                if (worker && refusals.getAndDecrement() > 0) {
                    throw new UnavailableException("STORE-BUSY", "busy", Duration.ofSeconds(1), null);
                }
                return whole.transactions().call(work);
            }

            @Override
            public void afterCommit(Runnable action) {
                whole.transactions().afterCommit(action);
            }
        };
        return (ContactStore) Proxy.newProxyInstance(
                SettlingTest.class.getClassLoader(),
                new Class<?>[] {ContactStore.class},
                (proxy, method, arguments) -> {
                    try {
                        return method.getName().equals("transactions") ? transactions : method.invoke(whole, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    /** Lacks a class at run time, as a transport does whose dependency is not on the class path. */
    private static final class IncompleteTransport implements MailTransport {

        @Override
        public DeliveryResult send(OutgoingMail mail) {
            throw new NoClassDefFoundError("org/example/Missing");
        }

        @Override
        public String recipient() {
            return "authsmtp";
        }

        @Override
        public Duration maximumDuration() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void close() {}
    }
}
