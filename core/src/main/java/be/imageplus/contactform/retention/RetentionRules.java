/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.PromisedPeriod;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.RetentionDates;
import be.imageplus.contactform.submission.RetentionPromises;
import be.imageplus.contactform.text.ContentHash;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Decides how long an enquiry is kept: by the register in force and by the notice that its sender was shown, the
 * shorter of the two (R5.5), and by what lies across its life. Pure but for looking archived notices up. Thread-safe.
 */
public final class RetentionRules implements RetentionPromises, RetentionDates {

    private final PromisedPeriods present;
    private final ZoneId zone;
    private final RetentionPolicy policy;
    private final Function<NoticeRef, Optional<PublishedNotice>> archive;

    /** As many as there are published texts; they never change. */
    private final Map<NoticeRef, PromisedPeriods> shown = new ConcurrentHashMap<>();

    /** @param archive finds the notices that were published */
    public RetentionRules(
            ProcessingRegister register,
            Function<NoticeRef, Optional<PublishedNotice>> archive,
            RetentionPolicy policy) {
        this.present = new PromisedPeriods(register.version(), PromisedPeriod.of(register));
        this.zone = register.zone();
        this.archive = archive;
        this.policy = policy;
    }

    /** What becomes of an enquiry by itself. It depends on what was done to it and not on the time. */
    public Fate fateOf(Headline enquiry) {
        return reckoning(enquiry).fate();
    }

    /** Until when an unresolved enquiry is kept if nobody touches it again. */
    Keeping.Until untouched(Headline enquiry) {
        return reckoning(enquiry).untouched();
    }

    /** Differs when anything differs that decides; the notices that were shown never change. */
    String fingerprint() {
        return ContentHash.of(present.all() + " " + policy + " " + zone);
    }

    /** Where days are counted. */
    ZoneId zone() {
        return zone;
    }

    LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** How long a copy may live on in a backup after its record was erased (R5.13). */
    Period backupHorizon() {
        return present.longest(RetentionRule.Portion.BACKUPS).orElse(policy.backups());
    }

    @Override
    public boolean allowReopening(Headline enquiry, Instant at) {
        return !reckoning(enquiry).unresolved().lastDay().isBefore(dayOf(at));
    }

    @Override
    public boolean allowQuarantine(Headline enquiry, Instant at) {
        LocalDate releasableUntil = dayOf(at).plus(policy.releasable());
        return !reckoning(enquiry).quarantined().lastDay().isBefore(releasableUntil);
    }

    @Override
    public boolean allowContract(Headline enquiry) {
        return shownTo(enquiry)
                .of(DataItem.Category.MESSAGE, enquiry.form())
                .filter(PromisedPeriod::contractMayFollow)
                .isPresent();
    }

    @Override
    public Optional<LocalDate> resolvesOn(Headline enquiry) {
        return fateOf(enquiry).resolutionDue().map(this::dayOf);
    }

    @Override
    public Optional<LocalDate> keptUntil(Headline enquiry) {
        return fateOf(enquiry).message() instanceof Keeping.Until until
                ? Optional.of(until.lastDay())
                : Optional.empty();
    }

    private Reckoning reckoning(Headline enquiry) {
        return new Reckoning(enquiry, shownTo(enquiry), present, policy, zone);
    }

    /** A text that is gone from the archive promises what the present one does: nothing else can be known. */
    private PromisedPeriods shownTo(Headline enquiry) {
        NoticeRef ref = enquiry.notice();
        PromisedPeriods known = shown.get(ref);
        if (known != null) {
            return known;
        }
        PromisedPeriods found = archive.apply(ref)
                .map(notice -> new PromisedPeriods(ref.version(), PromisedPeriod.of(notice)))
                .orElse(present);
        shown.put(ref, found);
        return found;
    }

    /** What holds of the ledger and of backups, which no enquiry decides: the register in force, or the policy. */
    PromisedPeriods present() {
        return present;
    }
}
