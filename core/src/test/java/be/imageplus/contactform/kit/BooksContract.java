/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What {@link be.imageplus.contactform.submission.Disclosures}, {@link be.imageplus.contactform.ledger.Ledger} and
 * {@link NoticeArchive} guarantee.
 */
interface BooksContract extends StoreContract {

    // R4.7
    @Test
    default void recordsADisclosureOnce() {
        ContactStore store = ready();
        RecordId enquiry = samples().id();
        Disclosure first = samples().disclosure(enquiry, "message-1");
        store.disclosures().record(first);
        clock().advance(Duration.ofMinutes(5));

        store.disclosures().record(samples().disclosure(enquiry, "message-1"));

        assertThat(store.disclosures().of(enquiry)).containsExactly(first);
    }

    // R4.7
    @Test
    default void tellsTheDisclosuresOfOneEnquiryOldestFirst() {
        ContactStore store = ready();
        RecordId enquiry = samples().id();
        Disclosure older = samples().disclosure(enquiry, "message-9");
        clock().advance(Duration.ofMinutes(5));
        Disclosure newer = samples().disclosure(enquiry, "message-1");
        store.disclosures().record(newer);
        store.disclosures().record(older);
        store.disclosures().record(samples().disclosure(samples().id(), "message-5"));

        assertThat(store.disclosures().of(enquiry)).containsExactly(older, newer);
        assertThat(store.disclosures().of(samples().id())).isEmpty();
    }

    @Test
    default void tellsTheEventsOfOneRecordOldestFirst() {
        ContactStore store = ready();
        RecordId subject = samples().id();
        LedgerEvent accepted = samples().event(subject);
        clock().advance(Duration.ofMinutes(5));
        LedgerEvent delivered = new LedgerEvent(
                samples().id(),
                clock().instant(),
                LedgerEvent.Type.MAIL_DELIVERED,
                "delivery",
                Optional.of(subject),
                Optional.empty(),
                Optional.of("2.0.0"));
        store.ledger().append(delivered);
        store.ledger().append(accepted);
        store.ledger().append(samples().event(samples().id()));
        store.ledger().append(withoutSubject());

        assertThat(store.ledger().about(subject)).containsExactly(accepted, delivered);
        assertThat(store.ledger().about(samples().id())).isEmpty();
    }

    // R6.16
    @Test
    default void keepsANoticeOnceAndUnchanged() {
        NoticeArchive notices = ready().notices();
        PublishedNotice first = samples().notice("2026-11-01", "en", "hash");
        assertThat(notices.publish(first)).isTrue();
        clock().advance(Duration.ofDays(1));

        assertThat(notices.publish(samples().notice("2026-11-01", "en", "hash")))
                .isFalse();

        assertThat(notices.find(first.ref())).contains(first);
        assertThat(notices.version("2026-11-01")).containsExactly(first);
    }

    // R6.18
    @Test
    default void findsExactlyTheTextThatWasShown() {
        NoticeArchive notices = ready().notices();
        PublishedNotice english = samples().notice("2026-11-01", "en", "one");
        PublishedNotice french = samples().notice("2026-11-01", "fr", "one");
        PublishedNotice reworded = samples().notice("2026-11-01", "en", "two");
        List.of(english, french, reworded)
                .forEach(notice -> assertThat(notices.publish(notice)).isTrue());

        List.of(english, french, reworded)
                .forEach(notice -> assertThat(notices.find(notice.ref())).contains(notice));
        assertThat(notices.find(new NoticeRef("2026-11-01", "fr", "two"))).isEmpty();
        assertThat(notices.find(new NoticeRef("2026-11-02", "en", "one"))).isEmpty();
    }

    @Test
    default void tellsAllRenderingsOfAVersionNewestFirst() {
        NoticeArchive notices = ready().notices();
        PublishedNotice older = samples().notice("2026-11-01", "en", "one");
        clock().advance(Duration.ofDays(1));
        PublishedNotice newer = samples().notice("2026-11-01", "en", "two");
        notices.publish(newer);
        notices.publish(older);
        notices.publish(samples().notice("2026-12-01", "en", "three"));

        assertThat(notices.version("2026-11-01")).containsExactly(newer, older);
        assertThat(notices.version("2027-01-01")).isEmpty();
    }

    @Test
    default void tellsAllVersionsNewestFirst() {
        NoticeArchive notices = ready().notices();
        assertThat(notices.versions()).isEmpty();
        notices.publish(samples().notice("2026-11-01", "en", "one"));
        clock().advance(Duration.ofDays(1));
        notices.publish(samples().notice("2026-09-01", "en", "two"));
        clock().advance(Duration.ofDays(1));
        notices.publish(samples().notice("2026-11-01", "fr", "three"));

        assertThat(notices.versions()).containsExactly("2026-09-01", "2026-11-01");
    }

    @Test
    default void oneOfManyNodesPublishesANotice() {
        List<ContactStore> nodes = List.of(ready(), ready());
        PublishedNotice notice = samples().notice("2026-11-01", "en", "hash");

        List<Boolean> isNew =
                Together.run(4, thread -> nodes.get(thread % 2).notices().publish(notice));

        assertThat(Collections.frequency(isNew, true)).isEqualTo(1);
    }

    private LedgerEvent withoutSubject() {
        return new LedgerEvent(
                samples().id(),
                clock().instant(),
                LedgerEvent.Type.NOTICE_PUBLISHED,
                "operator",
                Optional.empty(),
                Optional.of("2026-11-01"),
                Optional.empty());
    }
}
