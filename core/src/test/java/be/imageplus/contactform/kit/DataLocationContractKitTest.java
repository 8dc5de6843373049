/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.work.RecordId;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** Proves that the kit fails for locations that break a guarantee. */
class DataLocationContractKitTest {

    @Test
    void anHonestLocationBreaksNothing() {
        assertThat(broken(location -> location)).isEmpty();
    }

    @Test // R5.12
    void aPlaceThatDestroysTheKeysOfWhatItKeepsBreaksNothing() {
        assertThat(broken(location -> new Wrapped(location) {
                    private final Set<RecordId> sealed = ConcurrentHashMap.newKeySet();

                    @Override
                    public ErasureAnswer erase(ErasedRecord record) {
                        if (!((Place) location)
                                .copies
                                .getOrDefault(record.id(), List.of())
                                .isEmpty()) {
                            sealed.add(record.id());
                        }
                        super.erase(record);
                        return sealed.contains(record.id()) ? new ErasureAnswer.Shredded() : new ErasureAnswer.Done();
                    }
                }))
                .isEmpty();
    }

    @Test
    void aPlaceThatClaimsToHaveDestroyedAKeyIsFound() {
        assertThat(broken(location -> new Wrapped(location) {
                    @Override
                    public ErasureAnswer erase(ErasedRecord record) {
                        return new ErasureAnswer.Shredded();
                    }
                }))
                .contains("saysDoneOnlyWhenNothingIsLeft", "saysDoneForARecordThatIsNotThere");
    }

    @Test
    void aLocationThatClaimsToHaveErasedIsFound() {
        assertThat(broken(location -> new Wrapped(location) {
                    @Override
                    public ErasureAnswer erase(ErasedRecord record) {
                        return new ErasureAnswer.Done();
                    }
                }))
                .contains(
                        "saysDoneOnlyWhenNothingIsLeft",
                        "erasesWhatComesBackLater",
                        "saysThatItCannotTellWhileThePlaceIsAway",
                        "erasesOnManyThreadsAtOnce");
    }

    @Test
    void aLocationThatSaysDoneWhenItIsAwayIsFound() {
        assertThat(broken(location -> new Wrapped(location) {
                    @Override
                    public ErasureAnswer erase(ErasedRecord record) {
                        try {
                            return super.erase(record);
                        } catch (UnavailableException e) {
                            return new ErasureAnswer.Done();
                        }
                    }
                }))
                .containsExactlyInAnyOrder(
                        "saysThatItCannotTellWhileThePlaceIsAway", "noticesThatThePlaceHasGoneSinceTheLastErasure");
    }

    @Test
    void aLocationThatErasesTooMuchIsFound() {
        Place place = new Place();
        assertThat(broken(place, location -> new Wrapped(location) {
                    @Override
                    public ErasureAnswer erase(ErasedRecord record) {
                        super.erase(record);
                        place.copies.clear();
                        return new ErasureAnswer.Done();
                    }
                }))
                .contains("erasesTheGivenRecordOnly", "erasesOnManyThreadsAtOnce");
    }

    @Test
    void aLocationThatForgetsATaskWhenItIsAskedAgainIsFound() {
        assertThat(broken(location -> new Wrapped(location) {
                    private final Set<RecordId> asked = ConcurrentHashMap.newKeySet();

                    @Override
                    public ErasureAnswer erase(ErasedRecord record) {
                        ErasureAnswer answer = super.erase(record);
                        return asked.add(record.id()) ? new ErasureAnswer.Manual("mail-forwarded") : answer;
                    }
                }))
                .contains("saysTheSameWhenItIsAskedAgain");
    }

    @Test
    void aLocationThatErasesEachRecordOnceOnlyIsFound() {
        assertThat(broken(location -> new Wrapped(location) {
                    private final Set<RecordId> asked = ConcurrentHashMap.newKeySet();

                    @Override
                    public ErasureAnswer erase(ErasedRecord record) {
                        return asked.add(record.id()) ? super.erase(record) : new ErasureAnswer.Done();
                    }
                }))
                .contains("erasesWhatComesBackLater");
    }

    @Test
    void aLocationThatKnowsNoUnknownRecordIsFound() {
        assertThat(broken(location -> new Wrapped(location) {
                    @Override
                    public ErasureAnswer erase(ErasedRecord record) {
                        super.erase(record);
                        return new ErasureAnswer.Manual("look-there");
                    }
                }))
                .contains("saysDoneForARecordThatIsNotThere");
    }

    @Test
    void aLocationThatQuotesAnAddressWhenItIsAwayIsFound() {
        assertThat(broken(location -> new Wrapped(location) {
                    @Override
                    public ErasureAnswer erase(ErasedRecord record) {
                        try {
                            return super.erase(record);
                        } catch (UnavailableException e) {
                            throw new UnavailableException(
                                    e.code(), "NO mailbox of office@example.org is locked", e.retryAfter(), null);
                        }
                    }
                }))
                .contains("saysThatItCannotTellWhileThePlaceIsAway");
    }

    @Test
    void aLocationWithoutNameRecipientOrCategoriesIsFound() {
        assertThat(broken(location -> new Wrapped(location) {
                    @Override
                    public String id() {
                        return "Staff mailbox";
                    }
                }))
                .containsExactly("saysWhoItIs");
        assertThat(broken(location -> new Wrapped(location) {
                    @Override
                    public String recipient() {
                        return "";
                    }
                }))
                .containsExactly("saysWhoItIs");
        assertThat(broken(location -> new Wrapped(location) {
                    @Override
                    public Set<DataItem.Category> categories() {
                        return Set.of();
                    }
                }))
                .containsExactly("saysWhoItIs");
    }

    @Test
    void aLocationThatCannotBeClosedTwiceIsFound() {
        assertThat(broken(location -> new Wrapped(location) {
                    private boolean closed;

                    @Override
                    public void close() {
                        if (closed) {
                            throw new IllegalStateException("closed");
                        }
                        closed = true;
                    }
                }))
                .containsExactly("closesTwice");
    }

    private static Set<String> broken(UnaryOperator<DataLocation> spoil) {
        return broken(new Place(), spoil);
    }

    private static Set<String> broken(Place place, UnaryOperator<DataLocation> spoil) {
        DataLocationContractKit kit = new DataLocationContractKit() {
            @Override
            protected Bench open() {
                place.copies.clear();
                place.away = false;
                return new PlaceBench(place, spoil.apply(place));
            }
        };
        Set<String> failed = new TreeSet<>();
        for (Method test : DataLocationContractKit.class.getDeclaredMethods()) {
            if (test.isAnnotationPresent(Test.class)) {
                try {
                    test.setAccessible(true);
                    test.invoke(kit);
                } catch (InvocationTargetException e) {
                    assertThat(e.getCause()).isNotInstanceOf(TestAbortedException.class);
                    failed.add(test.getName());
                } catch (IllegalAccessException e) {
                    throw new AssertionError(e);
                }
            }
        }
        return failed;
    }

    /** Copies in memory. */
    private static final class Place implements DataLocation {

        private final Map<RecordId, List<String>> copies = new ConcurrentHashMap<>();
        private volatile boolean away;

        @Override
        public String id() {
            return "place";
        }

        @Override
        public String recipient() {
            return "controller";
        }

        @Override
        public Set<DataItem.Category> categories() {
            return Set.of(DataItem.Category.MESSAGE);
        }

        @Override
        public ErasureAnswer erase(ErasedRecord record) {
            if (away) {
                throw new UnavailableException("PLACE-AWAY", "the place is away", Duration.ofMinutes(1), null);
            }
            copies.remove(record.id());
            return new ErasureAnswer.Done();
        }

        @Override
        public void close() {}
    }

    private record PlaceBench(Place place, DataLocation location) implements DataLocationContractKit.Bench {

        @Override
        public void put(ErasedRecord record) {
            place.copies.put(record.id(), List.of("a copy"));
        }

        @Override
        public boolean holds(ErasedRecord record) {
            return place.copies.containsKey(record.id());
        }

        @Override
        public boolean takeAway() {
            place.away = true;
            return true;
        }

        @Override
        public void bringBack() {
            place.away = false;
        }

        @Override
        public void close() {}
    }

    /** Passes everything on. */
    private abstract static class Wrapped implements DataLocation {

        private final DataLocation inner;

        Wrapped(DataLocation inner) {
            this.inner = inner;
        }

        @Override
        public String id() {
            return inner.id();
        }

        @Override
        public String recipient() {
            return inner.recipient();
        }

        @Override
        public Set<DataItem.Category> categories() {
            return inner.categories();
        }

        @Override
        public ErasureAnswer erase(ErasedRecord record) {
            return inner.erase(record);
        }

        @Override
        public void close() {
            inner.close();
        }
    }
}
