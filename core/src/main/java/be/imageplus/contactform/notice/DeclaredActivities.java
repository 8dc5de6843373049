/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.notice.ProcessingActivity.Group;
import be.imageplus.contactform.notice.ProcessingActivity.Origin;
import be.imageplus.contactform.notice.ProcessingActivity.Subjects;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DataItem.Collected;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.RetentionRule.Portion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The entries of the record that are purposes of the register, in its order. */
final class DeclaredActivities {

    /** What of a category has an entry of its own. */
    private static final Set<Portion> ELSEWHERE =
            EnumSet.of(Portion.QUARANTINE, Portion.BACKUPS, Portion.LEDGER, Portion.REQUESTS);

    private final ProcessingRegister register;
    private final ActivityParts parts;
    private final RecordWords words;

    DeclaredActivities(ProcessingRegister register, ActivityParts parts, RecordWords words) {
        this.register = register;
        this.parts = parts;
        this.words = words;
    }

    Stream<ProcessingActivity> all() {
        return register.purposes().stream().map(this::activity);
    }

    private ProcessingActivity activity(Purpose purpose) {
        List<DataItem> items = register.dataItemsFor(purpose.id());
        List<Recipient> recipients = recipients(items);
        return new ProcessingActivity(
                purpose.id(),
                Origin.REGISTER,
                words.of(purpose.description()),
                parts.legalBases(List.of(purpose)),
                subjects(items),
                items.stream().map(parts::data).toList(),
                recipients.stream().map(parts::receiver).toList(),
                parts.transfers(recipients),
                parts.timeLimits(register.retention().stream().filter(rule -> isAbout(items, purpose, rule))),
                parts.rights(List.of(purpose)));
    }

    private List<Group> subjects(List<DataItem> items) {
        Set<Collected> collected = items.stream().map(DataItem::collected).collect(Collectors.toSet());
        List<Group> groups = new ArrayList<>();
        if (collected.contains(Collected.FORM) || collected.contains(Collected.SUBMISSION)) {
            groups.add(parts.group(Subjects.SENDERS));
        }
        if (collected.contains(Collected.FORM) && register.declarations().othersOnlyFromMessages()) {
            groups.add(parts.group(Subjects.MENTIONED));
        }
        if (collected.contains(Collected.BROWSING)) {
            groups.add(parts.group(Subjects.VISITORS));
        }
        return List.copyOf(groups);
    }

    /** The controller's own staff and systems, and whoever receives a category of which something is used. */
    private List<Recipient> recipients(List<DataItem> items) {
        Set<DataItem.Category> categories = items.stream()
                // The instant of receipt goes with the message wherever that goes, and takes the message nowhere.
                .filter(item -> items.size() == 1 || !item.id().equals(DataItem.RECEIVED_AT))
                .map(DataItem::category)
                .collect(Collectors.toSet());
        return Stream.concat(
                        register.recipient(Recipient.CONTROLLER).stream(),
                        register.recipients().stream()
                                .filter(recipient ->
                                        recipient.categories().stream().anyMatch(categories::contains)))
                .toList();
    }

    private boolean isAbout(List<DataItem> items, Purpose purpose, RetentionRule rule) {
        List<DataItem> kept = items.stream()
                .filter(item -> item.category() == rule.category())
                .toList();
        return !kept.isEmpty()
                && rule.onlyFor()
                        .filter(portion -> ELSEWHERE.contains(portion)
                                || (portion == Portion.MAILBOX && !isTyped(kept))) // staff get mail to answer it
                        .isEmpty()
                && (rule.forms().isEmpty()
                        || register.forms().stream()
                                .anyMatch(form -> rule.appliesTo(form.id()) && serves(form, purpose, kept)));
    }

    private static boolean isTyped(List<DataItem> items) {
        return items.stream().anyMatch(item -> item.collected() == Collected.FORM);
    }

    /** Whether what comes with a form is used for a purpose: its own, or one that the items serve. */
    private static boolean serves(DeclaredForm form, Purpose purpose, List<DataItem> items) {
        return form.purpose().equals(purpose.id())
                || items.stream()
                        .anyMatch(item -> item.collected() == Collected.SUBMISSION
                                || form.items().contains(item.id()));
    }
}
