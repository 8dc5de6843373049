/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.ledger.LedgerChain.Unchained;
import be.imageplus.contactform.vault.Vault.Proof;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether events without a proof are taken up. Releases that knew schema 1 made none, and go on writing while one node
 * after the other is updated; so a chain that began with such events takes them for a time, and any other never does.
 */
final class Adoption {

    /** From the first link on: how long the last node may take to be updated. */
    static final Duration GRACE = Duration.ofDays(7);

    private final LedgerChain chain;
    private final LedgerBeginning beginning;
    private final LedgerProofs proofs;
    private final Clock clock;

    Adoption(LedgerChain chain, LedgerBeginning beginning, LedgerProofs proofs, Clock clock) {
        this.chain = chain;
        this.beginning = beginning;
        this.proofs = proofs;
        this.clock = clock;
    }

    boolean isOpen() {
        List<Chained> first = chain.links(0, 1);
        return first.isEmpty() ? beginsWithoutProof() : isYoung(first.get(0));
    }

    /** Whether a link may be what says that events without a proof are taken up: it must not go. */
    static boolean mayRestOn(Link link, Instant now) {
        return link.adopted() && now.isBefore(link.chainedAt().plus(GRACE));
    }

    /** A chain that was truncated has begun, whatever has become of it. */
    private boolean beginsWithoutProof() {
        return beginning.anchor().isEmpty()
                && chain.unchained(Optional.empty(), 1).stream()
                        .map(Unchained::proof)
                        .anyMatch(Optional::isEmpty);
    }

    /** Once a chain was truncated, its first link follows another, and so it is closed. */
    private boolean isYoung(Chained first) {
        return mayRestOn(first.link(), clock.instant())
                && first.entry()
                        .filter(entry -> proofs.check(first.link(), LedgerProofs.BEGINNING, entry) == Proof.GENUINE)
                        .isPresent();
    }
}
