/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.notice.ProcessingActivity.Data;
import be.imageplus.contactform.notice.ProcessingActivity.Origin;
import be.imageplus.contactform.notice.ProcessingActivity.Subjects;
import be.imageplus.contactform.notice.ProcessingActivity.TimeLimit;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DataItem.Collected;
import be.imageplus.contactform.register.Hosting;
import be.imageplus.contactform.register.LegalBasis;
import be.imageplus.contactform.register.LocalizedText;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.RetentionRule.Portion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The entries of the record that no purpose of the register is: what this library does beside keeping and mailing
 * enquiries, and what follows from the register's promises.
 */
final class AddedActivities {

    /** Art. 5(2), 12 and 32 oblige every controller; words would say no more than the basis does. */
    private static final Purpose OBLIGED =
            Purpose.of("obliged", LocalizedText.english(""), LegalBasis.LEGAL_OBLIGATION);

    private final ProcessingRegister register;
    private final Hosting hosting;
    private final ActivityParts parts;
    private final RecordWords words;

    AddedActivities(ProcessingRegister register, ActivityParts parts, RecordWords words) {
        this.register = register;
        this.hosting = register.hosting();
        this.parts = parts;
        this.words = words;
    }

    Stream<ProcessingActivity> all() {
        List<ProcessingActivity> all = new ArrayList<>();
        if (!register.forms().isEmpty()) {
            all.add(ledger());
            all.add(quarantine());
            all.add(rateLimit());
        }
        if (!register.rights().rights().isEmpty()) {
            all.add(requests());
        }
        if (hosting.backups().isPresent() || rules(Portion.BACKUPS).findAny().isPresent()) {
            all.add(backups());
        }
        return all.stream();
    }

    private ProcessingActivity ledger() {
        return activity(
                "ledger",
                Origin.LIBRARY,
                List.of(OBLIGED),
                List.of(Subjects.SENDERS),
                List.of(said("ledger.data")),
                hosts(keepers()),
                limits(Portion.LEDGER));
    }

    private ProcessingActivity quarantine() {
        List<Data> data = new ArrayList<>(submitted());
        data.add(said("quarantine.data"));
        return activity(
                "quarantine",
                Origin.LIBRARY,
                security(),
                ofEnquiries(),
                data,
                hosts(keepers()),
                limits(Portion.QUARANTINE));
    }

    /** Nobody can be identified by what it keeps, so there is no right to exercise on it (Art. 11). */
    private ProcessingActivity rateLimit() {
        ProcessingActivity limit = activity(
                "rate-limit",
                Origin.LIBRARY,
                security(),
                List.of(Subjects.SENDERS),
                List.of(said("rate-limit.data")),
                hosts(keepers()),
                List.of(parts.timeLimit(words.say("activity.rate-limit.time-limit"))));
        return new ProcessingActivity(
                limit.id(),
                limit.origin(),
                limit.purpose(),
                limit.legalBases(),
                limit.dataSubjects(),
                limit.data(),
                limit.recipients(),
                limit.transfers(),
                limit.timeLimits(),
                List.of());
    }

    private ProcessingActivity requests() {
        return activity(
                "requests",
                Origin.OUTSIDE,
                List.of(OBLIGED),
                List.of(Subjects.REQUESTERS),
                List.of(said("requests.data")),
                hosts(hosting.mailbox().stream()),
                limits(Portion.REQUESTS));
    }

    private ProcessingActivity backups() {
        List<Data> data = new ArrayList<>(submitted());
        data.add(said("backups.data"));
        return activity(
                "backups",
                Origin.OUTSIDE,
                List.of(OBLIGED),
                ofEnquiries(),
                data,
                hosts(hosting.backups().stream()),
                limits(Portion.BACKUPS));
    }

    private ProcessingActivity activity(
            String id,
            Origin origin,
            List<Purpose> purposes,
            List<Subjects> subjects,
            List<Data> data,
            List<Recipient> recipients,
            List<TimeLimit> limits) {
        return new ProcessingActivity(
                "contact-form." + id,
                origin,
                words.say("activity." + id),
                parts.legalBases(purposes),
                subjects.stream().map(parts::group).toList(),
                data,
                parts.receivers(recipients),
                parts.transfers(recipients),
                limits,
                parts.rights(purposes));
    }

    private Data said(String key) {
        return parts.data(words.say("activity." + key));
    }

    private List<Subjects> ofEnquiries() {
        return register.declarations().othersOnlyFromMessages()
                ? List.of(Subjects.SENDERS, Subjects.MENTIONED)
                : List.of(Subjects.SENDERS);
    }

    /** What is kept of an enquiry. */
    private List<Data> submitted() {
        return register.dataItems().stream()
                .filter(item -> item.collected() != Collected.BROWSING)
                .map(parts::data)
                .toList();
    }

    /** The purposes that technical data serves and nobody types anything for; without any, those of the forms. */
    private List<Purpose> security() {
        List<Purpose> security = register.purposes().stream()
                .filter(purpose -> serves(purpose, item -> item.category() == DataItem.Category.TECHNICAL)
                        && !serves(purpose, item -> item.collected() == Collected.FORM))
                .toList();
        return security.isEmpty()
                ? register.forms().stream()
                        .flatMap(form -> register.purpose(form.purpose()).stream())
                        .distinct()
                        .toList()
                : security;
    }

    private boolean serves(Purpose purpose, Predicate<DataItem> kind) {
        return register.dataItems().stream()
                .anyMatch(item -> item.purposes().contains(purpose.id()) && kind.test(item));
    }

    private Stream<String> keepers() {
        return Stream.concat(hosting.application().stream(), hosting.database().stream());
    }

    private List<Recipient> hosts(Stream<String> ids) {
        return ids.distinct().flatMap(id -> register.recipient(id).stream()).toList();
    }

    private Stream<RetentionRule> rules(Portion portion) {
        return register.retention().stream().filter(rule -> rule.onlyFor().equals(Optional.of(portion)));
    }

    private List<TimeLimit> limits(Portion portion) {
        List<TimeLimit> told = parts.timeLimits(rules(portion));
        return told.isEmpty() ? List.of(parts.timeLimit(words.say("unstated"))) : told;
    }
}
