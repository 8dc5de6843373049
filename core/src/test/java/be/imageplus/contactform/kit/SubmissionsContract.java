/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions.Insertion;
import be.imageplus.contactform.vault.KeySet;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link be.imageplus.contactform.submission.Submissions} guarantees. */
interface SubmissionsContract extends StoreContract {

    @Test
    default void findsAnEnquiryAsItWasStored() {
        ContactStore store = ready();
        Submission full = samples().enquiry();
        Submission bare = samples().quarantined();

        assertThat(store.submissions().insert(full)).isEqualTo(Insertion.STORED);
        assertThat(store.submissions().insert(bare)).isEqualTo(Insertion.STORED);

        assertThat(store.submissions().find(full.id())).contains(full);
        assertThat(store.submissions().findByNonce(full.nonce())).contains(full);
        assertThat(store.submissions().find(bare.id())).contains(bare);
        assertThat(store.submissions().find(full.id()).orElseThrow().values().keySet())
                .as("order of the fields")
                .containsExactly("name", "email", "phone", "message");
    }

    @Test
    default void findsNothingForWhatItDoesNotKnow() {
        ContactStore store = ready();
        store.submissions().insert(samples().enquiry());

        assertThat(store.submissions().find(samples().id())).isEmpty();
        assertThat(store.submissions().findByNonce("another")).isEmpty();
        assertThat(store.submissions().findByEmail("another@example.org")).isEmpty();
    }

    @Test
    default void storesNothingForANonceThatIsUsed() {
        ContactStore store = ready();
        Submission first = samples().enquiry(Reference.random(), "nonce");
        Submission second = samples().enquiry(Reference.random(), "nonce");
        store.submissions().insert(first);

        assertThat(store.submissions().insert(second)).isEqualTo(Insertion.NONCE_USED);

        assertThat(store.submissions().find(second.id())).isEmpty();
        assertThat(store.submissions().findByNonce("nonce")).contains(first);
    }

    @Test
    default void aTakenReferenceDoesNotEndTheTransaction() {
        ContactStore store = ready();
        Submission first = samples().enquiry();
        Submission sameReference = samples().enquiry(first.reference(), "another nonce");
        Submission freeReference = samples().enquiry(Reference.random(), "another nonce");
        store.submissions().insert(first);

        store.transactions().run(() -> {
            assertThat(store.submissions().insert(sameReference)).isEqualTo(Insertion.REFERENCE_TAKEN);
            assertThat(store.submissions().insert(freeReference)).isEqualTo(Insertion.STORED);
        });

        assertThat(store.submissions().find(sameReference.id())).isEmpty();
        assertThat(store.submissions().find(freeReference.id())).contains(freeReference);
    }

    @Test
    default void aUsedNonceDoesNotEndTheTransaction() {
        ContactStore store = ready();
        Submission first = samples().enquiry();
        store.submissions().insert(first);

        store.transactions().run(() -> {
            assertThat(store.submissions().insert(samples().enquiry(Reference.random(), first.nonce())))
                    .isEqualTo(Insertion.NONCE_USED);
            assertThat(store.submissions().findByNonce(first.nonce())).contains(first);
            store.ledger().append(samples().event(first.id()));
        });

        assertThat(store.ledger().about(first.id())).hasSize(1);
    }

    @Test
    default void oneOfManyThreadsStoresANonce() {
        List<ContactStore> nodes = List.of(ready(), ready());

        List<Insertion> insertions = Together.run(
                8,
                thread -> nodes.get(thread % 2).submissions().insert(samples().enquiry(Reference.random(), "nonce")));

        assertThat(Collections.frequency(insertions, Insertion.STORED)).isEqualTo(1);
        assertThat(Collections.frequency(insertions, Insertion.NONCE_USED)).isEqualTo(7);
    }

    @Test
    default void findsTheEnquiriesOfOneAddressNewestFirst() {
        ContactStore store = ready();
        Submission older = samples().enquiryFrom("ada@example.org");
        clock().advance(Duration.ofHours(1));
        Submission others = samples().enquiryFrom("grace@example.org");
        Submission newer = samples().enquiryFrom("Ada@example.org");
        List.of(newer, others, older).forEach(store.submissions()::insert);

        assertThat(store.submissions().findByEmail("ada@example.org")).containsExactly(newer, older);
        assertThat(store.submissions().findByEmail("ADA@example.org")).containsExactly(newer, older);
        assertThat(store.submissions().findByEmail("ada+list@example.org")).isEmpty();
    }

    @Test
    default void findsTheNewestHundredOfOneAddress() {
        ContactStore store = ready();
        List<Submission> all = IntStream.range(0, 103)
                .mapToObj(i -> samples().enquiryFrom("ada@example.org"))
                .toList();
        store.transactions().run(() -> all.forEach(store.submissions()::insert));

        List<Submission> found = store.submissions().findByEmail("ada@example.org");

        assertThat(found).hasSize(100).first().isEqualTo(all.get(102));
        assertThat(found).doesNotContain(all.get(0), all.get(1), all.get(2));
    }

    @Test
    default void findsAnAddressBeforeAndAfterARotationOfTheKeys() {
        KeySet rotated = keys().rotated();
        Submission before = samples().enquiryFrom("ada@example.org");
        clock().advance(Duration.ofHours(1));
        Submission after = samples().enquiryFrom("ada@example.org");
        ready().submissions().insert(before);
        ContactStore store = ready(() -> rotated);
        store.submissions().insert(after);

        assertThat(store.submissions().findByEmail("ada@example.org")).containsExactly(after, before);
        assertThat(store.submissions().find(before.id())).contains(before);
    }

    @Test
    default void rewritesWhatAnEnquirySays() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();
        Submission another = samples().enquiry();
        List.of(enquiry, another).forEach(store.submissions()::insert);
        Map<String, String> values = new LinkedHashMap<>(enquiry.values());
        values.put("message", "First line […]");

        assertThat(store.submissions().rewrite(enquiry.id(), values)).isTrue();

        Submission rewritten = store.submissions().findByNonce(enquiry.nonce()).orElseThrow();
        assertThat(rewritten.values()).isEqualTo(values);
        assertThat(rewritten.values().keySet())
                .as("order of the fields")
                .containsExactly("name", "email", "phone", "message");
        assertThat(rewritten.fingerprint())
                .as("of what it says now: guesses of what it said cannot be tried")
                .isEqualTo(new Fingerprint(store.vault()).of(enquiry.form(), values));
        assertThat(rewritten.technical()).isEqualTo(enquiry.technical());
        assertThat(store.submissions().find(another.id())).contains(another);
        assertThat(store.submissions().rewrite(samples().id(), values))
                .as("of what is not there")
                .isFalse();
    }

    @Test
    default void anAddressFindsWhatIsRewrittenAsLongAsItIsThere() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiryFrom("ada@example.org");
        store.submissions().insert(enquiry);

        store.submissions().rewrite(enquiry.id(), Map.of("email", "grace@example.org", "message", "Hello"));
        assertThat(store.submissions().findByEmail("ada@example.org")).isEmpty();
        assertThat(store.submissions().findByEmail("grace@example.org"))
                .extracting(Submission::id)
                .containsExactly(enquiry.id());

        store.submissions().rewrite(enquiry.id(), Map.of("email", "[…]", "message", "Hello"));
        assertThat(store.submissions().findByEmail("grace@example.org")).isEmpty();
        assertThat(store.submissions().findByEmail("[…]")).isEmpty();
        assertThat(store.submissions().find(enquiry.id())).isPresent();
    }

    @Test
    default void aRewriteTakesPartInTheTransaction() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiryFrom("ada@example.org");
        store.submissions().insert(enquiry);

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.submissions().rewrite(enquiry.id(), Map.of("message", "[…]"));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(store.submissions().findByEmail("ada@example.org")).containsExactly(enquiry);
    }
}
