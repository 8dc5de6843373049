/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.vault.Vault.Proof;
import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Follows links one by one from where a chain begins, as long as each is what belongs there. */
final class LinkCheck {

    private final LedgerProofs proofs;
    private final Optional<Checkpoint> checkpoint;

    /** The last link that was found as it must be, and what it says. */
    private long seq;

    private String mac;
    private boolean begun;

    private LinkCheck(LedgerProofs proofs, long seq, String mac, Optional<Checkpoint> checkpoint) {
        this.proofs = proofs;
        this.seq = seq;
        this.mac = mac;
        this.checkpoint = checkpoint;
    }

    /**
     * From the beginning. The anchor must have been found genuine; links are held against the checkpoint on the way.
     */
    static LinkCheck from(LedgerProofs proofs, Optional<Anchor> anchor, Optional<Checkpoint> checkpoint) {
        return anchor.map(begins -> new LinkCheck(proofs, begins.seq(), begins.mac(), checkpoint))
                .orElseGet(() -> new LinkCheck(proofs, 0, LedgerProofs.BEGINNING, checkpoint));
    }

    /** From a link on whose place and code are only claimed: what follows it proves them. */
    static LinkCheck after(LedgerProofs proofs, long seq, String mac, Optional<Checkpoint> checkpoint) {
        return new LinkCheck(proofs, seq, mac, checkpoint);
    }

    /** The place of the last link that was followed; where it began when none was. */
    long seq() {
        return seq;
    }

    /**
     * Goes on by one link if it is what belongs there.
     *
     * @param next what lies behind it, at most one
     */
    Optional<Broken> follow(Chained each, Supplier<List<Chained>> next) {
        Optional<Kind> wrong = wrongWith(each, next);
        if (wrong.isEmpty()) {
            seq = each.link().seq();
            mac = each.link().mac();
            begun = true;
        }
        return wrong.map(kind -> broken(kind, isGone(kind) ? "" : each.link().event()));
    }

    /** What is told of the place after the last link that was followed. */
    Broken broken(Kind kind, String event) {
        return new Broken(kind, seq + 1, id(event));
    }

    private static boolean isGone(Kind kind) {
        return kind == Kind.REMOVED || kind == Kind.BEGINNING_REMOVED;
    }

    private Optional<Kind> wrongWith(Chained each, Supplier<List<Chained>> next) {
        Link link = each.link();
        if (link.seq() <= seq) { // before the place where the chain begins
            return Optional.of(Kind.INSERTED);
        }
        if (link.seq() > seq + 1) {
            return Optional.of(begun ? Kind.REMOVED : Kind.BEGINNING_REMOVED);
        }
        if (each.entry().isEmpty()) {
            return Optional.of(Kind.REMOVED);
        }
        Proof proof = proofs.check(link, mac, each.entry().get());
        if (proof == Proof.KEY_UNKNOWN) {
            return Optional.of(Kind.KEY_UNKNOWN);
        }
        if (proof == Proof.FORGED) {
            return Optional.of(isInsertedBefore(next.get(), link) ? Kind.INSERTED : Kind.CHANGED);
        }
        return checkpoint
                .filter(taken -> taken.seq() == link.seq() && !taken.mac().equals(link.mac()))
                .map(taken -> Kind.REPLACED);
    }

    /** Whether the link after it is what belongs here. */
    private boolean isInsertedBefore(List<Chained> after, Link link) {
        return after.stream()
                .anyMatch(next -> next.entry()
                        .filter(entry -> {
                            Link here = new Link(
                                    link.seq(),
                                    next.link().event(),
                                    next.link().chainedAt(),
                                    next.link().adopted(),
                                    next.link().mac());
                            return proofs.check(here, mac, entry) == Proof.GENUINE;
                        })
                        .isPresent());
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
