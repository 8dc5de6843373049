/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerChain.Link;
import be.imageplus.contactform.ledger.LedgerChain.Unchained;
import be.imageplus.contactform.text.Csv;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** A line of an exported ledger: values by column. What a row holds is written as it lies there. */
final class ExportLine {

    /** What a line is about. */
    enum Kind {
        EXPORT,
        CHECKPOINT,
        ANCHOR,
        LINK,
        WAITING,
        END
    }

    static final List<String> COLUMNS = List.of(
            "kind",
            "seq",
            "event",
            "at",
            "type",
            "actor",
            "subject",
            "registerVersion",
            "reason",
            "chainedAt",
            "adopted",
            "before",
            "mac",
            "proof");

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();
    private static final TypeReference<LinkedHashMap<String, Object>> LINE = new TypeReference<>() {};
    private static final String FROM = "from ";

    private final Map<String, Object> values;

    private ExportLine(Map<String, Object> values) {
        this.values = values;
    }

    private ExportLine(Kind kind) {
        this(new LinkedHashMap<>(Map.of("kind", kind.name().toLowerCase(Locale.ROOT))));
    }

    static ExportLine head(LedgerExport what, Instant at) {
        return new ExportLine(Kind.EXPORT)
                .with("at", at)
                .with("subject", what.about().map(RecordId::toString))
                .with("reason", FROM + what.from());
    }

    static ExportLine of(Checkpoint checkpoint) {
        return new ExportLine(Kind.CHECKPOINT)
                .place(checkpoint.seq(), checkpoint.at(), checkpoint.mac(), checkpoint.proof());
    }

    static ExportLine of(Anchor anchor) {
        return new ExportLine(Kind.ANCHOR).place(anchor.seq(), anchor.at(), anchor.mac(), anchor.proof());
    }

    /** @param before the code of the link before, where no line has it */
    static ExportLine of(Chained chained, Optional<String> before) {
        Link link = chained.link();
        return new ExportLine(Kind.LINK)
                .with("seq", link.seq())
                .with("event", link.event())
                .entry(chained.entry())
                .with("chainedAt", link.chainedAt())
                .with("adopted", link.adopted())
                .with("before", before)
                .with("mac", link.mac());
    }

    static ExportLine of(Unchained waiting) {
        return new ExportLine(Kind.WAITING)
                .with("event", waiting.event())
                .entry(waiting.entry())
                .with("proof", waiting.proof());
    }

    static ExportLine end(Optional<String> proof) {
        return new ExportLine(Kind.END).with("proof", proof);
    }

    private ExportLine place(long seq, Instant at, String mac, String proof) {
        return with("seq", seq).with("at", at).with("mac", mac).with("proof", proof);
    }

    private ExportLine entry(Optional<LedgerEntry> entry) {
        entry.ifPresent(row -> with("at", Instant.ofEpochMilli(row.occurredAt()))
                .with("type", row.type())
                .with("actor", row.actor())
                .with("subject", row.subject())
                .with("registerVersion", row.registerVersion())
                .with("reason", row.reason()));
        return this;
    }

    private ExportLine with(String column, Optional<String> value) {
        value.ifPresent(text -> values.put(column, text));
        return this;
    }

    private ExportLine with(String column, Object value) {
        values.put(column, value instanceof Instant instant ? instant.toString() : value);
        return this;
    }

    String csv() {
        return Csv.line(COLUMNS.stream()
                .map(column -> String.valueOf(values.getOrDefault(column, "")))
                .toList());
    }

    /** Without a line's end. */
    String json() {
        return JSON.writeValueAsString(values);
    }

    /** @throws IllegalArgumentException when it is none; so do the methods that read a value */
    static ExportLine read(String json) {
        try {
            return new ExportLine(JSON.readValue(json, LINE));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no line of a ledger", e);
        }
    }

    Kind kind() {
        return Kind.valueOf(text("kind").toUpperCase(Locale.ROOT));
    }

    /** Where an export begins, in its head. */
    long from() {
        return Long.parseLong(text("reason").substring(FROM.length()));
    }

    Instant at() {
        return instant("at");
    }

    Checkpoint checkpoint() {
        return new Checkpoint(seq(), text("mac"), at(), text("proof"));
    }

    Anchor anchor() {
        return new Anchor(seq(), text("mac"), at(), text("proof"));
    }

    Chained chained() {
        boolean adopted = Boolean.parseBoolean(text("adopted"));
        return new Chained(new Link(seq(), text("event"), instant("chainedAt"), adopted, text("mac")), entry());
    }

    Unchained unchained() {
        return new Unchained(text("event"), entry(), optional("proof"));
    }

    Optional<String> optional(String column) {
        return Optional.ofNullable(values.get(column)).map(Object::toString);
    }

    private Optional<LedgerEntry> entry() {
        return optional("type")
                .map(type -> new LedgerEntry(
                        text("event"),
                        at().toEpochMilli(),
                        type,
                        text("actor"),
                        optional("subject"),
                        optional("registerVersion"),
                        optional("reason")));
    }

    private long seq() {
        return Long.parseLong(text("seq"));
    }

    private Instant instant(String column) {
        return Instant.parse(text(column));
    }

    private String text(String column) {
        return optional(column).orElseThrow(() -> new IllegalArgumentException("a line without " + column));
    }
}
