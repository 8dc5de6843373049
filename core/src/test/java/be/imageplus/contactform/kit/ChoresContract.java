/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.Chores.Chore;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link Chores} guarantees. */
interface ChoresContract extends StoreContract {

    @Test
    default void writesDownWhenAChoreWasBegunAndDone() {
        Chores chores = ready().chores();
        assertThat(chores.find("purge")).isEmpty();
        Instant begun = clock().instant();

        chores.begin("purge", begun);
        assertThat(chores.find("purge")).contains(new Chore("purge", begun, Optional.empty(), Optional.empty()));

        Instant done = begun.plusSeconds(60);
        chores.done("purge", done, Optional.of("left to do"));
        assertThat(chores.find("purge"))
                .contains(new Chore("purge", begun, Optional.of(done), Optional.of("left to do")));
        assertThat(chores.find("chain")).isEmpty();
    }

    /** A node that ends meanwhile leaves to the next one how far it has come. */
    @Test
    default void progressOutlivesTheNodeAndANewBeginning() {
        Instant first = clock().instant();
        Chores dying = ready().chores();
        dying.begin("purge", first);
        dying.progress("purge", "half");

        Chores next = ready().chores();
        clock().advance(Duration.ofHours(1));
        next.begin("purge", clock().instant());

        assertThat(next.find("purge"))
                .contains(new Chore("purge", clock().instant(), Optional.empty(), Optional.of("half")));
        next.done("purge", clock().instant(), Optional.empty());
        assertThat(next.find("purge").orElseThrow().progress()).isEmpty();
    }

    @Test
    default void beginningAgainKeepsWhenItWasDoneLast() {
        Chores chores = ready().chores();
        Instant done = clock().instant();
        chores.begin("purge", done);
        chores.done("purge", done, Optional.empty());
        Instant again = done.plus(Duration.ofDays(1));

        chores.begin("purge", again);

        assertThat(chores.find("purge")).contains(new Chore("purge", again, Optional.of(done), Optional.empty()));
    }

    @Test
    default void aChoreTakesPartInTheTransaction() {
        ContactStore store = ready();

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.chores().begin("purge", clock().instant());
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(store.chores().find("purge")).isEmpty();
    }
}
