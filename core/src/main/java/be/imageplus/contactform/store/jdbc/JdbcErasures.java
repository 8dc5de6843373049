/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.retention.Erasure;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.retention.ErasureTask;
import be.imageplus.contactform.retention.ErasureTasks;
import be.imageplus.contactform.retention.Erasures;
import be.imageplus.contactform.work.RecordId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Orders in {@code cf_erasure} and what places say in {@code cf_erasure_answer}; schema 2 has neither. */
final class JdbcErasures implements Erasures, ErasureTasks {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String ORDER = "e.record, e.portion, e.reason, e.ordered_at, e.traces, e.complete_at";
    private static final String TASK = "a.location, a.answer, a.detail, a.attempts, a.answered_at";
    private static final String BOTH = "SELECT " + ORDER + ", " + TASK + " FROM cf_erasure e"
            + " LEFT JOIN cf_erasure_answer a ON a.record = e.record AND a.portion = e.portion ";

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcErasures(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void order(Collection<Erasure> orders, Collection<String> locations) {
        transactions.change(session -> {
            tables.require(session);
            for (Erasure order : orders) {
                session.sql("INSERT INTO cf_erasure (record, portion, reason, ordered_at, traces, complete_at)"
                                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                        .with(order.record(), order.portion(), order.reason(), order.orderedAt())
                        .with(JSON.writeValueAsString(
                                order.messageIds().stream().sorted().toList()))
                        .with(locations.isEmpty() ? Optional.of(order.orderedAt()) : order.completeAt())
                        .later();
                for (String location : locations) {
                    session.sql("INSERT INTO cf_erasure_answer (record, portion, location, attempts, due_at)"
                                    + " VALUES (?, ?, ?, 0, ?) ON CONFLICT DO NOTHING")
                            .with(order.record(), order.portion(), location, order.orderedAt())
                            .later();
                }
            }
        });
    }

    @Override
    public List<ErasureTask> due(Collection<String> locations, Instant by, int most) {
        if (locations.isEmpty()) {
            return List.of();
        }
        String places = String.join(", ", Collections.nCopies(locations.size(), "?"));
        return read(session -> session.sql("SELECT " + ORDER + ", " + TASK + " FROM cf_erasure_answer a"
                        + " JOIN cf_erasure e ON e.record = a.record AND e.portion = a.portion"
                        + " WHERE a.due_at <= ? AND a.location IN (" + places + ")"
                        + " ORDER BY a.due_at, a.record, a.portion, a.location LIMIT ?")
                .with(by)
                .with(locations.toArray())
                .with(most)
                .list(JdbcErasures::task));
    }

    @Override
    public boolean update(ErasureTask task, Optional<Instant> askAgainAt, Instant now) {
        Erasure order = task.erasure();
        return transactions.write(session -> {
            tables.require(session);
            // Of two that end the last two parts at once, one must see the other's.
            session.sql("UPDATE cf_erasure SET reason = reason WHERE record = ? AND portion = ?")
                    .with(order.record(), order.portion())
                    .update();
            session.sql("UPDATE cf_erasure_answer SET answer = ?, detail = ?, attempts = ?, answered_at = ?, due_at = ?"
                            + " WHERE record = ? AND portion = ? AND location = ?")
                    .with(task.answer().map(JdbcErasures::name), detail(task), task.attempts(), task.answeredAt())
                    .with(askAgainAt, order.record(), order.portion(), task.location())
                    .update();
            return session.sql("UPDATE cf_erasure SET complete_at = ? WHERE record = ? AND portion = ?"
                                    + " AND complete_at IS NULL AND NOT EXISTS (SELECT 1 FROM cf_erasure_answer a"
                                    + " WHERE a.record = cf_erasure.record AND a.portion = cf_erasure.portion"
                                    + " AND (a.answer IS NULL OR a.answer = 'MANUAL'))")
                            .with(now, order.record(), order.portion())
                            .update()
                    == 1;
        });
    }

    @Override
    public List<Ordered> of(RecordId record) {
        return read(session -> together(session.sql(BOTH + "WHERE e.record = ? ORDER BY e.portion, a.location")
                .with(record)
                .list(JdbcErasures::orderAndTask)));
    }

    @Override
    public List<Ordered> open(Optional<RecordId> after, int most) {
        return read(session -> together(session.sql(BOTH
                        + "WHERE (e.record, e.portion) IN (SELECT record, portion FROM cf_erasure"
                        + " WHERE complete_at IS NULL AND record > ? ORDER BY record, portion LIMIT ?)"
                        + " ORDER BY e.record, e.portion, a.location")
                .with(after.map(RecordId::toString).orElse(""), most)
                .list(JdbcErasures::orderAndTask)));
    }

    @Override
    public int expire(Instant completeBefore, int most) {
        return transactions.write(session -> {
            tables.require(session);
            return session.sql("DELETE FROM cf_erasure WHERE (record, portion) IN (SELECT record, portion"
                            + " FROM cf_erasure WHERE complete_at < ? ORDER BY complete_at, record, portion LIMIT ?)")
                    .with(completeBefore, most)
                    .update();
        });
    }

    @Override
    public ErasureTasks.Standing standing() {
        return read(session -> {
            long manual = session.sql("SELECT COUNT(*) AS parts FROM cf_erasure_answer WHERE answer = 'MANUAL'"
                            + " AND record > ''")
                    .first(row -> row.number("parts"))
                    .orElse(0L);
            return session.sql("SELECT COUNT(*) AS parts, MIN(e.ordered_at) AS oldest FROM cf_erasure_answer a"
                            + " JOIN cf_erasure e ON e.record = a.record AND e.portion = a.portion WHERE a.due_at > 0")
                    .first(row -> new ErasureTasks.Standing(row.number("parts"), row.optionalInstant("oldest"), manual))
                    .orElseThrow();
        });
    }

    private <T> T read(Function<Session, T> query) {
        return transactions.read(session -> {
            tables.require(session);
            return query.apply(session);
        });
    }

    private record Line(Erasure order, Optional<ErasureTask> task) {}

    private static List<Ordered> together(List<Line> lines) {
        Map<Erasure, List<ErasureTask>> tasks = new LinkedHashMap<>();
        lines.forEach(line -> line.task()
                .ifPresentOrElse(
                        task -> tasks.computeIfAbsent(line.order(), any -> new ArrayList<>())
                                .add(task),
                        () -> tasks.computeIfAbsent(line.order(), any -> new ArrayList<>())));
        return tasks.entrySet().stream()
                .map(each -> new Ordered(each.getKey(), each.getValue()))
                .toList();
    }

    private static Line orderAndTask(Row row) throws SQLException {
        return new Line(
                order(row), row.optionalText("location").isPresent() ? Optional.of(task(row)) : Optional.empty());
    }

    private static Erasure order(Row row) throws SQLException {
        return new Erasure(
                row.id("record"),
                row.constant(Erasure.Portion.class, "portion"),
                row.text("reason"),
                row.instant("ordered_at"),
                JSON.readValue(row.text("traces"), new TypeReference<Set<String>>() {}),
                row.optionalInstant("complete_at"));
    }

    private static ErasureTask task(Row row) throws SQLException {
        Optional<String> name = row.optionalText("answer");
        Optional<String> detail = row.optionalText("detail");
        return new ErasureTask(
                order(row),
                row.text("location"),
                name.map(said -> answer(said, detail.orElse(""))),
                row.count("attempts"),
                name.isEmpty() ? detail : Optional.empty(),
                row.optionalInstant("answered_at"));
    }

    private static String name(ErasureAnswer answer) {
        if (answer instanceof ErasureAnswer.Done) {
            return "DONE";
        }
        if (answer instanceof ErasureAnswer.Manual) {
            return "MANUAL";
        }
        if (answer instanceof ErasureAnswer.Shredded) {
            return "SHREDDED";
        }
        return answer instanceof ErasureAnswer.Scheduled ? "SCHEDULED" : "IMPOSSIBLE";
    }

    /** What an answer says besides its name, or why there is none yet. */
    private static Optional<String> detail(ErasureTask task) {
        if (task.answer().isEmpty()) {
            return task.lastFailure();
        }
        ErasureAnswer answer = task.answer().get();
        if (answer instanceof ErasureAnswer.Manual manual) {
            return Optional.of(manual.task());
        }
        if (answer instanceof ErasureAnswer.Scheduled scheduled) {
            return Optional.of(scheduled.by().toString());
        }
        return answer instanceof ErasureAnswer.Impossible impossible
                ? Optional.of(impossible.reason())
                : Optional.empty();
    }

    private static ErasureAnswer answer(String name, String detail) {
        return switch (name) {
            case "DONE" -> new ErasureAnswer.Done();
            case "MANUAL" -> new ErasureAnswer.Manual(detail);
            case "SHREDDED" -> new ErasureAnswer.Shredded();
            case "SCHEDULED" -> new ErasureAnswer.Scheduled(LocalDate.parse(detail));
            case "IMPOSSIBLE" -> new ErasureAnswer.Impossible(detail);
            default -> throw new IllegalArgumentException("answer: a later release wrote " + name);
        };
    }
}
