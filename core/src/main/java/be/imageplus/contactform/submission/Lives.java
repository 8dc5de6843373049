/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the lives of enquiries are kept.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction. Every enquiry has exactly one life, from the moment it
 * is stored until it is erased, whichever release stored it. Nothing here holds content. Every method but
 * {@link #isReady} throws {@link UnavailableException} ({@code STORE-SCHEMA-OLDER}) while the tables are those of
 * schema 2.
 */
public interface Lives {

    /** Whether the store has a place for lives; not before its tables are those of schema 3. */
    boolean isReady();

    /** The enquiry with this id; empty when there is none. */
    Optional<Headline> find(RecordId id);

    /** The enquiry with this reference; empty when there is none. */
    Optional<Headline> findByReference(Reference reference);

    /**
     * Enquiries, newest first.
     *
     * @param which what they must be
     * @param after the id that the page before ended with; empty for the first page
     */
    List<Headline> list(Which which, Optional<RecordId> after, int most);

    /**
     * Changes a life, and has retention look at it anew at once.
     *
     * @param before as it was read; its revision decides
     * @param after as it is from now on
     * @return false when it was changed by somebody else meanwhile, or is gone: nothing was changed then
     */
    boolean update(Life before, Life after);

    /**
     * Which enquiries a list shows.
     *
     * @param stages where they are; all of them when empty
     * @param from received at this instant or later
     * @param until received before this instant
     */
    record Which(Set<Life.Stage> stages, Optional<Instant> from, Optional<Instant> until) {

        /** All of them. */
        public static final Which ALL = new Which(Set.of(), Optional.empty(), Optional.empty());

        public Which {
            stages = Set.copyOf(stages);
        }

        /** Those in a stage. */
        public static Which in(Life.Stage... stages) {
            return new Which(Set.of(stages), Optional.empty(), Optional.empty());
        }
    }
}
