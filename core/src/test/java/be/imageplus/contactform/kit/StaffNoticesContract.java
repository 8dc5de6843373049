/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        StaffNotices notices = ready().staffNotices();
        StaffNotice left = samples().staffNotice(StaffNotice.Kind.QUARANTINE_DIGEST, 2);
        StaffNotice waiting = samples().staffNotice(StaffNotice.Kind.QUARANTINE_DIGEST, 2);
        notices.add(left);
        notices.add(waiting);

        notices.remove(left.id());
        notices.remove(left.id());

        assertThat(notices.find(left.id())).isEmpty();
        assertThat(notices.find(waiting.id())).contains(waiting);
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
