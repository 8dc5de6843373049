/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What staff do by links from their mail: whoever follows one sees how the enquiry stands and what would become of it,
 * and does it with a second step. It acts as {@link Actor#MAIL_LINK}. Thread-safe.
 */
public final class StaffActions {

    private final Inbox inbox;
    private final ActionLinks links;
    private final RetentionPromises promises;
    private final RetentionDates dates;
    private final Clock clock;

    /**
     * Actions on the enquiries of one inbox.
     *
     * @param links signed with the keys of the same store
     * @param promises those that the inbox asks
     */
    public StaffActions(Inbox inbox, ActionLinks links, RetentionPromises promises, RetentionDates dates, Clock clock) {
        this.inbox = inbox;
        this.links = links;
        this.promises = promises;
        this.dates = dates;
        this.clock = clock;
    }

    /**
     * How an enquiry stands, seen from an action.
     *
     * @param enquiry as it is
     * @param refusal why the action would not be done; empty when it would be
     * @param keptUntil the last day on which it is kept: as it is, or as it would be after an action that would be
     *     done; empty when no date is set
     */
    public record Outlook(Headline enquiry, Optional<Refusal> refusal, Optional<LocalDate> keptUntil) {

        /** Whether somebody has done it already. */
        public boolean isDone() {
            return refusal.filter(why -> why == Refusal.ALREADY_RESOLVED
                            || why == Refusal.ALREADY_QUARANTINED
                            || why == Refusal.NOT_QUARANTINED)
                    .isPresent();
        }
    }

    /** What a link does that leads below a form's path; empty when it is not ours, of another form, or expired. */
    public Optional<StaffAction> read(String form, String token) {
        return links.read(form, token);
    }

    /** How it stands; changes nothing. Empty when the enquiry is gone. */
    public Optional<Outlook> look(StaffAction action) {
        return inbox.find(action.enquiry()).map(enquiry -> outlook(enquiry, step(action.kind())));
    }

    /** Does it, unless somebody has done something else since it was looked at. */
    public Change take(StaffAction action) {
        return switch (action.kind()) {
            // A link cannot ask how it ended; that the enquiry was answered is what it mostly means.
            case RESOLVE -> inbox.resolve(action.enquiry(), Resolution.Outcome.ANSWERED, Actor.MAIL_LINK);
            case QUARANTINE -> inbox.quarantine(action.enquiry(), Actor.MAIL_LINK);
            case RELEASE -> inbox.release(action.enquiry(), Actor.MAIL_LINK);
        };
    }

    private Outlook outlook(Headline enquiry, Step step) {
        Instant now = clock.instant();
        LifeRules.Ruling ruling = LifeRules.of(enquiry.life(), step);
        if (ruling instanceof LifeRules.Ruling.No no) {
            return refused(enquiry, no.refusal());
        }
        if (step == Step.QUARANTINE && !promises.allowQuarantine(enquiry, now)) {
            return refused(enquiry, Refusal.TOO_OLD_FOR_QUARANTINE);
        }
        Headline afterwards = ruling instanceof LifeRules.Ruling.To to
                ? enquiry.with(lifeIn(to.stage(), enquiry.life(), now))
                : enquiry;
        return new Outlook(enquiry, Optional.empty(), dates.keptUntil(afterwards));
    }

    private Outlook refused(Headline enquiry, Refusal why) {
        return new Outlook(enquiry, Optional.of(why), dates.keptUntil(enquiry));
    }

    private static Life lifeIn(Life.Stage stage, Life life, Instant now) {
        return stage == Life.Stage.RESOLVED
                ? life.resolved(new Resolution(now, Resolution.Outcome.ANSWERED), now)
                : life.in(stage, now);
    }

    private static Step step(StaffAction.Kind kind) {
        return switch (kind) {
            case RESOLVE -> Step.RESOLVE;
            case QUARANTINE -> Step.QUARANTINE;
            case RELEASE -> Step.RELEASE;
        };
    }
}
