/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LifeWriterTest {

    private static final RecordId ID = new RecordId(new UUID(7, 7));

    private final Lives lives = mock(Lives.class);
    private final LifeWriter writer = new LifeWriter(lives);

    @Test
    void plansAnewByWhatSomebodyElseHasMade() {
        Headline before = enquiry(Stage.RECEIVED);
        Headline meanwhile = enquiry(Stage.OPEN);
        Life wanted = enquiry(Stage.QUARANTINED).life();
        when(lives.find(ID)).thenReturn(Optional.of(before)).thenReturn(Optional.of(meanwhile));
        when(lives.update(before.life(), wanted)).thenReturn(false);
        when(lives.update(meanwhile.life(), wanted)).thenReturn(true);
        List<Stage> seen = new ArrayList<>();

        Optional<LifePlan> carriedOut = writer.write(ID, found -> {
            seen.add(found.life().stage());
            return LifePlan.to(wanted, LedgerEvent.Type.SUBMISSION_MOVED_TO_QUARANTINE);
        });

        assertThat(seen).containsExactly(Stage.RECEIVED, Stage.OPEN);
        assertThat(carriedOut).containsInstanceOf(LifePlan.Changes.class);
    }

    @Test
    void writesNothingThatIsRefused() {
        when(lives.find(ID)).thenReturn(Optional.of(enquiry(Stage.OPEN)));

        assertThat(writer.write(ID, found -> LifePlan.refused(Refusal.NOT_RESOLVED)))
                .contains(LifePlan.refused(Refusal.NOT_RESOLVED));

        verify(lives, never()).update(any(), any());
    }

    @Test
    void doesNotGoOnForEver() {
        when(lives.find(ID)).thenReturn(Optional.of(enquiry(Stage.OPEN)));

        assertThatThrownBy(
                        () -> writer.write(ID, found -> LifePlan.to(found.life(), LedgerEvent.Type.SUBMISSION_NOTED)))
                .isInstanceOfSatisfying(UnavailableException.class, busy -> {
                    assertThat(busy.code()).isEqualTo("STORE-BUSY");
                    assertThat(busy.retryHelps()).isTrue();
                });
    }

    private static Headline enquiry(Stage stage) {
        return new Headline(
                new Reference("7Q4M-2KXD"),
                "contact",
                "reply",
                Instant.EPOCH,
                List.of(),
                new NoticeRef("2026-11", "en", "hash"),
                true,
                Life.begun(ID, stage, Instant.EPOCH));
    }
}
