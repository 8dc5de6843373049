/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerChain.Unchained;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.vault.Vault.Proof;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an exported file, line by line. That the file is whole is one question, proven by its last line; how the
 * ledger stood when it was written is another.
 */
final class ExportCheck {

    private final LedgerProofs proofs;
    private final MessageDigest digest = digest();
    private Instant at = Instant.MIN;
    private long from = 1;
    private boolean aboutOne;
    private Optional<Checkpoint> checkpoint = Optional.empty();
    private Optional<Anchor> anchor = Optional.empty();

    /** Where it has come to; null until the first link. */
    private @Nullable LinkCheck links;

    private long count;
    private long waiting;

    /** Whether events without a proof may wait: in a ledger that began with such, for a time. */
    private boolean adopting = true;

    /** What the last line says of all before it. */
    private Proof ending = Proof.FORGED;

    private Optional<Broken> broken = Optional.empty();

    ExportCheck(LedgerProofs proofs) {
        this.proofs = proofs;
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime lacks SHA-256, which every one has", e);
        }
    }

    LedgerVerification verify(Reader reader) throws IOException {
        BufferedReader lines = new BufferedReader(reader);
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
            }
        } catch (IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            ending = Proof.FORGED; // what this library wrote can be read
        }
        return notGenuine(ending, Kind.EXPORT_CHANGED)
                .or(() -> broken)
                .or(this::atItsEnd)
                .<LedgerVerification>map(found -> found)
                .orElseGet(() -> new Verified(count, waiting, checkpoint.filter(this::isWithin), anchor));
    }

    private void take(String text) {
        ExportLine line = ExportLine.read(text);
        if (line.kind() == ExportLine.Kind.END) {
            ending = line.optional("proof")
                    .map(proof -> proofs.checkExport(digest.digest(), proof))
                    .orElse(Proof.FORGED);
            return;
        }
        ending = Proof.FORGED; // nothing may come after it
        digest.update((text + "\n").getBytes(UTF_8));
        if (broken.isEmpty()) {
            broken = wrongWith(line);
        }
    }

    private Optional<Broken> wrongWith(ExportLine line) {
        return switch (line.kind()) {
            case EXPORT -> head(line);
            case CHECKPOINT -> checkpoint(line.checkpoint());
            case ANCHOR -> anchor(line.anchor());
            case LINK -> link(line.chained(), line.optional("before"));
            case WAITING -> waiting(line.unchained());
            case END -> Optional.empty();
        };
    }

    private Optional<Broken> head(ExportLine line) {
        at = line.at();
        from = line.from();
        aboutOne = line.optional("subject").isPresent();
        return Optional.empty();
    }

    private Optional<Broken> checkpoint(Checkpoint taken) {
        checkpoint = Optional.of(taken);
        return notGenuine(proofs.check(taken), Kind.CHECKPOINT_CHANGED);
    }

    private Optional<Broken> anchor(Anchor begins) {
        anchor = Optional.of(begins);
        adopting = false;
        if (links != null) { // it was truncated while the file was written
            links = LinkCheck.from(proofs, anchor, checkpoint);
        }
        return notGenuine(proofs.check(begins), Kind.ANCHOR_CHANGED);
    }

    private Optional<Broken> notGenuine(Proof proof, Kind forged) {
        return switch (proof) {
            case GENUINE -> Optional.empty();
            case FORGED -> Optional.of(at(forged));
            case KEY_UNKNOWN -> Optional.of(at(Kind.KEY_UNKNOWN));
        };
    }

    private Optional<Broken> link(Chained each, Optional<String> before) {
        long seq = each.link().seq();
        if (count == 0 && seq == 1) {
            adopting = Adoption.mayRestOn(each.link(), at);
        }
        LinkCheck following = links;
        if (following == null || aboutOne) {
            following = before.map(mac -> LinkCheck.after(proofs, aboutOne ? seq - 1 : from - 1, mac, checkpoint))
                    .orElseGet(() -> LinkCheck.from(proofs, anchor, checkpoint));
            links = following;
        }
        count++;
        return following.follow(each, List::of);
    }

    private Optional<Broken> waiting(Unchained each) {
        waiting++;
        return proofs.wrongWith(each, adopting)
                .map(kind -> links == null ? at(kind) : links.broken(kind, each.event()));
    }

    private Optional<Broken> atItsEnd() {
        return checkpoint
                .filter(taken -> isWithin(taken) && taken.seq() > last())
                .map(taken -> at(Kind.CUT_OFF));
    }

    /** Whether what it says can be seen in this file. */
    private boolean isWithin(Checkpoint taken) {
        return !aboutOne
                && taken.seq() >= Math.max(from, anchor.map(Anchor::seq).orElse(0L));
    }

    private long last() {
        return links == null ? anchor.map(Anchor::seq).orElse(0L) : links.seq();
    }

    private Broken at(Kind kind) {
        return broken.map(first -> new Broken(kind, first.seq(), first.event()))
                .orElseGet(() -> new Broken(kind, last() + 1, Optional.empty()));
    }
}
