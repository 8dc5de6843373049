/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerChain.Unchained;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.vault.Vault.Proof;
import java.util.List;
import java.util.Optional;

/**
 * One verification: where the chain begins, along the links, then through the events that wait, then through all
 * events. It reads pages, and may run while events are written, chained and truncated.
 *
 * <p>An anchor by itself could be put back from an earlier time. So each truncation says in an event, which is chained
 * like any other, how far it went: the anchor must lie where the last of these events says. An anchor that lies further
 * shows that the end was cut off, together with that event.
 */
final class ChainWalk {

    private static final int PAGE = 500;

    private final ChainedLedger.Ports ports;
    private final LedgerProofs proofs;
    private final Adoption adoption;
    private final Optional<Checkpoint> checkpoint;
    private Optional<Anchor> anchor;
    private LinkCheck links;

    /** How far truncations went, as their events say. */
    private long truncated;

    private long waiting;

    /** @param checkpoint the latest, read before the walk begins, since the chain may grow meanwhile */
    ChainWalk(ChainedLedger.Ports ports, LedgerProofs proofs, Adoption adoption, Optional<Checkpoint> checkpoint) {
        this.ports = ports;
        this.proofs = proofs;
        this.adoption = adoption;
        this.checkpoint = checkpoint;
        this.anchor = ports.beginning().anchor();
        this.links = LinkCheck.from(proofs, anchor, checkpoint);
    }

    LedgerVerification verify() {
        return atItsBeginning()
                .or(this::alongTheChain)
                .or(this::atItsEnd)
                .or(this::amongThoseThatWait)
                .or(this::amongAll)
                .or(this::againstItsTruncations)
                .<LedgerVerification>map(broken -> broken)
                .orElseGet(() -> new LedgerVerification.Verified(
                        links.seq() - begins(), waiting, checkpoint.filter(taken -> taken.seq() >= begins()), anchor));
    }

    /** The place after which the chain begins. */
    private long begins() {
        return anchor.map(Anchor::seq).orElse(0L);
    }

    private Optional<Broken> atItsBeginning() {
        return switch (anchor.map(proofs::check).orElse(Proof.GENUINE)) {
            case FORGED -> Optional.of(new Broken(Kind.ANCHOR_CHANGED, 1, Optional.empty()));
            case KEY_UNKNOWN -> Optional.of(new Broken(Kind.KEY_UNKNOWN, 1, Optional.empty()));
            case GENUINE ->
                anchor.filter(begins -> checkpoint
                                .filter(taken -> taken.seq() == begins.seq()
                                        && !taken.mac().equals(begins.mac()))
                                .isPresent())
                        .map(begins -> links.broken(Kind.REPLACED, ""));
        };
    }

    private Optional<Broken> alongTheChain() {
        // Nothing may stand before the place where the chain begins, so the first page shows what does.
        long after = links.seq() == begins() ? 0 : links.seq();
        List<Chained> page;
        do {
            page = ports.chain().links(after, PAGE);
            for (Chained each : page) {
                Optional<Broken> wrong =
                        links.follow(each, () -> ports.chain().links(each.link().seq(), 1));
                if (wrong.isPresent()) {
                    return isTruncatedMeanwhile() ? alongTheChain() : wrong;
                }
                if (!each.link().adopted()) {
                    each.entry().ifPresent(this::look);
                }
            }
            after = links.seq();
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    /**
     * What the walk was about to read may have gone since it began: then it goes on from where the chain begins now.
     */
    private boolean isTruncatedMeanwhile() {
        Optional<Anchor> further = genuineAnchor().filter(now -> now.seq() > links.seq());
        further.ifPresent(now -> {
            anchor = further;
            links = LinkCheck.from(proofs, further, checkpoint);
        });
        return further.isPresent();
    }

    private Optional<Anchor> genuineAnchor() {
        return ports.beginning().anchor().filter(now -> proofs.check(now) == Proof.GENUINE);
    }

    private void look(LedgerEntry entry) {
        truncated = Math.max(truncated, TruncationPass.lastPlace(entry));
    }

    private Optional<Broken> atItsEnd() {
        return checkpoint.filter(taken -> taken.seq() > links.seq()).map(taken -> links.broken(Kind.CUT_OFF, ""));
    }

    private Optional<Broken> amongThoseThatWait() {
        boolean adopting = adoption.isOpen();
        Optional<String> after = Optional.empty();
        List<Unchained> page;
        do {
            page = ports.chain().unchained(after, PAGE);
            for (Unchained each : page) {
                Optional<Kind> wrong = proofs.wrongWith(each, adopting);
                if (wrong.isPresent()) {
                    return wrong.map(kind -> links.broken(kind, each.event()));
                }
                if (each.proof().isPresent()) {
                    each.entry().ifPresent(this::look);
                }
                waiting++;
                after = Optional.of(each.event());
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    private Optional<Broken> amongAll() {
        Optional<String> after = Optional.empty();
        List<Ledger.Listed> page;
        do {
            page = ports.ledger().list(after, PAGE);
            for (Ledger.Listed each : page) {
                if (!each.accounted()) {
                    return Optional.of(links.broken(Kind.UNLINKED, each.event()));
                }
                after = Optional.of(each.event());
            }
        } while (page.size() == PAGE);
        return Optional.empty();
    }

    private Optional<Broken> againstItsTruncations() {
        if (truncated < begins()) {
            // Its event may have been chained between the walk along the chain and the one among those that wait.
            Optional<Broken> wrong = alongTheChain();
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        if (truncated < begins()) {
            return Optional.of(links.broken(Kind.CUT_OFF, ""));
        }
        // One that was truncated since the walk began has its event here, and its anchor there.
        return truncated > genuineAnchor().map(Anchor::seq).orElse(0L)
                ? Optional.of(new Broken(Kind.ANCHOR_CHANGED, begins() + 1, Optional.empty()))
                : Optional.empty();
    }
}
