/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.ClockGuard;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what is due, batch after batch, each a transaction of its own that takes the lease too: whatever ends one
 * half-way leaves everything as it was, and another node goes on. The certificate is written in the batch's
 * transaction. A batch goes by one look at the clock, and that look must be believed.
 */
final class Purge {

    /** The heartbeat's name. */
    static final String CHORE = "purge";

    /** So few that visitors hardly wait for them where there is one writer. */
    static final int BATCH = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Purge.class);
    private static final String WORK = "retention";

    /** Remembers the rules by which every enquiry was looked at last, or how far that has come. */
    private static final String RULES = "retention-rules";

    private static final String UP_TO = " up to ";

    /** A node that dies between two batches holds the others up for so long. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int ANEW = 1_000;

    private final RetentionRules rules;
    private final RetentionPorts ports;
    private final Locations locations;
    private final Journal journal;
    private final ClockGuard clockGuard;
    private final String registerVersion;
    private final Runnable afterwards;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    /** @param afterwards called after the commit of every batch that erased something */
    Purge(
            RetentionRules rules,
            RetentionPorts ports,
            Locations locations,
            Journal journal,
            String registerVersion,
            Runnable afterwards,
            Clock clock) {
        this.rules = rules;
        this.ports = ports;
        this.locations = locations;
        this.journal = journal;
        this.clockGuard = new ClockGuard(ports.chores());
        this.registerVersion = registerVersion;
        this.afterwards = afterwards;
        this.clock = clock;
    }

    /**
     * One run: batches until none is due.
     *
     * @param mayGoOn asked before every batch
     */
    PurgeReport run(BooleanSupplier mayGoOn) {
        RecordId run = ports.ids().next();
        PurgeReport report = PurgeReport.nothing(run);
        boolean more = true;
        while (more && mayGoOn.getAsBoolean()) {
            int number = report.batches() + 1;
            Optional<PurgeBatch.Result> result = ports.transactions().call(() -> batch(run, number));
            if (result.isEmpty()) {
                return report.elsewhere();
            }
            report = report.plus(result.get());
            more = result.get().more();
        }
        return report;
    }

    /** Empty when another node is at it. */
    private Optional<PurgeBatch.Result> batch(RecordId run, int number) {
        Instant now = clock.instant();
        Optional<Lease> lease = ports.leases().take(WORK, owner, now, now.plus(LEASE));
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        clockGuard.beat(now);
        ports.chores().begin(CHORE, now);
        boolean anew = lookAnew();
        PurgeBatch.Result result = new PurgeBatch(rules, ports, locations, journal, now)
                .take(BATCH)
                .orMore(anew);
        if (!result.counts().isEmpty()) {
            Certificate certificate = new Certificate(run, number, now, registerVersion, result.counts());
            ports.certificates().issue(certificate);
            journal.ofAll(LedgerEvent.Type.PURGE_CERTIFIED, certificate.summary());
            ports.transactions().afterCommit(() -> told(certificate));
        }
        if (!result.more()) {
            ports.chores().done(CHORE, now, Optional.empty());
            ports.leases().release(WORK, lease.get());
        }
        return Optional.of(result);
    }

    private void told(Certificate certificate) {
        LOG.info("Purged {} in batch {} of run {}", certificate.counts(), certificate.batch(), certificate.run());
        afterwards.run();
    }

    /**
     * When the rules have changed, every enquiry is looked at anew, a page with each batch; says whether some are left.
     */
    private boolean lookAnew() {
        Optional<String> progress = ports.chores().find(RULES).flatMap(Chores.Chore::progress);
        if (progress.filter(rules.fingerprint()::equals).isPresent()) {
            return false;
        }
        String mark = rules.fingerprint() + UP_TO;
        Optional<RecordId> after = progress.filter(text -> text.startsWith(mark) && text.length() > mark.length())
                .map(text -> RecordId.parse(text.substring(mark.length())));
        Optional<RecordId> last = ports.expiry().lookAnew(after, ANEW);
        ports.chores().begin(RULES, clock.instant());
        if (last.isPresent()) {
            ports.chores().progress(RULES, mark + last.get());
        } else {
            ports.chores().done(RULES, clock.instant(), Optional.of(rules.fingerprint()));
        }
        return last.isPresent();
    }
}
