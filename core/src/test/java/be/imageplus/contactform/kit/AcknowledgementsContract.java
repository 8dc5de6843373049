/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.mail.AcknowledgementTerms;
import be.imageplus.contactform.mail.Acknowledgements;
import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutboxItem.State;
import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Acknowledgements} guarantees. */
interface AcknowledgementsContract extends StoreContract {

    @Test
    default void addsOneForAKeyOnWhicheverNode() {
        ContactStore store = ready();
        byte[] key = key(1);

        List<Boolean> added = Together.run(4, visitor -> {
            OutboxItem mail = acknowledgement(store);
            return ready().acknowledgements().add(mail, key);
        });

        assertThat(added).containsOnlyOnce(true);
        assertThat(store.acknowledgements().add(acknowledgement(store), key)).isFalse();
        assertThat(store.acknowledgements().add(acknowledgement(store), key(2))).isTrue();
        assertThat(store.acknowledgements().since(Instant.EPOCH, 10)).isEqualTo(2);
    }

    @Test
    default void aKeyThatIsTakenDoesNotEndTheTransaction() {
        ContactStore store = ready();
        store.acknowledgements().add(acknowledgement(store), key(1));
        Submission enquiry = samples().enquiry();

        store.transactions().run(() -> {
            store.submissions().insert(enquiry);
            assertThat(store.acknowledgements().add(due(enquiry), key(1))).isFalse();
        });

        assertThat(store.submissions().find(enquiry.id())).contains(enquiry);
    }

    @Test
    default void oneThatIsRolledBackIsNotOwedAndItsKeyIsFree() {
        ContactStore store = ready();
        OutboxItem mail = acknowledgement(store);

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.acknowledgements().add(mail, key(1));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(store.acknowledgements().since(Instant.EPOCH, 10)).isZero();
        assertThat(store.acknowledgements().add(mail, key(1))).isTrue();
    }

    @Test
    default void countsWhatHasBeenOwedSinceAnInstantAndNoFurtherThanAsked() {
        ContactStore store = ready();
        Instant before = clock().instant();
        store.acknowledgements().add(acknowledgement(store), key(1));
        clock().advance(Duration.ofHours(1));
        Instant later = clock().instant();
        store.acknowledgements().add(acknowledgement(store), key(2));
        store.acknowledgements().add(acknowledgement(store), key(3));

        assertThat(store.acknowledgements().since(before, 10)).isEqualTo(3);
        assertThat(store.acknowledgements().since(later, 10)).isEqualTo(2);
        assertThat(store.acknowledgements().since(later.plusMillis(1), 10)).isZero();
        assertThat(store.acknowledgements().since(before, 2)).isEqualTo(2);
    }

    @Test
    default void givesEachToOneWorkerAndRefusesALateOne() {
        ContactStore store = ready();
        Acknowledgements here = store.acknowledgements();
        Instant now = clock().instant();
        OutboxItem mail = acknowledgement(store);
        here.add(mail, key(1));
        Leased late = here.lease("one", now, now.plusSeconds(60), 1).get(0);
        assertThat(late.item()).isEqualTo(mail);
        assertThat(ready().acknowledgements().lease("two", now.plusSeconds(59), now.plusSeconds(99), 1))
                .isEmpty();

        Leased next = ready().acknowledgements()
                .lease("two", now.plusSeconds(60), now.plusSeconds(99), 1)
                .get(0);

        assertThat(here.settle(late, ended(mail, State.DELIVERED))).isFalse();
        assertThat(here.settle(next, ended(mail, State.DELIVERED))).isTrue();
        assertThat(here.lease("one", now.plusSeconds(999), now.plusSeconds(1099), 1))
                .as("it is done")
                .isEmpty();
    }

    @Test
    default void bringsForwardTheOnesThatAClockHasPutOff() {
        ContactStore store = ready();
        Instant now = clock().instant();
        Instant latest = now.plus(Duration.ofHours(1));
        OutboxItem mail = acknowledgement(store);
        store.acknowledgements().add(mail, key(1));
        Leased leased = store.acknowledgements()
                .lease("one", now, now.plusSeconds(60), 1)
                .get(0);
        store.acknowledgements()
                .settle(
                        leased,
                        new OutboxItem(
                                mail.id(),
                                mail.submission(),
                                State.PENDING,
                                now,
                                latest.plusMillis(1),
                                1,
                                false,
                                Optional.of("4.3.0")));

        assertThat(store.acknowledgements().bringForward(now, latest)).isEqualTo(1);

        assertThat(store.acknowledgements().lease("one", now, now.plusSeconds(60), 1))
                .hasSize(1);
    }

    @Test
    default void staffMailsKnowNothingOfThem() {
        ContactStore store = ready();
        Instant now = clock().instant();
        OutboxItem mail = acknowledgement(store);
        store.acknowledgements().add(mail, key(1));

        assertThat(store.outbox().backlog().counts()).isEmpty();
        assertThat(store.outbox().mailsOf(mail.submission())).isEmpty();
        assertThat(store.outbox().lease("one", now, now.plusSeconds(60), 1)).isEmpty();
    }

    // R5.12
    @Test
    default void oneGoesWithItsEnquiry() {
        ContactStore store = ready();
        OutboxItem mail = acknowledgement(store);
        store.acknowledgements().add(mail, key(1));

        store.records().erase(mail.submission());

        assertThat(store.acknowledgements().since(Instant.EPOCH, 10)).isZero();
        assertThat(store.records().holds(mail.submission())).isFalse();
    }

    // R5.10
    @Test
    default void anEnquiryOwesItUntilItIsDoneOrTooOld() {
        ContactStore store = ready();
        Instant now = clock().instant();
        OutboxItem mail = acknowledgement(store);
        store.acknowledgements().add(mail, key(1));
        List<Expiry.Owing> waiting = List.of(new Expiry.Owing(mail.submission(), false));
        assertThat(owing(store, mail, now)).isEqualTo(waiting);

        Instant old = now.plus(AcknowledgementTerms.LONGEST_AGE);
        assertThat(owing(store, mail, old.minusMillis(1))).isEqualTo(waiting);
        assertThat(owing(store, mail, old)).isEmpty();
        Leased leased = store.acknowledgements()
                .lease("one", old, old.plusSeconds(60), 1)
                .get(0);
        assertThat(owing(store, mail, old)).containsExactly(new Expiry.Owing(mail.submission(), true));
        store.outbox().enqueue(OutboxItem.due(samples().id(), mail.submission(), now));
        assertThat(owing(store, mail, old))
                .as("with a mail to staff")
                .containsExactly(new Expiry.Owing(mail.submission(), true));
        store.acknowledgements().settle(leased, ended(mail, State.DEAD));
        assertThat(owing(store, mail, now)).as("of the mail to staff").isEqualTo(waiting);
    }

    private static List<Expiry.Owing> owing(ContactStore store, OutboxItem mail, Instant now) {
        return store.expiry().owingMail(List.of(mail.submission()), now);
    }

    /** One that is due, for an enquiry that is stored. */
    private OutboxItem acknowledgement(ContactStore store) {
        Submission enquiry = samples().enquiry();
        store.submissions().insert(enquiry);
        return due(enquiry);
    }

    private OutboxItem due(Submission enquiry) {
        return OutboxItem.due(samples().id(), enquiry.id(), clock().instant());
    }

    private static byte[] key(int number) {
        return new byte[] {1, 2, 3, (byte) number};
    }

    private static OutboxItem ended(OutboxItem mail, State state) {
        return new OutboxItem(
                mail.id(), mail.submission(), state, mail.owedSince(), mail.dueAt(), 1, false, Optional.of("2.0.0"));
    }
}
