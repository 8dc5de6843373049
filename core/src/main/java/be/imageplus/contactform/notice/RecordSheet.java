/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.text.Csv;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A record in words: entries in columns, and what concerns all of them. Markdown has a section for each entry, CSV a
 * record for each, with what concerns all repeated in it.
 *
 * @param <E> what an entry is
 */
final class RecordSheet<E> {

    /** Something said once, under a name. */
    record Fact(String name, List<String> values) {

        Fact {
            values = List.copyOf(values);
        }
    }

    private final RecordWords words;
    private final String title;
    private final List<String> introduction = new ArrayList<>();
    private final Map<String, Function<E, List<String>>> columns = new LinkedHashMap<>();
    private List<Fact> before;
    private String beforeHeading = "";
    private List<Fact> after = List.of();
    private String afterHeading = "";
    private String empty = "";

    /** @param source says version and day, which every record tells */
    RecordSheet(String title, RegisterOnDay source, RecordWords words) {
        this.words = words;
        this.title = title;
        String day = words.date(source.day());
        before = List.of();
        introduction.add(words.say(
                "introduction",
                words.version(source.register().version(), source.register().revised()),
                day));
        introduction.add(words.say("voice"));
    }

    /** A sentence below the introduction. */
    RecordSheet<E> note(String sentence) {
        introduction.add(sentence);
        return this;
    }

    /** What concerns all entries and comes before them. */
    RecordSheet<E> before(String heading, List<Fact> facts) {
        beforeHeading = heading;
        before = List.copyOf(facts);
        return this;
    }

    /** What concerns all entries and comes after them. */
    RecordSheet<E> after(String heading, List<Fact> facts) {
        afterHeading = heading;
        after = List.copyOf(facts);
        return this;
    }

    /** What Markdown says where there is no entry. */
    RecordSheet<E> otherwise(String sentence) {
        empty = sentence;
        return this;
    }

    /** A column; the first one names an entry. */
    RecordSheet<E> column(String name, Function<E, String> value) {
        return columnOf(
                name,
                entry -> Stream.of(value.apply(entry))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    /** A column that may hold several values. */
    RecordSheet<E> columnOf(String name, Function<E, List<String>> values) {
        if (columns.put(name, values) != null) {
            throw new IllegalArgumentException("name: two columns are called " + name);
        }
        return this;
    }

    String markdown(List<E> entries) {
        Markdown text = new Markdown();
        text.heading(1, Markdown.escape(title));
        introduction.forEach(sentence -> text.paragraph(Markdown.escape(sentence)));
        section(text, beforeHeading, before);
        if (entries.isEmpty()) {
            text.paragraph(Markdown.escape(empty));
        }
        entries.forEach(entry -> {
            List<Fact> facts = columns.entrySet().stream()
                    .map(column -> new Fact(column.getKey(), column.getValue().apply(entry)))
                    .toList();
            section(text, String.join(", ", facts.get(0).values()), facts.subList(1, facts.size()));
        });
        section(text, afterHeading, after);
        return text.toString();
    }

    private void section(Markdown text, String heading, List<Fact> facts) {
        if (heading.isEmpty()) {
            return;
        }
        text.heading(2, Markdown.escape(heading));
        facts.forEach(fact -> {
            String name = Markdown.escape(fact.name());
            if (fact.values().size() == 1) {
                text.paragraph(
                        words.labelled(name, Markdown.inline(fact.values().get(0))));
            } else if (!fact.values().isEmpty()) {
                text.paragraph(words.labelled(name, "").strip());
                text.list(fact.values().stream().map(Markdown::escape).toList());
            }
        });
    }

    String csv(List<E> entries) {
        List<String> header = Stream.of(
                        before.stream().map(Fact::name),
                        columns.keySet().stream(),
                        after.stream().map(Fact::name),
                        Stream.of(words.say("column.state-of")))
                .flatMap(names -> names)
                .toList();
        return Csv.of(header, entries.stream().map(this::record).toList());
    }

    private List<String> record(E entry) {
        return Stream.of(
                        before.stream().map(Fact::values),
                        columns.values().stream().map(column -> column.apply(entry)),
                        after.stream().map(Fact::values),
                        Stream.of(List.of(introduction.get(0))))
                .flatMap(values -> values)
                .map(values -> values.stream().collect(joining("; ")))
                .toList();
    }
}
