/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.retention.ExportIndex;
import be.imageplus.contactform.retention.ExportIndex.Entry;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link ExportIndex} guarantees. */
interface ExportIndexContract extends StoreContract {

    @Test
    default void listsTheExportsOfOnePlacePageByPage() {
        ContactStore store = ready();
        ExportIndex index = store.exportIndex();
        Set<RecordId> records = Set.of(stored(store), stored(store));
        for (String id : List.of("c", "a", "b")) {
            assertThat(index.add(entry(id, "here"), records)).isTrue();
        }
        assertThat(index.add(entry("d", "elsewhere"), records)).isTrue();

        assertThat(index.list("here", Optional.empty(), 2)).containsExactly(entry("a", "here"), entry("b", "here"));
        assertThat(index.list("here", Optional.of("b"), 2)).containsExactly(entry("c", "here"));
        assertThat(index.list("here", Optional.of("c"), 2)).isEmpty();
        assertThat(index.list("elsewhere", Optional.empty(), 2)).containsExactly(entry("d", "elsewhere"));
    }

    @Test
    default void addsNothingForARecordThatIsGone() {
        ContactStore store = ready();

        assertThat(store.exportIndex()
                        .add(entry("a", "here"), Set.of(stored(store), samples().id())))
                .isFalse();

        assertThat(store.exportIndex().list("here", Optional.empty(), 10)).isEmpty();
    }

    // R5.12
    @Test
    default void endsEveryExportThatHoldsARecordWhereverItLies() {
        ContactStore store = ready();
        ExportIndex index = store.exportIndex();
        RecordId one = stored(store);
        RecordId two = stored(store);
        index.add(entry("a", "here"), Set.of(one, two));
        index.add(entry("b", "here"), Set.of(two));
        index.add(entry("c", "elsewhere"), Set.of(one));
        store.records().erase(one);
        Instant ended = clock().instant();

        assertThat(index.end(one, ended))
                .as("also when the record itself is gone")
                .containsExactly(new Entry("a", "here", ended), new Entry("c", "elsewhere", ended));

        clock().advance(Duration.ofDays(1));
        assertThat(index.end(one, clock().instant()))
                .as("it has ended before")
                .containsExactly(new Entry("a", "here", ended), new Entry("c", "elsewhere", ended));
        assertThat(index.list("here", Optional.empty(), 10))
                .containsExactly(new Entry("a", "here", ended), entry("b", "here", ended));
        assertThat(index.end(samples().id(), ended)).isEmpty();
    }

    @Test
    default void removesAnExportWithItsRecords() {
        ContactStore store = ready();
        ExportIndex index = store.exportIndex();
        RecordId record = stored(store);
        index.add(entry("a", "here"), Set.of(record));
        assertThat(index.hold("a")).isTrue();

        index.remove("a");
        index.remove("a");

        assertThat(index.hold("a")).isFalse();
        assertThat(index.end(record, clock().instant())).isEmpty();
        assertThat(index.list("here", Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void anExportIsRemovedExactlyIfItsFileIs() {
        ContactStore store = ready();
        store.exportIndex().add(entry("a", "here"), Set.of(stored(store)));

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.exportIndex().remove("a");
                    throw new IllegalStateException("the file cannot be deleted");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store.exportIndex().list("here", Optional.empty(), 10)).containsExactly(entry("a", "here"));
    }

    private Entry entry(String id, String place) {
        return entry(id, place, clock().instant());
    }

    private static Entry entry(String id, String place, Instant added) {
        return new Entry(id, place, added.plus(Duration.ofDays(14)));
    }

    private RecordId stored(ContactStore store) {
        Submission enquiry = samples().enquiry();
        store.submissions().insert(enquiry);
        return enquiry.id();
    }
}
