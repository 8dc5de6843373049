/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.ledger.LedgerChain.Unchained;
import be.imageplus.contactform.vault.Vault.Proof;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives events their places, a batch at a time. Lease, end of the chain, links and queue are read and written in one
 * transaction: whatever ends a batch half-way leaves the chain as it was, and no two nodes make the same place.
 */
final class Chainer {

    private static final Logger LOG = LoggerFactory.getLogger(Chainer.class);

    /** So few that visitors hardly wait for them where there is one writer. */
    static final int BATCH = 200;

    /** The right to change the chain at either end. */
    static final String LEASE_NAME = "ledger-chain";

    /** Kept from one batch to the next; a node that dies in between holds the others up for so long. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private final Transactions transactions;
    private final Leases leases;
    private final LedgerChain chain;
    private final LedgerProofs proofs;
    private final Adoption adoption;
    private final Clock clock;
    private final String owner;

    private volatile boolean saidThatItWaits;
    private volatile boolean saidThatSomeDoNotFit;

    Chainer(ChainedLedger.Ports ports, LedgerProofs proofs, Clock clock, String owner) {
        this.transactions = ports.transactions();
        this.leases = ports.leases();
        this.chain = ports.chain();
        this.proofs = proofs;
        this.adoption = new Adoption(chain, ports.beginning(), proofs, clock);
        this.clock = clock;
        this.owner = owner;
    }

    /** Chains a batch of what waits, unless another node is at it; says whether more may be waiting. */
    boolean chainSome() {
        // Nodes that find nothing, which is what they mostly find, must not queue for the right to write.
        return isReady() && isAnythingWaiting() && transactions.call(this::chainBatch);
    }

    private boolean isReady() {
        boolean ready = chain.isReady();
        if (!ready && !saidThatItWaits) {
            saidThatItWaits = true;
            LOG.info("The ledger is not chained before the store's tables have schema 2");
        }
        return ready;
    }

    private boolean isAnythingWaiting() {
        return !chain.unchained(Optional.empty(), 1).isEmpty();
    }

    private boolean chainBatch() {
        Instant now = clock.instant();
        Optional<Lease> lease = leases.take(LEASE_NAME, owner, now, now.plus(LEASE));
        if (lease.isEmpty()) {
            return false;
        }
        List<Unchained> batch = nextThatFit();
        if (!batch.isEmpty()) {
            chain.extend(links(batch, now));
        }
        boolean more = batch.size() == BATCH;
        if (!more) {
            leases.release(LEASE_NAME, lease.get());
        }
        return more;
    }

    private List<Link> links(List<Unchained> batch, Instant now) {
        long seq = chain.length();
        String previous = seq == 0
                ? LedgerProofs.BEGINNING
                : chain.links(seq - 1, 1).get(0).link().mac();
        List<Link> links = new ArrayList<>();
        for (Unchained each : batch) {
            seq++;
            Link link = proofs.link(
                    seq, previous, each.entry().orElseThrow(), now, each.proof().isEmpty());
            links.add(link);
            previous = link.mac();
        }
        return links;
    }

    /** What does not fit stays where it is, for the verification to show, and holds nothing else up. */
    private List<Unchained> nextThatFit() {
        boolean adopting = adoption.isOpen();
        List<Unchained> fitting = new ArrayList<>();
        Optional<String> after = Optional.empty();
        List<Unchained> page;
        do {
            page = chain.unchained(after, BATCH);
            for (Unchained each : page) {
                after = Optional.of(each.event());
                if (fitting.size() < BATCH && fits(each, adopting)) {
                    fitting.add(each);
                }
            }
        } while (page.size() == BATCH && fitting.size() < BATCH);
        return fitting;
    }

    private boolean fits(Unchained waiting, boolean adopting) {
        Proof proof = waiting.entry()
                .map(entry -> waiting.proof()
                        .map(given -> proofs.check(entry, given))
                        .orElse(adopting ? Proof.GENUINE : Proof.FORGED))
                .orElse(Proof.FORGED);
        if (proof == Proof.FORGED && !saidThatSomeDoNotFit) {
            saidThatSomeDoNotFit = true;
            LOG.error("LEDGER-BROKEN: an event was changed, removed or inserted outside this library before it was"
                    + " chained. Verify the ledger to learn which.");
        }
        return proof == Proof.GENUINE; // one of an unknown key is left to the nodes that have it
    }
}
