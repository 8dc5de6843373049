/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.ledger.LedgerChain.Unchained;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.vault.Vault.Proof;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/** What proves an entry, its place in the chain, how long the chain was and where it begins; all in hexadecimal. */
final class LedgerProofs {

    /** What the first link follows. */
    static final String BEGINNING = "";

    private static final String ENTRY = "ledger-entry/1";
    private static final String LINK = "ledger-link/1";
    private static final String CHECKPOINT = "ledger-checkpoint/1";
    private static final String ANCHOR = "ledger-anchor/1";
    private static final String EXPORT = "ledger-export/1";
    private static final HexFormat HEX = HexFormat.of();

    private final Vault vault;

    LedgerProofs(Vault vault) {
        this.vault = vault;
    }

    String ofEntry(LedgerEntry entry) {
        return prove(ENTRY, content(entry));
    }

    /** What the proof of an event that waits is worth: of a key that is retired, and may be in other hands, nothing. */
    Proof check(LedgerEntry entry, String proof) {
        Proof found = check(proof, ENTRY, content(entry));
        boolean retired = found == Proof.GENUINE
                && vault.provenWith(HEX.parseHex(proof))
                        .filter(stage -> stage == Stage.RETIRED)
                        .isPresent();
        return retired ? Proof.FORGED : found;
    }

    /**
     * What is wrong with an event that waits.
     *
     * @param adopting whether one without a proof is taken up
     */
    Optional<Kind> wrongWith(Unchained waiting, boolean adopting) {
        if (waiting.entry().isEmpty()) {
            return Optional.of(Kind.REMOVED);
        }
        if (waiting.proof().isEmpty()) {
            return adopting ? Optional.empty() : Optional.of(Kind.INSERTED);
        }
        return switch (check(waiting.entry().get(), waiting.proof().get())) {
            case GENUINE -> Optional.empty();
            case FORGED -> Optional.of(Kind.CHANGED);
            case KEY_UNKNOWN -> Optional.of(Kind.KEY_UNKNOWN);
        };
    }

    /** A link of its own place that follows another. */
    Link link(long seq, String previous, LedgerEntry entry, Instant chainedAt, boolean adopted) {
        Link bare = new Link(seq, entry.id(), chainedAt, adopted, "");
        return new Link(seq, entry.id(), chainedAt, adopted, prove(LINK, content(bare, previous, entry)));
    }

    /** Whether a link says of this entry that it follows another. */
    Proof check(Link link, String previous, LedgerEntry entry) {
        return check(link.mac(), LINK, content(link, previous, entry));
    }

    Checkpoint checkpoint(long seq, String mac, Instant at) {
        return new Checkpoint(seq, mac, at, prove(CHECKPOINT, content(seq, mac, at)));
    }

    Proof check(Checkpoint checkpoint) {
        return check(checkpoint.proof(), CHECKPOINT, content(checkpoint.seq(), checkpoint.mac(), checkpoint.at()));
    }

    Anchor anchor(long seq, String mac, Instant at) {
        return new Anchor(seq, mac, at, prove(ANCHOR, content(seq, mac, at)));
    }

    Proof check(Anchor anchor) {
        return check(anchor.proof(), ANCHOR, content(anchor.seq(), anchor.mac(), anchor.at()));
    }

    /** @param digest of all that was written */
    String ofExport(byte[] digest) {
        return prove(EXPORT, new LedgerContent().text(HEX.formatHex(digest)));
    }

    Proof checkExport(byte[] digest, String proof) {
        return check(proof, EXPORT, new LedgerContent().text(HEX.formatHex(digest)));
    }

    private String prove(String purpose, LedgerContent content) {
        return HEX.formatHex(vault.prove(purpose, content.bytes()));
    }

    private Proof check(String proof, String purpose, LedgerContent content) {
        try {
            return vault.check(HEX.parseHex(proof), purpose, content.bytes());
        } catch (IllegalArgumentException e) { // no hexadecimal
            return Proof.FORGED;
        }
    }

    private static LedgerContent content(LedgerEntry entry) {
        return entry.addTo(new LedgerContent());
    }

    private static LedgerContent content(Link link, String previous, LedgerEntry entry) {
        LedgerContent place = new LedgerContent()
                .number(link.seq())
                .text(previous)
                .number(link.chainedAt().toEpochMilli())
                .number(link.adopted() ? 1 : 0);
        return entry.addTo(place);
    }

    private static LedgerContent content(long seq, String mac, Instant at) {
        return new LedgerContent().number(seq).text(mac).number(at.toEpochMilli());
    }
}
