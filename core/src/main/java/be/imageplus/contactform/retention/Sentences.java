/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.notice.NoticePhrases;
import be.imageplus.contactform.retention.Keeping.Ground;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.text.Messages;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Says until when and why something is kept, in one sentence (R5.11). */
final class Sentences {

    private final RetentionRules rules;
    private final Messages messages;
    private final NoticePhrases phrases;
    private final ZoneId zone;

    Sentences(RetentionRules rules, Locale language) {
        this.rules = rules;
        this.messages = Messages.of("retention", language);
        this.phrases = NoticePhrases.in(messages.language());
        this.zone = rules.zone();
    }

    /** What the message is kept for. */
    String ofMessage(Headline enquiry, Fate fate) {
        return fate.message() instanceof Keeping.Until until && until.ground() == Ground.UNRESOLVED
                ? ofUnresolved(enquiry)
                : of(enquiry, fate.message());
    }

    /** What the technical data is kept for. */
    String ofTechnical(Headline enquiry, Fate fate) {
        return fate.technical() instanceof Keeping.Gone
                ? messages.text("technical.gone")
                : messages.text("technical", of(enquiry, fate.technical()));
    }

    /** That it is due and waits, if it does. */
    Optional<String> ofWaiting(String reason) {
        return messages.find("waits." + reason);
    }

    /** What is true of it now changes when somebody resolves it, so the sentence says so. */
    private String ofUnresolved(Headline enquiry) {
        Keeping.Until untouched = rules.untouched(enquiry);
        return untouched.ground() == Ground.UNRESOLVED ? of(enquiry, untouched) : until("unattended", untouched);
    }

    private String of(Headline enquiry, Keeping keeping) {
        if (keeping instanceof Keeping.Until until) {
            return until(PurgeBatch.code(until.ground()), until);
        }
        if (keeping instanceof Keeping.While kept) {
            return messages.text(
                    "while." + PurgeBatch.code(kept.ground()), phrases.day(kept.since()), second(enquiry, kept));
        }
        if (keeping instanceof Keeping.Ordered ordered) {
            return messages.text("ordered", phrases.day(LocalDate.ofInstant(ordered.at(), zone)));
        }
        return messages.text("technical.gone");
    }

    private String until(String key, Keeping.Until until) {
        return messages.text(
                "until." + key,
                phrases.day(until.lastDay()),
                phrases.day(until.from()),
                until.period().map(phrases::period).orElse(""),
                source(until.noticeVersion()));
    }

    /** What such a sentence needs besides the day since when. */
    private String second(Headline enquiry, Keeping.While kept) {
        return switch (kept.ground()) {
            case CONTRACT -> source(Optional.of(enquiry.notice().version()));
            case HOLD ->
                enquiry.life().hold().map(LegalHold::reviewOn).map(phrases::day).orElse("");
            default -> "";
        };
    }

    private String source(Optional<String> noticeVersion) {
        return noticeVersion
                .map(version -> messages.text("source.notice", version, phrases.retentionHeading()))
                .orElseGet(() -> messages.text("source.policy"));
    }
}
