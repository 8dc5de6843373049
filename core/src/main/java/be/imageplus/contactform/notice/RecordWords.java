/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.Applicability;
import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.LocalizedText;
import be.imageplus.contactform.register.Purpose;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.RetentionRule;
import be.imageplus.contactform.register.Right;
import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.text.Messages;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the records say single facts, as plain text on one line: where the notice has words for a fact, they are the
 * notice's.
 */
final class RecordWords {

    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

    private final NoticeWords notice;
    private final Messages ours;
    private final Messages changes;

    RecordWords(Locale language) {
        this.notice = new NoticeWords(language);
        this.ours = Messages.of("record", language);
        this.changes = Messages.of("changes", language);
    }

    /** The language that all of this is in. */
    Locale language() {
        return notice.language();
    }

    /** Words of the records' own. */
    String say(String key, Object... arguments) {
        return ours.text(key, arguments);
    }

    /** Words of the notice's own. */
    String ofNotice(String key) {
        return Markdown.plain(notice.say(key));
    }

    /** The register's words. */
    String of(LocalizedText text) {
        return line(text.in(language()));
    }

    /** What the register has in one language only. */
    String line(String text) {
        return SPACE.matcher(text.strip()).replaceAll(" ");
    }

    String date(LocalDate day) {
        return notice.date(day);
    }

    String period(Period period) {
        return notice.period(period);
    }

    /** The version of the register, and when it was last revised if it says so. */
    String version(String version, Optional<LocalDate> revised) {
        String named = Markdown.escape(version);
        return Markdown.plain(revised.map(day -> notice.say("version", named, notice.date(day)))
                .orElse(named));
    }

    String enterpriseNumber(Controller controller, String number) {
        return Markdown.plain(notice.enterpriseNumber(controller, number));
    }

    String noOfficer(String reason) {
        return Markdown.plain(notice.say("who.no-officer", Markdown.escape(reason)));
    }

    String collected(DataItem item) {
        return capitalised(Markdown.plain(notice.collected(item)));
    }

    String category(DataItem.Category category) {
        return capitalised(changes.text("data." + constant(category)));
    }

    String role(Recipient.Role role) {
        return changes.text("role." + constant(role));
    }

    String basis(Purpose purpose) {
        return Markdown.plain(notice.basis(purpose));
    }

    /** How long data is kept, with the data. */
    String retention(RetentionRule rule) {
        return say("time-limit", of(rule.data()), line(notice.retention(rule)));
    }

    /** A recipient by its names and country, or the controller itself. */
    String recipient(Recipient recipient) {
        return recipient.role() == Recipient.Role.CONTROLLER
                ? say("recipient.own", recipient.legalEntity())
                : Markdown.plain(notice.recipient(recipient));
    }

    /** @param code ISO 3166 */
    String country(String code) {
        return new Locale("", code).getDisplayCountry(language());
    }

    /** A mechanism, while it is valid by its own dates, and where it can be read. */
    String mechanism(TransferMechanism mechanism) {
        String name = say("mechanism", notice.of(mechanism.name()), Markdown.escape(mechanism.reference()));
        return Markdown.plain(notice.mechanism(name, mechanism, Optional.empty()));
    }

    /** Why a mechanism does not stand. */
    String reason(TransferMechanism.Invalidation said) {
        return say("reason." + constant(said.reason()));
    }

    /** A right that is yielded, with its condition, or labelled as promised where the law does not give it. */
    String right(Right right, Applicability yielded) {
        String name = capitalised(notice.say("right." + right));
        if (yielded instanceof Applicability.Conditional conditional) {
            return say("right.conditional", name, right.article(), say("test." + conditional.test()));
        }
        return say(
                yielded instanceof Applicability.PromisedBeyondLaw ? "right.promised" : "right.applies",
                name,
                right.article());
    }

    /** Words that stand within a sentence elsewhere, as a line of their own. */
    private String capitalised(String text) {
        return text.isEmpty() ? text : notice.capitalised(text);
    }

    /** A fact under its name; both are Markdown. */
    String labelled(String name, String fact) {
        return notice.say("short.item", name, fact);
    }

    String yesOrNo(boolean yes) {
        return ofNotice(yes ? "collected.required.yes" : "collected.required.no");
    }

    /** How a constant is written in bundles and in JSON. */
    static String constant(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
