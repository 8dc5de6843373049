/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.UnreliableStore;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.vault.KeySet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens between two transports that a mail is handed to, one after the other (R4.3). */
class DispatchTest {

    private static final String PRIVACY_FRAMEWORK = "Commission Implementing Decision (EU) 2023/1795";

    @TempDir
    Path directory;

    private final RecordingTransport second = new RecordingTransport("authsmtp");
    private final KeySet keys = KeySet.generate();
    private final AtomicReference<Journey> journey = new AtomicReference<>();
    private ContactStore store;

    @AfterEach
    void close() {
        journey.get().close();
    }

    @Test // R4.3, R4.4: the first has taken its time, and midnight has passed
    void aTransportIsNotAskedWhoseRecipientMayNotBeSentToAnyMore() {
        store = JdbcContactStore.open(directory.resolve("own.db"), () -> keys);
        open(
                store,
                FaultyTransport.during("cloudflare", () -> journey.get().clock.set("2031-12-27T23:00:00Z")));
        journey.get().clock.set("2031-12-27T22:59:59Z");
        journey.get().forms.start();

        journey.get().submit(journey.get().enquiry());

        awaitOneAttempt();
        assertThat(second.attempts()).isEmpty();
        assertThat(disclosures())
                .extracting(Disclosure::recipient, Disclosure::ground)
                .containsExactly(tuple("cloudflare", PRIVACY_FRAMEWORK));
    }

    @Test // R4.3, R4.7: nobody can be asked whether the second may have it, and the first has it
    void whoHasTheContentIsWrittenDownThoughTheStoreWentAwayBeforeTheNextWasDecidedOn() {
        store = JdbcContactStore.open(directory.resolve("own.db"), () -> keys);
        UnreliableStore database = new UnreliableStore(store);
        open(database.store(), FaultyTransport.during("cloudflare", () -> isAwayForTheNextQuestion(database)));
        journey.get().forms.start();

        journey.get().submit(journey.get().enquiry());

        awaitOneAttempt();
        assertThat(second.attempts()).isEmpty();
        assertThat(disclosures()).extracting(Disclosure::recipient).containsExactly("cloudflare");
    }

    /** Of the thread that hands over, once. */
    private static void isAwayForTheNextQuestion(UnreliableStore database) {
        Thread worker = Thread.currentThread();
        database.fails(() -> {
            if (Thread.currentThread().equals(worker)) {
                database.end();
            }
            return new UnavailableException("STORE-AWAY", "The database is away.", Duration.ofSeconds(1), null);
        });
    }

    private void open(ContactStore by, MailTransport first) {
        journey.set(Journey.in(
                directory,
                builder -> builder.store(by)
                        .mail(
                                List.of(first, second),
                                mail -> mail.from("website@example.org").to("office@example.org"))));
    }

    private void awaitOneAttempt() {
        await().until(() -> store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 1).stream()
                .anyMatch(mail -> mail.attempts() == 1));
    }

    private List<Disclosure> disclosures() {
        return store.submissions().findByEmail("ada@example.org").stream()
                .flatMap(enquiry -> store.disclosures().of(enquiry.id()).stream())
                .toList();
    }
}
