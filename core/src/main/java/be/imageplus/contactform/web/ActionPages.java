/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.StaffAction;
import be.imageplus.contactform.submission.StaffActions;
import be.imageplus.contactform.text.DatesInWords;
import be.imageplus.contactform.text.Direction;
import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How an enquiry stands, and what a link from a mail does to it, as a page without anything of what it says. */
final class ActionPages {

    static final Template ACTION =
            Template.replaceable(ActionPages.class, "action-page.mustache", "heading", "reference", "said", "button");
    static final Template NOTHING =
            Template.replaceable(ActionPages.class, "no-action-page.mustache", "heading", "detail");

    private static final String KIND = "action";

    private final Pages pages;
    private final ProcessingRegister register;

    ActionPages(Pages pages) {
        this.pages = pages;
        this.register = pages.register();
    }

    /** @param refused why it was not done when somebody asked for it; empty when nobody did */
    WebResponse present(
            Visit visit, String token, StaffAction action, StaffActions.Outlook outlook, Optional<Refusal> refused) {
        Locale reader = visit.language();
        Messages words = Messages.of("web", reader);
        DatesInWords dates = new DatesInWords(reader, register.zone());
        boolean offered = outlook.refusal().isEmpty() && refused.isEmpty();
        List<PageLayout.Alternate> alternates = LanguageSwitch.alternates(
                register.languages(), language -> visit.links().action(action.form(), token, language));
        String heading = heading(words, action, outlook, offered);
        Map<String, Object> context = Map.of(
                "languages", LanguageSwitch.of(alternates, reader),
                "heading", heading,
                "refused",
                        outlook.isDone()
                                ? Optional.empty()
                                : refused.or(outlook::refusal).map(why -> why.words(reader)),
                "referenceLabel", words.text("action.reference"),
                "reference", outlook.enquiry().reference().value(),
                "facts", facts(words, dates, action, outlook, offered),
                "said", offered ? Optional.of(prospect(words, dates, action, outlook)) : afterwards(words, outlook),
                "button",
                        Optional.of(words.text("action.button." + action.kind()))
                                .filter(label -> offered),
                "undo", Optional.of(words.text("action.undo." + action.kind())).filter(hint -> offered));
        String title = heading + " – "
                + Direction.among(reader, outlook.enquiry().reference().value());
        return pages.page(visit, reader, 200, KIND, title, alternates, new Html(ACTION.render(context)))
                .response();
    }

    private static String heading(Messages words, StaffAction action, StaffActions.Outlook outlook, boolean offered) {
        if (offered) {
            return words.text("action.ask." + action.kind());
        }
        if (action.kind() == StaffAction.Kind.RELEASE && outlook.isDone()) {
            return words.text("action.released");
        }
        Life.Stage stage = outlook.enquiry().life().stage();
        return words.text("action.is." + (stage.isUnresolved() ? "unresolved" : stage));
    }

    /** What becomes of it, and when it would go, where that is known. */
    private static String prospect(
            Messages words, DatesInWords dates, StaffAction action, StaffActions.Outlook outlook) {
        String then = words.text("action.then." + action.kind());
        Optional<String> until = outlook.keptUntil().map(dates::day);
        return switch (action.kind()) {
            case RESOLVE ->
                then + " "
                        + until.map(day -> words.text("action.kept.resolved", day))
                                .orElseGet(() -> words.text("action.runs.resolved"));
            case QUARANTINE ->
                then + " "
                        + until.map(day -> words.text("action.kept.quarantined", day))
                                .orElseGet(() -> words.text("action.erased.quarantined"));
            case RELEASE -> then;
        };
    }

    private static Optional<String> afterwards(Messages words, StaffActions.Outlook outlook) {
        Life.Stage stage = outlook.enquiry().life().stage();
        if (stage.isUnresolved()) {
            return outlook.isDone() ? Optional.of(words.text("action.after.unresolved")) : Optional.empty();
        }
        return Optional.of(words.text("action.after." + stage));
    }

    private static List<Fact> facts(
            Messages words, DatesInWords dates, StaffAction action, StaffActions.Outlook outlook, boolean offered) {
        Headline enquiry = outlook.enquiry();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(words.text("action.received"), dates.dayAndTime(enquiry.receivedAt())));
        facts.add(new Fact(words.text("action.state"), state(words, dates, enquiry.life())));
        // Only by the link of the digest, which nobody quotes to the sender: the reasons would teach one to get past.
        if (action.kind() == StaffAction.Kind.RELEASE && enquiry.life().stage() == Life.Stage.QUARANTINED) {
            facts.add(new Fact(words.text("action.why"), String.join("; ", enquiry.whyHeld(words.language()))));
        }
        outlook.keptUntil()
                .filter(day -> !offered && !enquiry.life().stage().isUnresolved())
                .ifPresent(day -> facts.add(new Fact(words.text("action.kept"), dates.day(day))));
        return facts;
    }

    private static String state(Messages words, DatesInWords dates, Life life) {
        return life.resolution()
                .map(resolution -> resolution.outcome() == Resolution.Outcome.UNATTENDED
                        ? words.text("action.state.UNATTENDED", dates.day(resolution.at()))
                        : words.text("action.state.RESOLVED", dates.dayAndTime(resolution.at())))
                .orElseGet(() -> words.text("action.state." + life.stage()));
    }

    /** Of a link that is not ours, or not complete, or expired. */
    WebResponse unknown(Visit visit) {
        return nothing(visit, 404, "action.unknown");
    }

    /** Of a link to an enquiry that was erased. */
    WebResponse gone(Visit visit) {
        return nothing(visit, 410, "action.gone");
    }

    private WebResponse nothing(Visit visit, int status, String key) {
        Messages words = Messages.of("web", visit.language());
        String heading = words.text(key + ".title");
        Html main = new Html(NOTHING.render(Map.of("heading", heading, "detail", words.text(key))));
        return pages.page(visit, visit.language(), status, KIND, heading, List.of(), main)
                .response();
    }

    private record Fact(String label, String value) {}
}
