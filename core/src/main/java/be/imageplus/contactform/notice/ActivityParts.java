/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.notice.ProcessingActivity.Data;
import be.imageplus.contactform.notice.ProcessingActivity.Granted;
import be.imageplus.contactform.notice.ProcessingActivity.Ground;
import be.imageplus.contactform.notice.ProcessingActivity.Group;
import be.imageplus.contactform.notice.ProcessingActivity.Receiver;
import be.imageplus.contactform.notice.ProcessingActivity.Standing;
import be.imageplus.contactform.notice.ProcessingActivity.Subjects;
import be.imageplus.contactform.notice.ProcessingActivity.TimeLimit;
import be.imageplus.contactform.notice.ProcessingActivity.Transfer;
import be.imageplus.contactform.register.Applicability;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.Right;
import be.imageplus.contactform.register.RightsApplicability;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the register's facts into the parts of an entry of the record. */
final class ActivityParts {

    private final RegisterOnDay source;
    private final RecordWords words;
    private final RightsApplicability rights;

    ActivityParts(RegisterOnDay source, RecordWords words) {
        this.source = source;
        this.words = words;
        this.rights = new RightsApplicability(source.register());
    }

    List<Ground> legalBases(List<Purpose> purposes) {
        return purposes.stream()
                .map(purpose -> new Ground(purpose.basis(), purpose.basis().article(), words.basis(purpose)))
                .distinct()
                .toList();
    }

    Group group(Subjects subjects) {
        return new Group(subjects, words.say("subjects." + RecordWords.constant(subjects)));
    }

    Data data(DataItem item) {
        return new Data(Optional.of(item.id()), Optional.of(item.category()), words.collected(item));
    }

    Data data(String text) {
        return new Data(Optional.empty(), Optional.empty(), text);
    }

    Receiver receiver(Recipient recipient) {
        String named = words.recipient(recipient);
        return new Receiver(
                Optional.of(recipient.id()),
                Optional.of(recipient.role()),
                Optional.of(recipient.country()),
                recipient.role() == Recipient.Role.CONTROLLER
                        ? named
                        : words.say("recipient", named, words.role(recipient.role())));
    }

    /** Who runs what data passes through; where the register does not say so, that. */
    List<Receiver> receivers(List<Recipient> hosts) {
        return hosts.isEmpty()
                ? List.of(new Receiver(Optional.empty(), Optional.empty(), Optional.empty(), words.say("unstated")))
                : hosts.stream().map(this::receiver).toList();
    }

    List<Transfer> transfers(List<Recipient> recipients) {
        return recipients.stream()
                .filter(Recipient::needsAMechanism)
                .map(this::transfer)
                .toList();
    }

    private Transfer transfer(Recipient recipient) {
        List<Safeguard> safeguards = Safeguard.of(recipient, source, words);
        String grounds = safeguards.isEmpty()
                ? words.say("unstated")
                : String.join(" · ", safeguards.stream().map(Safeguard::text).toList());
        return new Transfer(
                recipient.id(),
                recipient.country(),
                safeguards,
                words.say("transfer", words.country(recipient.country()), recipient.legalEntity(), grounds));
    }

    List<TimeLimit> timeLimits(Stream<RetentionRule> rules) {
        return rules.map(rule -> new TimeLimit(
                        Optional.of(rule.id()), rule.period(), Optional.of(rule.startsAt()), words.retention(rule)))
                .toList();
    }

    /** Without a rule: what the library does, or that the register says nothing. */
    TimeLimit timeLimit(String text) {
        return new TimeLimit(Optional.empty(), Optional.empty(), Optional.empty(), text);
    }

    List<Granted> rights(List<Purpose> purposes) {
        return Stream.of(Right.values())
                .flatMap(right -> purposes.stream().flatMap(purpose -> right(right, purpose)))
                .distinct()
                .toList();
    }

    private Stream<Granted> right(Right right, Purpose purpose) {
        Applicability how = rights.applicability(right, purpose);
        if (!how.isYielded()) {
            return Stream.empty();
        }
        Optional<Applicability.Test> condition = how instanceof Applicability.Conditional conditional
                ? Optional.of(conditional.test())
                : Optional.empty();
        Standing standing = how instanceof Applicability.PromisedBeyondLaw
                ? Standing.PROMISED_BEYOND_LAW
                : condition.map(test -> Standing.CONDITIONAL).orElse(Standing.APPLIES);
        return Stream.of(new Granted(right, how.article(), standing, condition, words.right(right, how)));
    }
}
