/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.Together;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.Resolution.Outcome;
import be.imageplus.contactform.submission.RetentionPromises;
import be.imageplus.contactform.submission.StaffMail;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several people at once, on two nodes over one PostgreSQL database, where nobody waits for a writer's turn. */
class InboxNodesTest {

    private static final int ROUNDS = 15;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final RecordIds ids = new RecordIds(clock);
    private List<ContactStore> stores;
    private List<Inbox> inboxes;

    @BeforeEach
    void open() {
        KeySet keys = KeySet.generate();
        KeySource source = () -> keys;
        DataSource database =
                PostgresServer.shared().dataSource(PostgresServer.shared().newDatabase());
        stores = Stream.generate(() -> (ContactStore) JdbcContactStore.open(database, source))
                .limit(2)
                .toList();
        stores.forEach(store -> assertThat(store.prepare()).isEmpty());
        inboxes = stores.stream()
                .map(store -> InboxDesk.over(store, mock(RetentionPromises.class), mock(StaffMail.class), clock))
                .toList();
    }

    @AfterEach
    void close() {
        stores.forEach(ContactStore::close);
    }

    @Test
    void oneOfThoseWhoResolveAtOnceDoesAndTheOthersAreTold() {
        for (int i = 0; i < ROUNDS; i++) {
            RecordId enquiry = stored();

            List<Change> changes = Together.run(
                    4,
                    thread -> inboxes.get(thread % 2)
                            .resolve(enquiry, Outcome.ANSWERED, Actor.of("handler", "" + thread)));

            assertThat(changes).filteredOn(Change.Made.class::isInstance).hasSize(1);
            assertThat(Collections.frequency(changes, new Change.Refused(Refusal.ALREADY_RESOLVED)))
                    .isEqualTo(3);
            assertThat(events(enquiry)).containsExactly(LedgerEvent.Type.SUBMISSION_RESOLVED);
        }
    }

    /** Reading opens what was on its way to staff; that must undo nobody's work. */
    @Test
    void whoeverReadsMeanwhileUndoesNothing() {
        for (int i = 0; i < ROUNDS; i++) {
            RecordId enquiry = stored();

            Together.run(
                    2,
                    thread -> thread == 0
                            ? inboxes.get(0).resolve(enquiry, Outcome.ANSWERED, Actor.of("handler", "0"))
                            : inboxes.get(1).read(enquiry, "reply", Actor.of("handler", "1")));

            assertThat(inboxes.get(0).find(enquiry).orElseThrow().life().stage())
                    .isEqualTo(Life.Stage.RESOLVED);
            assertThat(events(enquiry))
                    .containsExactlyInAnyOrder(
                            LedgerEvent.Type.SUBMISSION_RESOLVED, LedgerEvent.Type.SUBMISSION_CONSULTED);
        }
    }

    @Test
    void notesAtOnceAreAllKept() {
        RecordId enquiry = stored();

        Together.run(
                4, thread -> inboxes.get(thread % 2).note(enquiry, "note " + thread, Actor.of("handler", "" + thread)));

        assertThat(stores.get(0).notes().of(enquiry)).hasSize(4);
        assertThat(events(enquiry)).hasSize(4).containsOnly(LedgerEvent.Type.SUBMISSION_NOTED);
    }

    private RecordId stored() {
        return InboxDesk.stored(stores.get(0), ids.next(), Map.of("message", "Hello"), clock);
    }

    private List<LedgerEvent.Type> events(RecordId enquiry) {
        return stores.get(1).ledger().about(enquiry).stream()
                .map(LedgerEvent::type)
                .toList();
    }
}
