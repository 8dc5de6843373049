/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions.Insertion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link be.imageplus.contactform.work.Transactions} guarantees. */
interface UnitOfWorkContract extends StoreContract {

    @Test
    default void keepsWhatWasCommittedForOthersAndForLater() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();
        OutboxItem mail = samples().mail();

        String result = store.transactions().call(() -> {
            store.submissions().insert(enquiry);
            store.outbox().enqueue(mail);
            store.ledger().append(samples().event(enquiry.id()));
            return "result";
        });

        assertThat(result).isEqualTo("result");
        assertThat(ready().submissions().find(enquiry.id()))
                .as("on another node")
                .contains(enquiry);
        store.close();
        ContactStore later = ready();
        assertThat(later.submissions().find(enquiry.id())).as("after a restart").contains(enquiry);
        assertThat(later.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 10))
                .containsExactly(mail);
        assertThat(later.ledger().about(enquiry.id())).hasSize(1);
    }

    @Test
    default void anExceptionRollsEverythingBackAndIsThrownOn() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();
        RuntimeException failure = new IllegalStateException("on purpose");

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    writeEverything(store, enquiry);
                    throw failure;
                }))
                .isSameAs(failure);

        assertNothingIsStored(store, enquiry);
        assertNothingIsStored(ready(), enquiry);
        assertThat(store.submissions().insert(enquiry)).as("afterwards").isEqualTo(Insertion.STORED);
    }

    @Test
    default void anErrorRollsEverythingBackAndIsThrownOn() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();
        Error failure = new AssertionError("on purpose");

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    writeEverything(store, enquiry);
                    throw failure;
                }))
                .isSameAs(failure);

        assertNothingIsStored(store, enquiry);
    }

    @Test
    default void aNestedCallJoinsTheOneUnderWay() {
        ContactStore store = ready();
        ContactStore other = ready();
        Submission enquiry = samples().enquiry();

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.transactions().run(() -> writeEverything(store, enquiry));
                    assertNothingIsStored(other, enquiry);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertNothingIsStored(store, enquiry);
    }

    @Test
    default void aFailedPartIsNotStoredEvenIfItsFailureIsCaught() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();

        assertThatThrownBy(() -> store.transactions()
                        .run(() -> assertThatThrownBy(() -> store.transactions().run(() -> {
                                    writeEverything(store, enquiry);
                                    throw new IllegalStateException("on purpose");
                                }))
                                .hasMessage("on purpose")))
                .as("end of the whole")
                .isInstanceOf(IllegalStateException.class);

        assertNothingIsStored(store, enquiry);
    }

    @Test
    default void seesItsOwnWritesAndOthersDoNotYet() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();

        store.transactions().run(() -> {
            writeEverything(store, enquiry);
            assertThat(store.submissions().find(enquiry.id())).as("inside").contains(enquiry);
            assertThat(Together.elsewhere(() -> store.submissions().find(enquiry.id())))
                    .as("on another thread")
                    .isEmpty();
        });

        assertThat(Together.elsewhere(() -> store.submissions().find(enquiry.id())))
                .as("on another thread, afterwards")
                .contains(enquiry);
    }

    @Test
    default void runsAnActionAfterTheCommitOnceAndInOrder() {
        ContactStore store = ready();
        ContactStore other = ready();
        Submission enquiry = samples().enquiry();
        List<String> ran = new ArrayList<>();

        store.transactions().run(() -> {
            store.transactions().run(() -> {
                store.submissions().insert(enquiry);
                store.transactions().afterCommit(() -> {
                    assertThat(other.submissions().find(enquiry.id())).isPresent();
                    ran.add("first");
                });
            });
            store.transactions().afterCommit(() -> ran.add("second"));
            assertThat(ran).as("before the commit").isEmpty();
        });

        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    default void runsNoActionAfterARollback() {
        ContactStore store = ready();
        List<String> ran = new ArrayList<>();

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.transactions().afterCommit(() -> ran.add("never"));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        store.transactions()
                .run(() -> store.ledger().append(samples().event(samples().id())));

        assertThat(ran).isEmpty();
    }

    @Test
    default void runsAnActionAtOnceOutsideOfATransaction() {
        List<String> ran = new ArrayList<>();

        ready().transactions().afterCommit(() -> ran.add("now"));

        assertThat(ran).containsExactly("now");
    }

    @Test
    default void aCommitStandsWhateverFollowsIt() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();

        assertThatCode(() -> store.transactions().run(() -> {
                    store.submissions().insert(enquiry);
                    store.transactions().afterCommit(() -> {
                        throw new IllegalStateException("on purpose");
                    });
                }))
                .doesNotThrowAnyException();

        assertThat(store.submissions().find(enquiry.id())).isPresent();
    }

    @Test
    default void anActionMayBeginATransactionOfItsOwn() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();

        store.transactions()
                .run(() -> store.transactions()
                        .afterCommit(() -> store.transactions()
                                .run(() -> store.submissions().insert(enquiry))));

        assertThat(store.submissions().find(enquiry.id())).isPresent();
    }

    @Test
    default void manyThreadsOfTwoNodesLoseNothing() {
        List<ContactStore> nodes = List.of(ready(), ready());

        List<List<Submission>> written = Together.run(8, thread -> {
            ContactStore node = nodes.get(thread % 2);
            List<Submission> mine = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                Submission enquiry = samples().enquiry();
                node.transactions().run(() -> writeEverything(node, enquiry));
                assertThat(node.submissions().find(enquiry.id())).isPresent();
                mine.add(enquiry);
            }
            return mine;
        });

        ContactStore later = ready();
        assertThat(written.stream().flatMap(List::stream))
                .hasSize(80)
                .allSatisfy(enquiry ->
                        assertThat(later.submissions().find(enquiry.id())).contains(enquiry));
    }

    private void writeEverything(ContactStore store, Submission enquiry) {
        store.submissions().insert(enquiry);
        store.disclosures().record(samples().disclosure(enquiry.id(), "message-1"));
        store.ledger().append(samples().event(enquiry.id()));
        store.outbox().enqueue(samples().mail());
        store.notices().publish(samples().notice(enquiry.id().toString(), "en", "hash"));
    }

    private static void assertNothingIsStored(ContactStore store, Submission enquiry) {
        assertThat(store.submissions().find(enquiry.id())).as("enquiry").isEmpty();
        assertThat(store.disclosures().of(enquiry.id())).as("disclosures").isEmpty();
        assertThat(store.ledger().about(enquiry.id())).as("events").isEmpty();
        assertThat(store.outbox().backlog().counts()).as("owed mails").isEmpty();
        assertThat(store.notices().version(enquiry.id().toString()))
                .as("notices")
                .isEmpty();
    }
}
