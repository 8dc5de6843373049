/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.RetentionDates;
import be.imageplus.contactform.submission.StaffAction;
import be.imageplus.contactform.text.Direction;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Composes the mails to staff that are about several enquiries, from how these stand at that moment: what is gone,
 * released, resolved, restricted or to be erased meanwhile is left out. References, dates and reasons only, nothing of
 * what an enquiry says.
 */
final class StaffNoticeComposer {

    private static final Template ROWS = Template.html(StaffNoticeComposer.class, "staff-notice.html.mustache");
    private static final Template TEXT = Template.text(StaffNoticeComposer.class, "staff-notice.txt.mustache");

    private final Letterhead letterhead;
    private final Lives lives;
    private final RetentionDates dates;
    private final Messages messages;

    StaffNoticeComposer(Letterhead letterhead, Lives lives, RetentionDates dates) {
        this.letterhead = letterhead;
        this.lives = lives;
        this.dates = dates;
        this.messages = letterhead.messages();
    }

    /** The mail, or empty when none of its enquiries needs anybody any more. */
    Optional<OutgoingMail> compose(OutboxItem item, StaffNotice notice, Instant now) {
        List<Entry> entries = notice.enquiries().stream()
                .flatMap(id -> lives.find(id).stream())
                .flatMap(enquiry -> entry(notice.kind(), enquiry).stream())
                .toList();
        return entries.isEmpty() ? Optional.empty() : Optional.of(mail(item, notice, entries, now));
    }

    private OutgoingMail mail(OutboxItem item, StaffNotice notice, List<Entry> entries, Instant now) {
        String kind = switch (notice.kind()) {
            case QUARANTINE_DIGEST -> "digest.";
            case REVIEW_REMINDER -> "reminder.";
        };
        boolean withLinks = entries.stream().anyMatch(entry -> entry.link().isPresent());
        String title =
                messages.text(kind + "title", letterhead.register().controller().site());
        Map<String, Object> context = Map.of(
                "title", title,
                "formLabel", messages.text("staff.form"),
                "form", letterhead.formName(notice.form()),
                "intro", messages.text(kind + "intro"),
                "entries", entries,
                "more", Optional.of(messages.text(kind + "more", notice.more())).filter(said -> notice.more() > 0),
                "hint", messages.text(withLinks ? "staff.links" : kind + "no-links"));
        Letterhead.Body body = new Letterhead.Body(
                messages.text(kind + "subject", entries.size() + notice.more()),
                TEXT.render(context),
                letterhead.framed(title, ROWS.render(context)));
        return letterhead.mail(item, now, notice.form(), body);
    }

    private Optional<Entry> entry(StaffNotice.Kind kind, Headline enquiry) {
        return switch (kind) {
            case QUARANTINE_DIGEST -> quarantined(enquiry);
            case REVIEW_REMINDER -> toReview(enquiry);
        };
    }

    private Optional<Entry> quarantined(Headline enquiry) {
        Life life = enquiry.life();
        if (life.stage() != Life.Stage.QUARANTINED || isUntouchable(life)) {
            return Optional.empty();
        }
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("digest.why", String.join("; ", enquiry.whyHeld(messages.language()))));
        dates.keptUntil(enquiry)
                .ifPresent(
                        day -> facts.add(fact("digest.kept", letterhead.dates().day(day))));
        return Optional.of(entry(enquiry, facts, link("digest.release", enquiry, StaffAction.Kind.RELEASE)));
    }

    private Optional<Entry> toReview(Headline enquiry) {
        Life life = enquiry.life();
        boolean open = life.stage().isUnresolved() && !isUntouchable(life);
        if (!open && life.hold().isEmpty()) {
            return Optional.empty();
        }
        List<Fact> facts = new ArrayList<>();
        life.hold()
                .ifPresent(hold ->
                        facts.add(fact("reminder.hold", letterhead.dates().day(hold.reviewOn()))));
        if (!open) {
            return Optional.of(entry(enquiry, facts, Optional.empty()));
        }
        facts.add(fact("reminder.active", letterhead.dates().day(life.activeAt())));
        dates.resolvesOn(enquiry)
                .ifPresent(day ->
                        facts.add(fact("reminder.resolves", letterhead.dates().day(day))));
        return Optional.of(entry(enquiry, facts, link("reminder.resolve", enquiry, StaffAction.Kind.RESOLVE)));
    }

    /** Whatever staff would do about it is refused. */
    private static boolean isUntouchable(Life life) {
        return life.isRestricted() || life.erasureOrdered().isPresent();
    }

    private Fact fact(String key, String value) {
        return new Fact(messages.text(key), value);
    }

    private Entry entry(Headline enquiry, List<Fact> facts, Optional<Letterhead.Link> link) {
        List<Fact> all = new ArrayList<>(facts);
        all.add(0, fact("staff.received", letterhead.dates().dayAndTime(enquiry.receivedAt())));
        return new Entry(
                Direction.among(messages.language(), enquiry.reference().value()), all, link);
    }

    private Optional<Letterhead.Link> link(String label, Headline enquiry, StaffAction.Kind kind) {
        return letterhead.link(
                messages.text(label, enquiry.reference().value()),
                new StaffAction(enquiry.life().submission(), enquiry.form(), kind),
                enquiry.receivedAt());
    }

    /** One enquiry as the mail shows it. */
    private record Entry(String reference, List<Fact> facts, Optional<Letterhead.Link> link) {}

    private record Fact(String label, String value) {}
}
