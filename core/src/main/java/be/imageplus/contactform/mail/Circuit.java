/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A circuit breaker: whether a transport is worth asking, by how it answered lately on this node.
 *
 * <p>Closed, it lets every mail through. It opens after {@value #FAILURES} failures in a row, so that mails do not all
 * wait for a server that is away; then, after a pause that doubles from {@link #FIRST_PAUSE} to {@link #LONGEST_PAUSE}
 * with each failure, it lets one mail find out. Any answer but a failure closes it. Thread-safe.
 */
final class Circuit {

    static final int FAILURES = 2;
    static final Duration FIRST_PAUSE = Duration.ofSeconds(30);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private final Duration longestProbe;
    private final Clock clock;
    private int failures;
    private Duration pause = Duration.ZERO;
    private Instant heardAt = Instant.MIN;
    private Instant nextProbe = Instant.MIN;
    private String code = "";

    /** @param longestProbe the longest that an attempt can take: until then there is no second probe */
    Circuit(Duration longestProbe, Clock clock) {
        this.longestProbe = longestProbe;
        this.clock = clock;
    }

    /** Whether a mail may be handed over now. While it is open, saying so gives the one probe away. */
    synchronized boolean admits() {
        if (!isOpen()) {
            return true;
        }
        Instant now = clock.instant();
        boolean steppedBack = now.isBefore(heardAt); // or a clock set right by an hour would keep it open for one
        if (now.isBefore(nextProbe) && !steppedBack) {
            return false;
        }
        heardAt = now;
        // Not given back but outlived: a probe whose worker dies blocks nobody.
        nextProbe = now.plus(pause.compareTo(longestProbe) < 0 ? longestProbe : pause);
        return true;
    }

    /** The transport works. */
    synchronized void worked() {
        failures = 0;
        pause = Duration.ZERO;
        code = "";
    }

    /** The transport failed, with the code of its answer. */
    synchronized void failed(String how) {
        failures = Math.min(failures + 1, FAILURES);
        code = how;
        if (isOpen()) {
            pause = pause.isZero() ? FIRST_PAUSE : longer(pause);
            heardAt = clock.instant();
            nextProbe = heardAt.plus(pause);
        }
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    synchronized boolean isOpen() {
        return failures == FAILURES;
    }

    /** From when an open one lets the next mail find out. */
    synchronized Instant nextProbe() {
        return nextProbe;
    }

    /** How the last attempt failed; empty when it did not. */
    synchronized String code() {
        return code;
    }
}
