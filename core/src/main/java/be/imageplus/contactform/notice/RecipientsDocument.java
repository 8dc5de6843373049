/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.Hosting;
import be.imageplus.contactform.register.Recipient;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The register of recipients (R4.1). */
final class RecipientsDocument {

    /**
     * A recipient.
     *
     * @param tasks what it runs of what an enquiry passes through
     * @param lastVerified the earliest day on which one of its mechanisms was looked at last
     * @param retention what it keeps itself, in words
     * @param published whether the notice lists it
     */
    record Entry(
            String id,
            String legalEntity,
            String tradeName,
            Recipient.Role role,
            Optional<String> service,
            List<Task> tasks,
            String country,
            boolean withinEea,
            List<DataItem.Category> categories,
            Optional<String> agreement,
            List<Safeguard> mechanisms,
            Optional<LocalDate> lastVerified,
            Optional<String> retention,
            Optional<Period> keepsContentFor,
            boolean published) {}

    /** What somebody runs. */
    enum Task {
        APPLICATION,
        DATABASE,
        MAIL_DELIVERY,
        MAILBOX,
        BACKUPS
    }

    private RecipientsDocument() {}

    static RecordDocument of(RegisterOnDay source, RecordWords words) {
        String title = words.say("recipients.title");
        List<Entry> entries = Stream.concat(
                        source.register().recipients().stream(),
                        source.register().recipient(Recipient.CONTROLLER).stream())
                .map(recipient -> entry(recipient, source, words))
                .toList();
        RecordSheet<Entry> sheet = new RecordSheet<Entry>(title, source, words)
                .column(words.say("column.trade-name"), Entry::tradeName)
                .column(words.say("column.legal-entity"), Entry::legalEntity)
                .column(words.say("column.role"), entry -> words.role(entry.role()))
                .columnOf(words.say("column.service"), entry -> service(entry, words))
                .column(words.say("column.country"), entry -> country(entry, words))
                .columnOf(
                        words.say("column.data"),
                        entry ->
                                entry.categories().stream().map(words::category).toList())
                .column(words.say("column.agreement"), entry -> agreement(entry, words))
                .columnOf(words.ofNotice("recipients.mechanism"), entry -> mechanisms(entry, words))
                .column(
                        words.say("column.last-verified"),
                        entry -> entry.lastVerified().map(words::date).orElse(""))
                .columnOf(words.say("column.own-retention"), entry -> retention(entry, words))
                .column(words.say("column.published"), entry -> words.yesOrNo(entry.published()));
        return new RecordDocument(
                title,
                words.language().getLanguage(),
                RecordJson.of("recipients", title, source, words, Map.of("recipients", entries)),
                sheet.markdown(entries),
                sheet.csv(entries));
    }

    private static Entry entry(Recipient recipient, RegisterOnDay source, RecordWords words) {
        boolean own = recipient.role() == Recipient.Role.CONTROLLER;
        return new Entry(
                recipient.id(),
                recipient.legalEntity(),
                recipient.tradeName(),
                recipient.role(),
                own ? Optional.empty() : Optional.of(words.of(recipient.service())),
                tasks(recipient.id(), source.register().hosting()),
                recipient.country(),
                recipient.withinEea(),
                List.copyOf(recipient.categories()),
                recipient.agreement(),
                Safeguard.of(recipient, source, words),
                recipient.mechanisms().stream()
                        .flatMap(mechanism -> mechanism.lastVerified().stream())
                        .min(Comparator.naturalOrder()),
                recipient.retention().map(words::of),
                recipient.keepsContentFor(),
                recipient.published() || own);
    }

    private static List<Task> tasks(String id, Hosting hosting) {
        List<Task> tasks = new ArrayList<>();
        hosting.application().filter(id::equals).ifPresent(host -> tasks.add(Task.APPLICATION));
        hosting.database().filter(id::equals).ifPresent(host -> tasks.add(Task.DATABASE));
        hosting.mailDelivery().stream().filter(id::equals).findFirst().ifPresent(host -> tasks.add(Task.MAIL_DELIVERY));
        hosting.mailbox().stream().filter(id::equals).findFirst().ifPresent(host -> tasks.add(Task.MAILBOX));
        hosting.backups().filter(id::equals).ifPresent(host -> tasks.add(Task.BACKUPS));
        return List.copyOf(tasks);
    }

    private static List<String> service(Entry entry, RecordWords words) {
        return Stream.concat(
                        entry.service().stream(),
                        entry.tasks().stream().map(task -> words.say("task." + RecordWords.constant(task))))
                .toList();
    }

    private static String country(Entry entry, RecordWords words) {
        return words.country(entry.country());
    }

    private static String agreement(Entry entry, RecordWords words) {
        return entry.agreement()
                .map(words::line)
                .orElseGet(() -> entry.role() == Recipient.Role.PROCESSOR ? words.say("unstated") : "");
    }

    private static List<String> mechanisms(Entry entry, RecordWords words) {
        if (entry.mechanisms().isEmpty()) {
            return List.of(
                    entry.withinEea() || entry.role() == Recipient.Role.CONTROLLER
                            ? words.ofNotice("recipients.eea")
                            : words.say("unstated"));
        }
        return entry.mechanisms().stream().map(Safeguard::text).toList();
    }

    private static List<String> retention(Entry entry, RecordWords words) {
        return Stream.concat(
                        entry.retention().stream(),
                        entry
                                .keepsContentFor()
                                .map(period -> words.say("keeps-content-for", words.period(period)))
                                .stream())
                .toList();
    }
}
