/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Blocker;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Relationship;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.Restriction;
import be.imageplus.contactform.work.RecordId;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A life as its row has it. Overlays are one column of JSON: most enquiries have none, and none is looked up by. */
final class LifeRow {

    /** An enquiry without its sealed columns. */
    static final String HEADLINE = "SELECT s.id, s.reference, s.form, s.purpose, s.received_at, s.screening_reasons,"
            + " s.notice_version, s.notice_language, s.notice_hash, l.stage, l.revision, l.active_at, l.resolved_at,"
            + " l.outcome, l.overlays, l.look_at, l.waits_for,"
            + " CASE WHEN t.submission IS NULL THEN 0 ELSE 1 END AS technical_kept"
            + " FROM cf_life l JOIN cf_submission s ON s.id = l.submission"
            + " LEFT JOIN cf_technical t ON t.submission = l.submission ";

    private static final JsonMapper JSON = new JsonMapper();

    private LifeRow() {}

    static Headline headline(Row row) throws SQLException {
        return new Headline(
                new Reference(row.text("reference")),
                row.text("form"),
                row.text("purpose"),
                row.instant("received_at"),
                SubmissionRow.parted(row.text("screening_reasons")),
                new NoticeRef(row.text("notice_version"), row.text("notice_language"), row.text("notice_hash")),
                row.flag("technical_kept"),
                life(row));
    }

    private static Life life(Row row) throws SQLException {
        RecordId id = row.id("id");
        JsonNode overlays = row.optionalText("overlays").map(JSON::readTree).orElseGet(JSON::createObjectNode);
        Optional<String> outcome = row.optionalText("outcome");
        Optional<Resolution> resolution = outcome.isEmpty()
                ? Optional.empty()
                : Optional.of(new Resolution(row.instant("resolved_at"), Resolution.Outcome.valueOf(outcome.get())));
        return new Life(
                id,
                row.constant(Life.Stage.class, "stage"),
                row.number("revision"),
                row.instant("active_at"),
                resolution,
                overlays.path("staffReopenings").asInt(0),
                instant(overlays, "remindedAt"),
                overlays.path("sensitive").asBoolean(false),
                instant(overlays, "copiesErasedAt"),
                part(overlays, "restriction").map(LifeRow::restriction),
                part(overlays, "hold").map(LifeRow::hold),
                part(overlays, "relationship").map(LifeRow::relationship),
                part(overlays, "erasureOrdered").map(JsonNode::asString),
                part(overlays, "copiesOrdered").map(JsonNode::asString),
                blockers(overlays.path("blockers")));
    }

    /** The overlays as their column has them; empty when there are none. */
    static Optional<String> overlays(Life life) {
        ObjectNode overlays = JSON.createObjectNode();
        if (life.staffReopenings() > 0) {
            overlays.put("staffReopenings", life.staffReopenings());
        }
        life.remindedAt().ifPresent(at -> overlays.put("remindedAt", at.toEpochMilli()));
        if (life.sensitive()) {
            overlays.put("sensitive", true);
        }
        life.copiesErasedAt().ifPresent(at -> overlays.put("copiesErasedAt", at.toEpochMilli()));
        life.restriction().ifPresent(placed -> {
            ObjectNode part = overlays.putObject("restriction")
                    .put("reason", placed.reason())
                    .put("since", placed.since().toEpochMilli());
            placed.liftedAt().ifPresent(at -> part.put("liftedAt", at.toEpochMilli()));
        });
        life.hold().ifPresent(placed -> {
            ArrayNode parts = overlays.putObject("hold")
                    .put("owner", placed.owner().toString())
                    .put("since", placed.since().toEpochMilli())
                    .put("reviewOn", placed.reviewOn().toString())
                    .putArray("parts");
            placed.parts().stream().sorted().forEach(held -> parts.add(held.name()));
        });
        life.relationship().ifPresent(begun -> {
            ObjectNode part = overlays.putObject("relationship")
                    .put("startsOn", begun.startsOn().toString());
            begun.keptUntil().ifPresent(last -> part.put("keptUntil", last.toString()));
        });
        life.erasureOrdered().ifPresent(reason -> overlays.put("erasureOrdered", reason));
        life.copiesOrdered().ifPresent(reason -> overlays.put("copiesOrdered", reason));
        if (!life.blockers().isEmpty()) {
            ArrayNode blockers = overlays.putArray("blockers");
            life.blockers()
                    .forEach(each ->
                            blockers.addObject().put("code", each.code()).put("stopsMail", each.stopsMail()));
        }
        return overlays.isEmpty() ? Optional.empty() : Optional.of(overlays.toString());
    }

    private static Restriction restriction(JsonNode part) {
        return new Restriction(
                part.path("reason").asString(),
                Instant.ofEpochMilli(part.path("since").asLong()),
                instant(part, "liftedAt"));
    }

    private static LegalHold hold(JsonNode part) {
        Set<DataItem.Category> parts = EnumSet.noneOf(DataItem.Category.class);
        part.path("parts").forEach(held -> parts.add(DataItem.Category.valueOf(held.asString())));
        return new LegalHold(
                Actor.parse(part.path("owner").asString()),
                Instant.ofEpochMilli(part.path("since").asLong()),
                LocalDate.parse(part.path("reviewOn").asString()),
                parts);
    }

    private static Relationship relationship(JsonNode part) {
        return new Relationship(
                LocalDate.parse(part.path("startsOn").asString()),
                part(part, "keptUntil").map(last -> LocalDate.parse(last.asString())));
    }

    private static List<Blocker> blockers(JsonNode array) {
        List<Blocker> blockers = new ArrayList<>();
        array.forEach(each -> blockers.add(
                new Blocker(each.path("code").asString(), each.path("stopsMail").asBoolean())));
        return blockers;
    }

    private static Optional<Instant> instant(JsonNode node, String name) {
        return part(node, name).map(at -> Instant.ofEpochMilli(at.asLong()));
    }

    private static Optional<JsonNode> part(JsonNode node, String name) {
        return Optional.of(node.path(name)).filter(found -> !found.isMissingNode());
    }
}
