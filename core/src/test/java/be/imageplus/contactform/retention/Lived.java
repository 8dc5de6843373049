/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Blocker;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Relationship;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.Restriction;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Enquiries that have lived through something, for the reckoning. */
final class Lived {

    private final Instant receivedAt;
    private Stage stage = Stage.OPEN;
    private Instant activeAt;
    private Optional<Resolution> resolution = Optional.empty();
    private Optional<Instant> remindedAt = Optional.empty();
    private Optional<Instant> copiesErasedAt = Optional.empty();
    private Optional<Restriction> restriction = Optional.empty();
    private Optional<LegalHold> hold = Optional.empty();
    private Optional<Relationship> relationship = Optional.empty();
    private Optional<String> erasureOrdered = Optional.empty();
    private List<Blocker> blockers = List.of();
    private String form = "contact";
    private NoticeRef notice = new NoticeRef("2026-11", "en", "hash");
    private boolean technicalKept = true;

    private Lived(String receivedAt) {
        this.receivedAt = Instant.parse(receivedAt);
        this.activeAt = this.receivedAt;
    }

    static Lived received(String instant) {
        return new Lived(instant);
    }

    Lived resolved(String instant) {
        stage = Stage.RESOLVED;
        activeAt = Instant.parse(instant);
        resolution = Optional.of(new Resolution(activeAt, Resolution.Outcome.ANSWERED));
        return this;
    }

    Lived reopened(String instant) {
        stage = Stage.REOPENED;
        activeAt = Instant.parse(instant);
        resolution = Optional.empty();
        return this;
    }

    Lived quarantined() {
        stage = Stage.QUARANTINED;
        return this;
    }

    Lived active(String instant) {
        activeAt = Instant.parse(instant);
        return this;
    }

    Lived reminded(String instant) {
        remindedAt = Optional.of(Instant.parse(instant));
        return this;
    }

    Lived restricted(String since) {
        restriction = Optional.of(new Restriction("accuracy-contested", Instant.parse(since), Optional.empty()));
        return this;
    }

    Lived restrictionLifted(String since, String told) {
        restriction = Optional.of(
                new Restriction("accuracy-contested", Instant.parse(since), Optional.of(Instant.parse(told))));
        return this;
    }

    Lived held(String reviewOn, Category... parts) {
        hold = Optional.of(new LegalHold(Actor.of("privacy", "1"), activeAt, LocalDate.parse(reviewOn), Set.of(parts)));
        return this;
    }

    Lived underContract(String startsOn) {
        relationship = Optional.of(new Relationship(LocalDate.parse(startsOn), Optional.empty()));
        return this;
    }

    Lived contractKeepsUntil(String startsOn, String lastDay) {
        relationship = Optional.of(new Relationship(LocalDate.parse(startsOn), Optional.of(LocalDate.parse(lastDay))));
        return this;
    }

    Lived blocked() {
        blockers = List.of(new Blocker("access-request", false));
        return this;
    }

    Lived erasureOrdered(String instant) {
        activeAt = Instant.parse(instant);
        erasureOrdered = Optional.of("minor");
        return this;
    }

    Lived through(String formId) {
        form = formId;
        return this;
    }

    Lived shown(NoticeRef ref) {
        notice = ref;
        return this;
    }

    Lived withoutTechnical() {
        technicalKept = false;
        return this;
    }

    Headline headline() {
        Life life = new Life(
                new RecordId(new UUID(receivedAt.toEpochMilli() << 16 | 0x7000, 7)),
                stage,
                0,
                activeAt,
                resolution,
                0,
                remindedAt,
                false,
                copiesErasedAt,
                restriction,
                hold,
                relationship,
                erasureOrdered,
                Optional.empty(),
                blockers);
        return new Headline(Reference.random(), form, "reply", receivedAt, List.of(), notice, technicalKept, life);
    }
}
