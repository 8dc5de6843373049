/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.register.TransferMechanism.Invalidation;
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
        Invalidation said = said("Decision 1", "2027-03-01", "Judgment of the Court of Justice, C-1/27 – “annulled”");
        assertThat(elsewhere.invalidation("Decision 1")).isEmpty();

        here.invalidate(said);

        assertThat(elsewhere.invalidation("Decision 1")).contains(said);
        assertThat(elsewhere.invalidation("Decision 2")).isEmpty();
    }

    @Test
    default void whatIsSaidAgainReplacesWhatWasSaidBefore() {
        TransferBook book = ready().transferBook();
        book.invalidate(said("Decision 1", "2027-03-01", "expected"));
        Invalidation newer = said("Decision 1", "2027-04-01", "delayed");

        book.invalidate(newer);

        assertThat(book.invalidations(Optional.empty(), 10)).containsExactly(newer);
    }

    @Test
    default void whatIsTakenBackWasNeverSaid() {
        TransferBook book = ready().transferBook();
        book.invalidate(said("Decision 1", "2027-03-01", "a mistake"));

        assertThat(book.reinstate("Decision 1")).isTrue();
        assertThat(book.reinstate("Decision 1")).isFalse();
        assertThat(book.invalidation("Decision 1")).isEmpty();
    }

    @Test
    default void listsWhatWasSaidInPages() {
        TransferBook book = ready().transferBook();
        Invalidation second = said("Decision 2", "2027-03-01", "a reason");
        Invalidation first = said("Decision 1", "2027-03-01", "a reason");
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
                    store.transferBook().invalidate(said("Decision 1", "2027-03-01", "a reason"));
                    store.transferBook().tell(news);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(store.transferBook().invalidation("Decision 1")).isEmpty();
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
    default void oneOfManyNodesTells() {
        List<ContactStore> nodes = List.of(ready(), ready());

        List<Boolean> first =
                Together.run(4, thread -> nodes.get(thread % 2).transferBook().tell(news(180)));

        assertThat(Collections.frequency(first, true)).isEqualTo(1);
    }

    private Invalidation said(String reference, String from, String reason) {
        return new Invalidation(reference, LocalDate.parse(from), reason, clock().instant());
    }

    private static TransferNews news(int daysBefore) {
        return new TransferNews("authsmtp", Optional.of(LocalDate.of(2031, 12, 27)), daysBefore);
    }
}
