/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecordIdsTest {

    private static final String START = "2026-11-23T09:00:00.123Z";

    private final SettableClock clock = SettableClock.at(START);
    private final RecordIds ids = new RecordIds(clock);

    @Test
    void makesUuidsOfVersionSevenWithTheClocksMilliseconds() {
        UUID id = ids.next().value();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isEqualTo(Instant.parse(START).toEpochMilli());
    }

    @Test
    void riseAlsoWithinOneMillisecondAndPastTheCountersEnd() {
        List<RecordId> made = Stream.generate(ids::next).limit(10_000).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
        assertThat(made).allSatisfy(id -> assertThat(id.value().version()).isEqualTo(7));
    }

    @Test
    void riseWithTheClockAndWhenItIsSetBack() {
        RecordId first = ids.next();
        clock.advance(Duration.ofHours(1));
        RecordId later = ids.next();
        clock.advance(Duration.ofHours(-2));
        RecordId last = ids.next();

        assertThat(List.of(first, later, last)).isSorted();
    }

    @Test
    void sortAsTheirTextDoes() {
        RecordId low = RecordId.parse("01932c07-209c-7a3c-8f8a-0123456789ab");
        RecordId high = RecordId.parse("f1932c07-209c-7a3c-bf8a-0123456789ab");

        assertThat(low).isLessThan(high);
        assertThat(low.toString()).isLessThan(high.toString());
        assertThat(low).isEqualByComparingTo(RecordId.parse(low.toString()));
    }

    @Test
    void areUniqueOverThreads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Callable<List<RecordId>> some =
                    () -> Stream.generate(ids::next).limit(1_000).toList();
            List<RecordId> all = new ArrayList<>();
            for (Future<List<RecordId>> made : pool.invokeAll(Collections.nCopies(4, some))) {
                all.addAll(made.get());
            }
            assertThat(all).hasSize(4_000).doesNotHaveDuplicates();
        } finally {
            pool.shutdownNow();
        }
    }
}
