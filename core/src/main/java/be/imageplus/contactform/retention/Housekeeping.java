/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.register.RetentionRule.Portion;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.ClockDoubtException;
import be.imageplus.contactform.work.ClockGuard;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntUnaryOperator;

/**
 * What is done once a day among all nodes: staff learn what is in quarantine (R3.6), and what retention itself has
 * written ends when it is not needed any more.
 */
final class Housekeeping {

    /** Staff find it when they begin; in the register's zone. */
    private static final LocalTime DIGEST_FROM = LocalTime.of(7, 0);

    /** Beyond the time that a backup may live on (R5.13). */
    private static final Period TOMBSTONE_MARGIN = Period.ofDays(30);

    /** Where the register names no period for the ledger (GDPR rules §8, policy). */
    private static final Period CERTIFICATES = Period.ofYears(3);

    private static final String DIGEST = "quarantine-digest";
    private static final String EXPIRY = "retention-expiry";
    private static final String WORK = "retention-daily";
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int PAGE = 500;

    /** What a digest counts at most; nobody reads further. */
    private static final int MOST_IN_DIGEST = 2_000;

    private final RetentionRules rules;
    private final RetentionPorts ports;
    private final Journal journal;
    private final Clock clock;
    private final String owner = UUID.randomUUID().toString();

    Housekeeping(RetentionRules rules, RetentionPorts ports, Journal journal, Clock clock) {
        this.rules = rules;
        this.ports = ports;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Does what is due today and no node has done.
     *
     * @throws ClockDoubtException when the clock is not believed; nothing is done then
     */
    void doDue() {
        Instant now = clock.instant();
        new ClockGuard(ports.chores()).beat(now);
        LocalDate today = rules.dayOf(now);
        boolean digestTime = !now.atZone(rules.zone()).toLocalTime().isBefore(DIGEST_FROM);
        if (digestTime && !isDone(DIGEST, today)) {
            once(DIGEST, today, this::sendDigests);
        }
        if (!isDone(EXPIRY, today)) {
            expire(now);
            once(EXPIRY, today, () -> {});
        }
    }

    private boolean isDone(String chore, LocalDate today) {
        return ports.chores()
                .find(chore)
                .flatMap(Chores.Chore::doneAt)
                .filter(done -> !rules.dayOf(done).isBefore(today))
                .isPresent();
    }

    /** In one transaction with the mark that it is done, so that staff are not told twice. */
    private void once(String chore, LocalDate today, Runnable work) {
        ports.transactions().run(() -> {
            Instant now = clock.instant();
            Optional<Lease> lease = ports.leases().take(WORK, owner, now, now.plus(LEASE));
            if (lease.isPresent() && !isDone(chore, today)) {
                ports.chores().begin(chore, now);
                work.run();
                ports.chores().done(chore, now, Optional.empty());
            }
            lease.ifPresent(taken -> ports.leases().release(WORK, taken));
        });
    }

    private void sendDigests() {
        Map<String, List<RecordId>> byForm = new LinkedHashMap<>();
        for (Headline held : quarantined()) {
            byForm.computeIfAbsent(held.form(), any -> new ArrayList<>())
                    .add(held.life().submission());
        }
        byForm.forEach((form, enquiries) -> {
            List<RecordId> named = enquiries.subList(0, Math.min(enquiries.size(), StaffNotice.MOST));
            ports.notices()
                    .accept(new StaffNotice(
                            ports.ids().next(),
                            StaffNotice.Kind.QUARANTINE_DIGEST,
                            form,
                            named,
                            enquiries.size() - named.size()));
            journal.ofAll(LedgerEvent.Type.QUARANTINE_DIGEST_SENT, form + " " + enquiries.size());
        });
    }

    private List<Headline> quarantined() {
        List<Headline> all = new ArrayList<>();
        List<Headline> page;
        do {
            Optional<RecordId> after = all.isEmpty()
                    ? Optional.empty()
                    : Optional.of(all.get(all.size() - 1).life().submission());
            page = ports.lives().list(Lives.Which.in(Life.Stage.QUARANTINED), after, PAGE);
            all.addAll(page);
        } while (page.size() == PAGE && all.size() < MOST_IN_DIGEST);
        return all;
    }

    private void expire(Instant now) {
        Instant beyondBackups =
                rules.startOf(rules.dayOf(now).minus(rules.backupHorizon()).minus(TOMBSTONE_MARGIN));
        Period ledger = rules.present().longest(Portion.LEDGER).orElse(CERTIFICATES);
        Instant beyondLedger = rules.startOf(rules.dayOf(now).minus(ledger));
        ports.guard().expire(beyondBackups);
        untilNoneIsLeft(most -> ports.erasures().expire(beyondBackups, most));
        untilNoneIsLeft(most -> ports.certificates().expire(beyondLedger, most));
    }

    private static void untilNoneIsLeft(IntUnaryOperator removing) {
        int removed = PAGE;
        while (removed == PAGE) {
            removed = removing.applyAsInt(PAGE);
        }
    }
}
