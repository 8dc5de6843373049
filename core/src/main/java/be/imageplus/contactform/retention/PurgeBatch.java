/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One batch of the purge, in one transaction: looks at enquiries whose time to be looked at has come, does what is due,
 * and says when to look next. Used once.
 */
final class PurgeBatch {

    /** It waits until staff have received its mail. */
    static final String MAIL_OWED = "mail-owed";

    /** What is owed to staff first, or is under way, is looked at again after so long (R5.10). */
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(15);

    /** An erasure was ordered, and only a mail that is just leaving is waited for. */
    private static final Duration LOOK_AGAIN_SOON = Duration.ofSeconds(30);

    private final RetentionRules rules;
    private final RetentionPorts ports;
    private final Locations locations;
    private final Journal journal;
    private final Instant now;

    private final List<Tombstone> tombstones = new ArrayList<>();
    private final List<Headline> technical = new ArrayList<>();
    private final Map<RecordId, String> copies = new LinkedHashMap<>();
    private final List<Headline> reminders = new ArrayList<>();
    private final SortedMap<String, Integer> counts = new TreeMap<>();
    private boolean livesChanged;

    PurgeBatch(RetentionRules rules, RetentionPorts ports, Locations locations, Journal journal, Instant now) {
        this.rules = rules;
        this.ports = ports;
        this.locations = locations;
        this.journal = journal;
        this.now = now;
    }

    /** An enquiry and what becomes of it. */
    private record Looked(Expiry.Due due, Fate fate) {
        RecordId id() {
            return PurgeBatch.id(due.enquiry());
        }
    }

    /**
     * What came of it.
     *
     * @param more whether some may be left to be looked at by now, or anew
     */
    record Result(int looked, boolean more, SortedMap<String, Integer> counts) {
        Result orMore(boolean elsewhere) {
            return new Result(looked, more || elsewhere, counts);
        }
    }

    /** Takes at most so many; call it in a transaction that holds the lease. */
    Result take(int most) {
        List<Looked> looked = ports.expiry().due(now, Optional.empty(), most).stream()
                .map(due -> new Looked(due, rules.fateOf(due.enquiry())))
                .toList();
        Map<RecordId, Expiry.Owing> owing = owing(looked);
        looked.forEach(each -> {
            if (Fate.isDue(each.fate().messageDue(), now)) {
                end(each, Optional.ofNullable(owing.get(each.id())));
            } else {
                goOn(each.due(), each.fate());
            }
        });
        purge();
        purgeTechnical();
        orderCopies();
        remind();
        return new Result(looked.size(), looked.size() == most || livesChanged, counts);
    }

    private Map<RecordId, Expiry.Owing> owing(List<Looked> looked) {
        List<RecordId> ending = looked.stream()
                .filter(each -> Fate.isDue(each.fate().messageDue(), now))
                .map(Looked::id)
                .toList();
        return ending.isEmpty()
                ? Map.of()
                : ports.expiry().owingMail(ending, now).stream()
                        .collect(Collectors.toMap(Expiry.Owing::enquiry, Function.identity()));
    }

    /** It goes now, unless staff have not had its mail yet (R5.10). */
    private void end(Looked looked, Optional<Expiry.Owing> owing) {
        Headline enquiry = looked.due().enquiry();
        Keeping ended = looked.fate().message();
        Optional<Duration> wait = waitForMail(enquiry, ended, owing);
        if (wait.isPresent()) {
            if (enquiry.technicalKept() && Fate.isDue(looked.fate().technical().dueAt(rules.zone()), now)) {
                endTechnical(enquiry, looked.fate().technical());
            }
            defer(looked.due(), MAIL_OWED, wait.map(now::plus));
            return;
        }
        String why = reason(ended);
        tombstones.add(new Tombstone(looked.id(), now, why));
        journal.about(looked.id(), LedgerEvent.Type.SUBMISSION_PURGED, account(ended));
        count(enquiry, "message", why);
    }

    /**
     * How long until one that is due is looked at again, since its mail is waited for; empty when it can go. A mail
     * that will not leave any more, since its erasure was ordered or it is in the quarantine, is waited for only while
     * it is just leaving.
     */
    static Optional<Duration> waitForMail(Headline enquiry, Keeping ended, Optional<Expiry.Owing> owing) {
        boolean withheld = ended instanceof Keeping.Ordered || enquiry.life().stage() == Life.Stage.QUARANTINED;
        return owing.filter(mail -> mail.underWay() || !withheld).map(mail -> withheld ? LOOK_AGAIN_SOON : LOOK_AGAIN);
    }

    private void endTechnical(Headline enquiry, Keeping ended) {
        technical.add(enquiry);
        journal.about(id(enquiry), LedgerEvent.Type.TECHNICAL_DATA_PURGED, account(ended));
        count(enquiry, "technical", reason(ended));
    }

    /** It stays; but some of it may go, or its life go on. */
    private void goOn(Expiry.Due due, Fate fate) {
        Headline enquiry = due.enquiry();
        boolean technicalEnds = enquiry.technicalKept() && Fate.isDue(fate.technicalDue(), now);
        if (technicalEnds) {
            endTechnical(enquiry, fate.technical());
        }
        Life after = livesOn(enquiry, fate);
        if (!after.equals(enquiry.life())) {
            if (!ports.lives().update(enquiry.life(), after)) {
                throw new IllegalStateException(
                        "a row that is locked was changed"); // the batch is undone and taken again
            }
            livesChanged = true;
            return;
        }
        Headline left = technicalEnds ? enquiry.withoutTechnical() : enquiry;
        Fate next = technicalEnds ? rules.fateOf(left) : fate;
        heldBackBy(fate)
                .ifPresentOrElse(
                        why -> defer(due, why, next.nextLook(now)),
                        () -> ports.expiry().lookAgain(id(enquiry), next.nextLook(now), Optional.empty()));
    }

    private Life livesOn(Headline enquiry, Fate fate) {
        Life after = enquiry.life();
        if (Fate.isDue(fate.copiesDue(), now)) {
            copies.put(id(enquiry), after.copiesOrdered().orElse("period-ended"));
            after = after.withCopiesErasedAt(now);
        }
        if (Fate.isDue(fate.resolutionDue(), now)) {
            journal.about(
                    id(enquiry),
                    LedgerEvent.Type.SUBMISSION_RESOLVED_BY_DATE,
                    "as of " + rules.dayOf(after.activeAt()));
            return after.resolvedUnattended();
        }
        if (Fate.isDue(fate.reminderDue(), now)) {
            reminders.add(enquiry);
            return after.reminded(now);
        }
        return after;
    }

    /** What keeps it beyond its day, as a code; empty where its day has not come. */
    private Optional<String> heldBackBy(Fate fate) {
        return fate.message() instanceof Keeping.While kept && Fate.isDue(fate.heldBackAt(), now)
                ? Optional.of(code(kept.ground()))
                : Optional.empty();
    }

    private void defer(Expiry.Due due, String why, Optional<Instant> lookAt) {
        if (!due.waitsFor().equals(Optional.of(why))) {
            journal.about(id(due.enquiry()), LedgerEvent.Type.PURGE_DEFERRED, why);
        }
        ports.expiry().lookAgain(id(due.enquiry()), lookAt, Optional.of(why));
    }

    private void purge() {
        if (tombstones.isEmpty()) {
            return;
        }
        Map<RecordId, String> reasons = new LinkedHashMap<>();
        tombstones.forEach(stone -> reasons.put(stone.record(), stone.reason()));
        List<Erasure> orders = orders(reasons, Erasure.Portion.RECORD);
        ports.guard().bury(tombstones);
        ports.records().erase(reasons.keySet());
        ports.erasures().order(orders, locations.idsElsewhere());
    }

    private void purgeTechnical() {
        if (!technical.isEmpty()) {
            ports.records()
                    .eraseTechnical(technical.stream().map(PurgeBatch::id).toList());
        }
    }

    private void orderCopies() {
        if (copies.isEmpty()) {
            return;
        }
        List<String> holdingMessages = locations.elsewhere().stream()
                .filter(place -> place.categories().contains(Category.MESSAGE))
                .map(DataLocation::id)
                .toList();
        ports.erasures().order(orders(copies, Erasure.Portion.COPIES), holdingMessages);
        copies.forEach((record, why) -> journal.about(record, LedgerEvent.Type.ERASURE_ORDERED, "copies " + why));
    }

    private List<Erasure> orders(Map<RecordId, String> reasons, Erasure.Portion portion) {
        Map<RecordId, Set<String>> messageIds = ports.records().messageIds(reasons.keySet());
        return reasons.entrySet().stream()
                .map(each -> new Erasure(
                        each.getKey(),
                        portion,
                        each.getValue(),
                        now,
                        messageIds.getOrDefault(each.getKey(), Set.of()),
                        Optional.empty()))
                .toList();
    }

    private void remind() {
        Map<String, List<Headline>> byForm = reminders.stream().collect(Collectors.groupingBy(Headline::form));
        byForm.forEach((form, enquiries) -> {
            for (int from = 0; from < enquiries.size(); from += StaffNotice.MOST) {
                List<RecordId> some =
                        enquiries.subList(from, Math.min(enquiries.size(), from + StaffNotice.MOST)).stream()
                                .map(PurgeBatch::id)
                                .toList();
                ports.notices()
                        .accept(new StaffNotice(ports.ids().next(), StaffNotice.Kind.REVIEW_REMINDER, form, some, 0));
            }
            journal.ofAll(LedgerEvent.Type.REVIEW_REMINDER_SENT, form + " " + enquiries.size());
        });
    }

    private void count(Headline enquiry, String what, String why) {
        counts.merge(enquiry.form() + "/" + what + "/" + why, 1, Integer::sum);
    }

    /** The code that certificate and tombstone carry. */
    static String reason(Keeping ended) {
        if (ended instanceof Keeping.Ordered ordered) {
            return ordered.reason();
        }
        return ended instanceof Keeping.Until until ? code(until.ground()) : "gone";
    }

    /** How the ledger accounts for it: event, period and whose promise. */
    private static String account(Keeping ended) {
        if (ended instanceof Keeping.Until until) {
            return code(until.ground()) + " " + until.from()
                    + until.period().map(period -> " " + period).orElse("")
                    + until.noticeVersion().map(version -> " notice " + version).orElse("");
        }
        return reason(ended);
    }

    static String code(Keeping.Ground ground) {
        return ground.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static RecordId id(Headline enquiry) {
        return enquiry.life().submission();
    }
}
