/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.ledger.LedgerChain.Unchained;
import be.imageplus.contactform.text.Csv;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.io.Writer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes one export, page by page, whatever is written, chained and truncated meanwhile. */
final class ExportRun {

    private static final int PAGE = 500;

    private final ChainedLedger.Ports ports;
    private final LedgerProofs proofs;
    private final LedgerExport what;
    private final Writer to;
    private final MessageDigest digest = ExportCheck.digest();
    private final Optional<Checkpoint> checkpoint;
    private Optional<Anchor> anchor;
    private Optional<Link> last = Optional.empty();
    private long events;

    ExportRun(ChainedLedger.Ports ports, LedgerProofs proofs, LedgerExport what, Writer to) {
        this.ports = ports;
        this.proofs = proofs;
        this.what = what;
        this.to = to;
        this.checkpoint = ports.checkpoints().flatMap(Checkpoints::latest);
        this.anchor = ports.beginning().anchor();
    }

    /** Where it begins. */
    long first() {
        return Math.max(what.from(), begins() + 1);
    }

    /** Writes all of it; says how many events. */
    long write(Instant now) throws IOException {
        if (what.format() == LedgerExport.Format.CSV) {
            to.write(Csv.line(ExportLine.COLUMNS));
        }
        write(ExportLine.head(what, now));
        if (checkpoint.isPresent()) {
            write(ExportLine.of(checkpoint.get()));
        }
        if (anchor.isPresent()) {
            write(ExportLine.of(anchor.get()));
        }
        if (what.about().isPresent()) {
            about(what.about().get());
        } else {
            links();
            waiting();
            links(); // what was chained between the two, which neither has seen
        }
        end();
        to.flush();
        return events;
    }

    private long begins() {
        return anchor.map(Anchor::seq).orElse(0L);
    }

    private void links() throws IOException {
        List<Chained> page;
        do {
            page = ports.chain().links(last.map(Link::seq).orElse(first() - 1), PAGE);
            for (Chained each : page) {
                write(each);
            }
        } while (page.size() == PAGE);
    }

    private void write(Chained each) throws IOException {
        if (!follows(each.link())) {
            anchorThatMovedOn();
        }
        boolean proven = follows(each.link()) || last.isPresent();
        write(ExportLine.of(each, proven ? Optional.empty() : before(each.link().seq())));
        last = Optional.of(each.link());
        events++;
    }

    /** Whether it stands right after the line that was written last. */
    private boolean follows(Link link) {
        return link.seq() == Math.max(last.map(Link::seq).orElse(0L), begins()) + 1;
    }

    /** What was to be read next may have been truncated; then the file says so. */
    private void anchorThatMovedOn() throws IOException {
        Optional<Anchor> now = ports.beginning().anchor();
        if (now.isPresent() && !now.equals(anchor)) {
            anchor = now;
            write(ExportLine.of(now.get()));
        }
    }

    private Optional<String> before(long seq) {
        return ports.chain().links(seq - 2, 1).stream()
                .map(Chained::link)
                .filter(link -> link.seq() == seq - 1)
                .map(Link::mac)
                .findFirst();
    }

    private void waiting() throws IOException {
        Optional<String> after = Optional.empty();
        List<Unchained> page;
        do {
            page = ports.chain().unchained(after, PAGE);
            for (Unchained each : page) {
                write(ExportLine.of(each));
                events++;
                after = Optional.of(each.event());
            }
        } while (page.size() == PAGE);
    }

    private void about(RecordId subject) throws IOException {
        Optional<String> after = Optional.empty();
        List<Ledger.Placed> page;
        do {
            page = ports.ledger().placed(subject, after, PAGE);
            for (Ledger.Placed each : page) {
                write(line(each));
                events++;
                after = Optional.of(each.entry().id());
            }
        } while (page.size() == PAGE);
    }

    private ExportLine line(Ledger.Placed each) {
        Optional<LedgerEntry> entry = Optional.of(each.entry());
        return each.link()
                .map(link ->
                        ExportLine.of(new Chained(link, entry), each.before().or(() -> anchorAt(link.seq() - 1))))
                .orElseGet(() -> ExportLine.of(new Unchained(each.entry().id(), entry, each.proof())));
    }

    private Optional<String> anchorAt(long seq) {
        return ports.beginning().anchor().filter(begins -> begins.seq() == seq).map(Anchor::mac);
    }

    private void end() throws IOException {
        Optional<String> proof = what.format() == LedgerExport.Format.JSON_LINES
                ? Optional.of(proofs.ofExport(digest.digest()))
                : Optional.empty();
        write(ExportLine.end(proof));
    }

    private void write(ExportLine line) throws IOException {
        if (what.format() == LedgerExport.Format.CSV) {
            to.write(line.csv());
        } else {
            String json = line.json() + "\n";
            digest.update(json.getBytes(UTF_8));
            to.write(json);
        }
    }
}
