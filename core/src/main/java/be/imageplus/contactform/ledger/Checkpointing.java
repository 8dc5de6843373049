/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.vault.Vault.Proof;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes a checkpoint from time to time, when the chain has grown since the one before. Every node takes its own. */
final class Checkpointing {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpointing.class);

    /** What is cut off within this time after it was chained may go unnoticed; more often makes a longer file. */
    static final Duration INTERVAL = Duration.ofMinutes(10);

    private final LedgerChain chain;
    private final LedgerBeginning beginning;
    private final Checkpoints checkpoints;
    private final LedgerProofs proofs;
    private final Clock clock;
    private final Pause pause = new Pause(INTERVAL);
    private boolean saidThatItDoesNotFit;

    Checkpointing(ChainedLedger.Ports ports, Checkpoints checkpoints, LedgerProofs proofs, Clock clock) {
        this.chain = ports.chain();
        this.beginning = ports.beginning();
        this.checkpoints = checkpoints;
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * Takes one, unless one was taken a short time ago. A place that cannot be written to is logged, and tried again.
     */
    synchronized void takeIfDue() {
        if (pause.isOver(clock.instant()) && chain.isReady()) {
            pause.begin(clock.instant());
            take();
        }
    }

    /** Takes one now; a place that cannot be written to is logged. */
    synchronized void take() {
        try {
            takeIfItFits();
        } catch (UnavailableException e) {
            LOG.error("{}: {}", e.code(), e.getMessage());
        }
    }

    /**
     * Takes one now, or says why not. A chain that was cut or replaced gets no new checkpoint, so that the one that
     * shows it stays the last.
     *
     * @throws UnavailableException when it cannot be kept
     */
    synchronized Optional<Broken> takeIfItFits() {
        Optional<Checkpoint> latest = checkpoints.latest();
        long length = chain.length();
        Optional<Broken> misfit = latest.flatMap(taken -> misfit(taken, length))
                .map(kind -> new Broken(
                        kind, kind == Kind.CUT_OFF ? length + 1 : latest.get().seq(), Optional.empty()));
        if (misfit.isPresent()) {
            tellThatItDoesNotFit();
        } else if (length > latest.map(Checkpoint::seq).orElse(0L)) {
            checkpoints.append(proofs.checkpoint(length, macAt(length).orElseThrow(), clock.instant()));
        }
        return misfit;
    }

    private Optional<Kind> misfit(Checkpoint latest, long length) {
        if (latest.seq() > length) {
            return Optional.of(Kind.CUT_OFF);
        }
        long begins = beginning
                .anchor()
                .filter(anchor -> proofs.check(anchor) == Proof.GENUINE)
                .map(Anchor::seq)
                .orElse(0L);
        if (latest.seq() <= begins) {
            return Optional.empty(); // of another node's time: where its place was, nothing is left to compare
        }
        boolean fits = macAt(latest.seq()).filter(latest.mac()::equals).isPresent();
        return fits ? Optional.empty() : Optional.of(Kind.REPLACED);
    }

    private Optional<String> macAt(long seq) {
        return chain.links(seq - 1, 1).stream()
                .map(LedgerChain.Chained::link)
                .filter(link -> link.seq() == seq)
                .map(LedgerChain.Link::mac)
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
