/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.register.TransferMechanism.Invalidation.Reason;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.transfer.TransferBook;
import be.imageplus.contactform.transfer.TransferNews;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link TransferBook} guarantees. */
interface TransferBookContract extends StoreContract {

    // R4.5
    @Test
    default void whatIsSaidOfAMechanismHoldsOnEveryNode() {
        TransferBook here = ready().transferBook();
        TransferBook elsewhere = ready().transferBook();
        Invalidation said = said("Decision 1", "2027-03-01", Reason.COURT_RULING);
        assertThat(elsewhere.invalidations(List.of("Decision 1"))).isEmpty();

        here.invalidate(said);

        assertThat(elsewhere.invalidations(List.of("Decision 1", "Decision 2"))).containsExactly(said);
        assertThat(elsewhere.invalidations(List.of("Decision 2"))).isEmpty();
        assertThat(elsewhere.invalidations(List.of())).isEmpty();
    }

    @Test
    default void whatIsSaidAgainReplacesWhatWasSaidBefore() {
        TransferBook book = ready().transferBook();
        book.invalidate(said("Decision 1", "2027-03-01", Reason.REPEALED));
        Invalidation newer = said("Decision 1", "2027-04-01", Reason.AUTHORITY_ORDER);

        book.invalidate(newer);

        assertThat(book.invalidations(Optional.empty(), 10)).containsExactly(newer);
    }

    @Test
    default void whatIsTakenBackWasNeverSaid() {
        TransferBook book = ready().transferBook();
        book.invalidate(said("Decision 1", "2027-03-01", Reason.REPEALED));

        assertThat(book.reinstate("Decision 1")).isTrue();
        assertThat(book.reinstate("Decision 1")).isFalse();
        assertThat(book.invalidations(List.of("Decision 1"))).isEmpty();
    }

    @Test
    default void listsWhatWasSaidInPages() {
        TransferBook book = ready().transferBook();
        Invalidation second = said("Decision 2", "2027-03-01", Reason.REPEALED);
        Invalidation first = said("Decision 1", "2027-03-01", Reason.REPEALED);
        book.invalidate(second);
        book.invalidate(first);

        assertThat(book.invalidations(Optional.empty(), 1)).containsExactly(first);
        assertThat(book.invalidations(Optional.of("Decision 1"), 1)).containsExactly(second);
        assertThat(book.invalidations(Optional.of("Decision 2"), 1)).isEmpty();
    }

    @Test
    default void whatIsRolledBackWasNeitherSaidNorTold() {
        ContactStore store = ready();
        TransferNews news = news(30);

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.transferBook().invalidate(said("Decision 1", "2027-03-01", Reason.REPEALED));
                    store.transferBook().tell(news);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(store.transferBook().invalidations(List.of("Decision 1"))).isEmpty();
        assertThat(store.transferBook().tell(news)).isTrue();
    }

    // R4.4
    @Test
    default void tellsEachThingOnceAcrossStarts() {
        assertThat(ready().transferBook().tell(news(30))).isTrue();

        TransferBook later = ready().transferBook();
        assertThat(later.tell(news(30))).isFalse();
        assertThat(later.tell(news(7))).isTrue();
        assertThat(later.tell(new TransferNews("authsmtp", Optional.of(LocalDate.of(2035, 1, 1)), 30)))
                .isTrue();
        assertThat(later.tell(new TransferNews("another", news(30).lastDay(), 30)))
                .isTrue();
        assertThat(later.tell(new TransferNews("another", Optional.empty(), 0))).isTrue();
        assertThat(later.tell(new TransferNews("another", Optional.empty(), 0))).isFalse();
    }

    // R4.4
    @Test
    default void listsWhatWasToldOfARecipientTheLatestEndFirst() {
        TransferBook book = ready().transferBook();
        TransferNews never = new TransferNews("authsmtp", Optional.empty(), 0);
        TransferNews over = new TransferNews("authsmtp", news(30).lastDay(), 0);
        assertThat(book.told("authsmtp")).isEmpty();

        List.of(never, over, news(30), new TransferNews("another", news(30).lastDay(), 7))
                .forEach(book::tell);

        assertThat(ready().transferBook().told("authsmtp")).containsExactly(news(30), over, never);
    }

    @Test
    default void whatIsForgottenCanBeToldAgain() {
        TransferBook book = ready().transferBook();
        List.of(news(30), news(7)).forEach(book::tell);

        assertThat(book.forget(news(30))).isTrue();
        assertThat(ready().transferBook().forget(news(30))).isFalse();

        assertThat(book.told("authsmtp")).containsExactly(news(7));
        assertThat(book.tell(news(30))).isTrue();
        assertThat(book.tell(news(30))).isFalse();
    }

    // R4.4
    @Test
    default void oneOfManyNodesTells() {
        List<ContactStore> nodes = List.of(ready(), ready());

        List<Boolean> first =
                Together.run(4, thread -> nodes.get(thread % 2).transferBook().tell(news(180)));

        assertThat(Collections.frequency(first, true)).isEqualTo(1);
    }

    private Invalidation said(String reference, String from, Reason reason) {
        return new Invalidation(reference, LocalDate.parse(from), reason, clock().instant());
    }

    private static TransferNews news(int daysBefore) {
        return new TransferNews("authsmtp", Optional.of(LocalDate.of(2031, 12, 27)), daysBefore);
    }
}
