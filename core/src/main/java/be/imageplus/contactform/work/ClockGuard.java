/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import be.imageplus.contactform.problem.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps what cannot be undone from being done by a clock that has leapt ahead (R5.1, R5.2): a dead battery, a wrong
 * time server, a virtual machine that was restored, a slip of a finger would have everything purged before its date,
 * and every copy with it.
 *
 * <p>Nodes write down when they were at work last. A clock that is ahead of that by more than {@link #LONGEST_ABSENCE}
 * is not believed until it is set right, or a person has said that it is right. Whoever is not believed writes nothing
 * down, so a node whose clock is wrong is stopped while others work on beside it. Where nobody was ever seen, the first
 * is believed.
 *
 * <p>A clock that was set back ends nothing early and is always believed; what was seen stays, so the guard is weaker
 * by as much until time has come to it.
 *
 * <p>Thread-safe; takes part in the calling thread's transaction. Methods throw {@link UnavailableException} when the
 * store does not answer.
 */
public final class ClockGuard {

    /**
     * How long a site may be away before a person must confirm its clock: a month and a day. So whatever runs once a
     * month is never asked, a backup no older than backups usually become is restored without a question, and most
     * slips are of a year or more. What leaps by less can end something by as much too early.
     */
    public static final Duration LONGEST_ABSENCE = Duration.ofDays(32);

    /** How often it is written down, at most: often enough that {@link #LONGEST_ABSENCE} means what it says. */
    private static final Duration OFTEN = Duration.ofMinutes(10);

    private static final String CHORE = "clock";

    private final Chores chores;

    /** A guard over what nodes of one store have written down. */
    public ClockGuard(Chores chores) {
        this.chores = chores;
    }

    /** Why a time is not believed; empty when it is. Only reads. */
    public Optional<ClockDoubt> doubt(Instant now) {
        return seen().flatMap(seen -> doubt(seen, now));
    }

    /**
     * Goes on only by a time that is believed.
     *
     * @throws ClockDoubtException when it is not
     */
    public void require(Instant now) {
        require(seen(), now);
    }

    /**
     * Writes down that a node is at work. Two that do so at once may leave the earlier of their times, which only makes
     * the guard stricter.
     *
     * @throws ClockDoubtException when the time is not believed; nothing is written down then
     */
    public void beat(Instant now) {
        Optional<Instant> seen = seen();
        require(seen, now);
        if (seen.filter(last -> now.isBefore(last.plus(OFTEN))).isEmpty()) {
            chores.begin(CHORE, now);
        }
    }

    /**
     * Believes a time because a person says that it is right, also one before what was seen.
     *
     * @return what the ledger keeps of it as the reason: when a node had been seen at work last
     */
    public String confirm(Instant now) {
        String reason = "seen " + seen().map(Instant::toString).orElse("nobody");
        chores.begin(CHORE, now);
        return reason;
    }

    /** When a node was seen at work last; empty when none was. */
    public Optional<Instant> seen() {
        return chores.find(CHORE).map(Chores.Chore::begunAt);
    }

    private static void require(Optional<Instant> seen, Instant now) {
        seen.flatMap(last -> doubt(last, now)).ifPresent(doubt -> {
            throw new ClockDoubtException(doubt);
        });
    }

    private static Optional<ClockDoubt> doubt(Instant seen, Instant now) {
        return now.isAfter(seen.plus(LONGEST_ABSENCE)) ? Optional.of(new ClockDoubt(seen, now)) : Optional.empty();
    }
}
