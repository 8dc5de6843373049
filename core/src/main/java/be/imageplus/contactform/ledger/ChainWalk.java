/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.ledger.LedgerChain.Unchained;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.vault.Vault.Proof;
import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Optional;

/**
 * One verification: along the links, then through the events that wait, then through all events. It reads pages, and
 * may run while events are written and chained.
 */
final class ChainWalk {

    private static final int PAGE = 500;

    private final Ledger ledger;
    private final LedgerChain chain;
    private final LedgerProofs proofs;
    private final Adoption adoption;
    private final Optional<Checkpoint> checkpoint;

    /** How many links were found as they must be, and what the last of them says. */
    private long proven;

    private String previous = LedgerProofs.BEGINNING;
    private long waiting;

    /** @param checkpoint the latest, read before the walk begins, since the chain may grow meanwhile */
    ChainWalk(
            Ledger ledger, LedgerChain chain, LedgerProofs proofs, Adoption adoption, Optional<Checkpoint> checkpoint) {
        this.ledger = ledger;
        this.chain = chain;
        this.proofs = proofs;
        this.adoption = adoption;
        this.checkpoint = checkpoint;
    }

    LedgerVerification verify() {
        return alongTheChain()
                .or(this::atItsEnd)
                .or(this::amongThoseThatWait)
                .or(this::amongAll)
                .<LedgerVerification>map(broken -> broken)
                .orElseGet(() -> new LedgerVerification.Verified(proven, waiting, checkpoint));
    }

    private Optional<Broken> alongTheChain() {
        List<Chained> page;
        do {
            page = chain.links(proven, PAGE);
            for (Chained each : page) {
                Optional<Kind> wrong = wrongWith(each);
                if (wrong.isPresent()) {
                    return wrong.map(kind ->
                            broken(kind, kind == Kind.REMOVED ? "" : each.link().event()));
                }
                proven = each.link().seq();
                previous = each.link().mac();
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    private Optional<Kind> wrongWith(Chained each) {
        Link link = each.link();
        if (link.seq() != proven + 1 || each.entry().isEmpty()) {
            return Optional.of(Kind.REMOVED);
        }
        Proof proof = proofs.check(link, previous, each.entry().get());
        if (proof == Proof.KEY_UNKNOWN) {
            return Optional.of(Kind.KEY_UNKNOWN);
        }
        if (proof == Proof.FORGED) {
            return Optional.of(isInsertedBeforeItsNext(link) ? Kind.INSERTED : Kind.CHANGED);
        }
        return checkpoint
                .filter(taken -> taken.seq() == link.seq() && !taken.mac().equals(link.mac()))
                .map(taken -> Kind.REPLACED);
    }

    /** Whether the link after it is what belongs here. */
    private boolean isInsertedBeforeItsNext(Link link) {
        return chain.links(link.seq(), 1).stream()
                .anyMatch(next -> next.entry()
                        .filter(entry -> {
                            Link here = new Link(
                                    link.seq(),
                                    next.link().event(),
                                    next.link().chainedAt(),
                                    next.link().adopted(),
                                    next.link().mac());
                            return proofs.check(here, previous, entry) == Proof.GENUINE;
                        })
                        .isPresent());
    }

    private Optional<Broken> atItsEnd() {
        return checkpoint.filter(taken -> taken.seq() > proven).map(taken -> broken(Kind.CUT_OFF, ""));
    }

    private Optional<Broken> amongThoseThatWait() {
        boolean adopting = adoption.isOpen();
        Optional<String> after = Optional.empty();
        List<Unchained> page;
        do {
            page = chain.unchained(after, PAGE);
            for (Unchained each : page) {
                Optional<Kind> wrong = wrongWith(each, adopting);
                if (wrong.isPresent()) {
                    return wrong.map(kind -> broken(kind, each.event()));
                }
                waiting++;
                after = Optional.of(each.event());
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    private Optional<Kind> wrongWith(Unchained each, boolean adopting) {
        if (each.entry().isEmpty()) {
            return Optional.of(Kind.REMOVED);
        }
        if (each.proof().isEmpty()) {
            return adopting ? Optional.empty() : Optional.of(Kind.INSERTED);
        }
        return switch (proofs.check(each.entry().get(), each.proof().get())) {
            case GENUINE -> Optional.empty();
            case FORGED -> Optional.of(Kind.CHANGED);
            case KEY_UNKNOWN -> Optional.of(Kind.KEY_UNKNOWN);
        };
    }

    private Optional<Broken> amongAll() {
        Optional<String> after = Optional.empty();
        List<Ledger.Listed> page;
        do {
            page = ledger.list(after, PAGE);
            for (Ledger.Listed each : page) {
                if (!each.accounted()) {
                    return Optional.of(broken(Kind.UNLINKED, each.event()));
                }
                after = Optional.of(each.event());
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    private Broken broken(Kind kind, String event) {
        return new Broken(kind, proven + 1, id(event));
    }

    /** What somebody wrote into the database need not be an id. */
    private static Optional<RecordId> id(String event) {
        try {
            return Optional.of(RecordId.parse(event));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
