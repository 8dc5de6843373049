/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.mail.StaffNotices;
import be.imageplus.contactform.store.ContactStore;
import org.junit.jupiter.api.Test;

/** What {@link StaffNotices} guarantees. */
interface StaffNoticesContract extends StoreContract {

    @Test
    default void keepsANoticeForWhicheverNodeSendsIt() {
        StaffNotice digest = samples().staffNotice(StaffNotice.Kind.QUARANTINE_DIGEST, StaffNotice.MOST);
        StaffNotice reminder = samples().staffNotice(StaffNotice.Kind.REVIEW_REMINDER, 1);
        ContactStore here = ready();
        here.staffNotices().add(digest);
        here.staffNotices().add(reminder);

        StaffNotices elsewhere = ready().staffNotices();

        assertThat(elsewhere.find(digest.id())).contains(digest);
        assertThat(elsewhere.find(reminder.id())).contains(reminder);
        assertThat(elsewhere.find(samples().id())).isEmpty();
    }

    @Test
    default void forgetsTheNoticeThatHasLeftAndNoOther() {
        ContactStore store = ready();
        StaffNotices notices = store.staffNotices();
        StaffNotice left = samples().staffNotice(StaffNotice.Kind.QUARANTINE_DIGEST, 2);
        StaffNotice waiting = samples().staffNotice(StaffNotice.Kind.QUARANTINE_DIGEST, 2);
        notices.add(left);
        notices.add(waiting);
        store.outbox().enqueue(OutboxItem.due(samples().id(), left.id(), clock().instant()));
        OutboxItem owed = OutboxItem.due(samples().id(), waiting.id(), clock().instant());
        store.outbox().enqueue(owed);

        notices.remove(left.id());
        notices.remove(left.id());

        assertThat(notices.find(left.id())).isEmpty();
        assertThat(store.outbox().mailsOf(left.id())).isEmpty();
        assertThat(notices.find(waiting.id())).contains(waiting);
        assertThat(store.outbox().mailsOf(waiting.id())).containsExactly(owed);
    }

    @Test
    default void aNoticeThatIsRolledBackIsNotOwed() {
        ContactStore store = ready();
        StaffNotice notice = samples().staffNotice(StaffNotice.Kind.REVIEW_REMINDER, 1);

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.staffNotices().add(notice);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(store.staffNotices().find(notice.id())).isEmpty();
    }
}
