/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.notice.NoticeSummary;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.text.DatesInWords;
import be.imageplus.contactform.text.Direction;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Composes the mail that acknowledges an enquiry, in the language of the page that it was sent from: fixed text, the
 * reference, when it was received, who the controller is, and the short notice (Art. 13). Nothing that anybody entered
 * is in it, so that it cannot be made to say something (R4.8), and nothing is promoted (R2.16).
 */
final class AcknowledgementComposer {

    private static final Template ROWS = Template.html(AcknowledgementComposer.class, "acknowledgement.html.mustache");
    private static final Template TEXT = Template.text(AcknowledgementComposer.class, "acknowledgement.txt.mustache");

    private final Letterhead letterhead;
    private final ProcessingRegister register;
    private final Notices notices;
    private final URI fullNotice;

    AcknowledgementComposer(Letterhead letterhead, Notices notices, URI fullNotice) {
        this.letterhead = letterhead;
        this.register = letterhead.register();
        this.notices = notices;
        this.fullNotice = fullNotice;
    }

    OutgoingMail compose(OutboxItem item, Submission enquiry, Addressee to) {
        Locale language = register.languageFor(
                List.of(Locale.forLanguageTag(enquiry.notice().language())));
        Messages messages = Messages.of("mail", language);
        String title = messages.text("acknowledgement.title");
        Map<String, Object> context = context(enquiry, language, messages);
        Letterhead.Body body = new Letterhead.Body(
                line(messages, title, enquiry.reference().value()),
                TEXT.render(context),
                Letterhead.framed(language, title, ROWS.render(context)));
        return letterhead.acknowledgement(item, enquiry.receivedAt(), enquiry.form(), to, language, body);
    }

    private Map<String, Object> context(Submission enquiry, Locale language, Messages messages) {
        Controller controller = register.controller();
        String reference = messages.text("staff.reference");
        String received = messages.text("acknowledgement.received");
        String at = new DatesInWords(language, register.zone()).dayAndTime(enquiry.receivedAt());
        Optional<NoticeSummary> summary = shortNotice(enquiry, language);
        return Map.ofEntries(
                Map.entry("title", messages.text("acknowledgement.title")),
                Map.entry("intro", messages.text("acknowledgement.intro", controller.site())),
                Map.entry("referenceLabel", reference),
                Map.entry(
                        "reference",
                        Direction.among(language, enquiry.reference().value())),
                Map.entry("receivedLabel", received),
                Map.entry("received", at),
                Map.entry(
                        "facts",
                        List.of(line(messages, reference, enquiry.reference().value()), line(messages, received, at))),
                Map.entry("reply", messages.text("acknowledgement.reply")),
                Map.entry("stranger", messages.text("acknowledgement.stranger")),
                Map.entry("short", summary),
                Map.entry("shortLines", lines(messages, summary)),
                Map.entry("noticeLabel", messages.text("acknowledgement.notice")),
                Map.entry("noticeUrl", fullNotice + "?lang=" + language.getLanguage()),
                Map.entry("controller", Direction.among(language, controller.fullName()) + ", " + controller.site()));
    }

    private static List<String> lines(Messages messages, Optional<NoticeSummary> summary) {
        return summary.stream()
                .flatMap(words -> Stream.concat(
                        Stream.of(words.title()),
                        words.lines().stream().map(each -> line(messages, each.term(), each.text()))))
                .toList();
    }

    /** As the language punctuates it. */
    private static String line(Messages messages, String term, String text) {
        return messages.text("acknowledgement.line", term, text);
    }

    /** Left out where another version is in force than the sender was shown: that one is what holds (R5.5). */
    private Optional<NoticeSummary> shortNotice(Submission enquiry, Locale language) {
        return Optional.of(notices.summary(language, enquiry.form()))
                .filter(summary -> enquiry.notice().version().equals(register.version()));
    }
}
