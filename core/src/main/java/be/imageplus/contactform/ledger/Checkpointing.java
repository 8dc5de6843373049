/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.problem.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a checkpoint from time to time, when the chain has grown since the one before. Every node takes its own. */
final class Checkpointing {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointing.class);

    /** What is cut off within this time after it was chained may go unnoticed; more often makes a longer file. */
    static final Duration INTERVAL = Duration.ofMinutes(10);

    private final LedgerChain chain;
    private final Checkpoints checkpoints;
    private final LedgerProofs proofs;
    private final Clock clock;
    private @Nullable Instant last;
    private boolean saidThatItDoesNotFit;

    Checkpointing(LedgerChain chain, Checkpoints checkpoints, LedgerProofs proofs, Clock clock) {
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * Takes one, unless one was taken a short time ago. A place that cannot be written to is logged, and tried again.
     */
    synchronized void takeIfDue() {
        Instant now = clock.instant();
        Instant before = last;
        boolean early = before != null && !now.isBefore(before) && now.isBefore(before.plus(INTERVAL));
        if (!early && chain.isReady()) {
            last = now;
            take();
        }
    }

    /** Takes one now. */
    synchronized void take() {
        try {
            Optional<Checkpoint> latest = checkpoints.latest();
            long length = chain.length();
            if (!fits(latest, length)) {
                tellThatItDoesNotFit();
            } else if (length > latest.map(Checkpoint::seq).orElse(0L)) {
                checkpoints.append(
                        proofs.checkpoint(length, link(length).orElseThrow().mac(), clock.instant()));
            }
        } catch (UnavailableException e) {
            LOG.error("{}: {}", e.code(), e.getMessage());
        }
    }

    /** A chain that was cut or replaced gets no new checkpoint, so that the one that shows it stays the last. */
    private boolean fits(Optional<Checkpoint> latest, long length) {
        return latest.isEmpty()
                || (latest.get().seq() <= length
                        && link(latest.get().seq())
                                .filter(link -> link.mac().equals(latest.get().mac()))
                                .isPresent());
    }

    private Optional<Link> link(long seq) {
        return chain.links(seq - 1, 1).stream()
                .map(LedgerChain.Chained::link)
                .filter(link -> link.seq() == seq)
                .findFirst();
    }

    private void tellThatItDoesNotFit() {
        if (!saidThatItDoesNotFit) {
            saidThatItDoesNotFit = true;
            LOG.error("LEDGER-BROKEN: the ledger does not fit its last checkpoint. Verify it; if an older copy of the"
                    + " database was restored on purpose, keep the file of checkpoints elsewhere as evidence.");
        }
    }
}
