/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.TransferMechanism.Assessment;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The register of transfers to third countries (Chapter V). */
final class TransfersDocument {

    /**
     * A recipient outside the EEA.
     *
     * @param categories what it receives
     * @param lawful whether a mechanism stands on the day
     * @param mechanisms in the order in which they are relied on; empty where the register names none
     */
    record Entry(
            String recipient,
            String legalEntity,
            String country,
            List<DataItem.Category> categories,
            boolean lawful,
            List<Safeguard> mechanisms) {}

    /** A row of the table: a recipient and one of its mechanisms. */
    private record Row(Entry entry, String country, int place, Optional<Safeguard> safeguard) {}

    private TransfersDocument() {}

    static RecordDocument of(RegisterOnDay source, RecordWords words) {
        String title = words.say("transfers.title");
        List<Entry> entries = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        source.register().recipients().stream()
                .filter(Recipient::needsAMechanism)
                .forEach(recipient -> {
                    Entry entry = entry(recipient, Safeguard.of(recipient, source, words));
                    entries.add(entry);
                    rows.addAll(rows(entry, words.country(recipient.country())));
                });
        RecordSheet<Row> sheet = sheet(title, source, words);
        return new RecordDocument(
                title,
                words.language().getLanguage(),
                RecordJson.of("transfers", title, source, words, Map.of("transfers", entries)),
                sheet.markdown(rows),
                sheet.csv(rows));
    }

    private static RecordSheet<Row> sheet(String title, RegisterOnDay source, RecordWords words) {
        return new RecordSheet<Row>(title, source, words)
                .otherwise(words.say("transfers.none"))
                .column(words.say("column.transfer"), row -> heading(row, words))
                .column(words.say("column.legal-entity"), row -> row.entry().legalEntity())
                .column(words.say("column.country"), Row::country)
                .columnOf(
                        words.say("column.data"),
                        row -> row.entry().categories().stream()
                                .map(words::category)
                                .toList())
                .column(words.say("column.place"), row -> row.place() == 0 ? "" : String.valueOf(row.place()))
                .column(words.say("column.kind"), each(safeguard -> words.say("kind." + code(safeguard.type()))))
                .column(words.ofNotice("recipients.mechanism"), each(Safeguard::name))
                .column(words.say("column.reference"), each(Safeguard::reference))
                .column(words.say("column.valid-from"), dated(Safeguard::validFrom, words))
                .column(words.say("column.valid-through"), dated(Safeguard::validThrough, words))
                .column(words.say("column.last-verified"), dated(Safeguard::lastVerified, words))
                .column(
                        words.say("column.transfer-assessment"),
                        each(safeguard -> safeguard
                                .assessment()
                                .map(made -> words.line(made.reference()))
                                .orElse("")))
                .column(
                        words.say("column.reviewed"),
                        dated(safeguard -> safeguard.assessment().map(Assessment::reviewed), words))
                .column(
                        words.say("column.void-from"),
                        dated(safeguard -> safeguard.invalidation().map(Invalidation::from), words))
                .column(
                        words.say("column.void-because"),
                        each(safeguard ->
                                safeguard.invalidation().map(words::reason).orElse("")))
                .column(
                        words.say("column.state", words.date(source.day())),
                        row -> row.safeguard()
                                .map(safeguard -> words.say("state." + code(safeguard.state())))
                                .orElseGet(() -> words.say("unstated")));
    }

    private static Entry entry(Recipient recipient, List<Safeguard> safeguards) {
        return new Entry(
                recipient.id(),
                recipient.legalEntity(),
                recipient.country(),
                List.copyOf(recipient.categories()),
                safeguards.stream().anyMatch(safeguard -> safeguard.state() == Safeguard.State.CARRIES),
                safeguards);
    }

    private static List<Row> rows(Entry entry, String country) {
        List<Safeguard> safeguards = entry.mechanisms();
        return safeguards.isEmpty()
                ? List.of(new Row(entry, country, 0, Optional.empty()))
                : IntStream.range(0, safeguards.size())
                        .mapToObj(at -> new Row(entry, country, at + 1, Optional.of(safeguards.get(at))))
                        .toList();
    }

    private static String heading(Row row, RecordWords words) {
        return words.say(
                "transfer",
                row.country(),
                row.entry().legalEntity(),
                row.safeguard().map(Safeguard::name).orElseGet(() -> words.say("unstated")));
    }

    private static Function<Row, String> each(Function<Safeguard, String> value) {
        return row -> row.safeguard().map(value).orElse("");
    }

    private static Function<Row, String> dated(Function<Safeguard, Optional<LocalDate>> day, RecordWords words) {
        return each(safeguard -> day.apply(safeguard).map(words::date).orElse(""));
    }

    private static String code(Enum<?> constant) {
        return RecordWords.constant(constant);
    }
}
