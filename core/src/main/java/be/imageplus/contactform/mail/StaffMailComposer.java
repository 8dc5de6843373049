/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.register.Answer;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.StaffAction;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.text.Direction;
import be.imageplus.contactform.text.ForeignText;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Composes the mail by which staff learn of an enquiry.
 *
 * <p>The visitor's address is the Reply-To and nothing else; subject and Message-ID carry opaque references (R4.8).
 * Technical data stays out (R2.9).
 */
final class StaffMailComposer {

    private static final Template ROWS = Template.html(StaffMailComposer.class, "staff-mail.html.mustache");
    private static final Template TEXT = Template.text(StaffMailComposer.class, "staff-mail.txt.mustache");

    private final Letterhead letterhead;
    private final ProcessingRegister register;
    private final Locale language;
    private final Messages messages;

    StaffMailComposer(Letterhead letterhead) {
        this.letterhead = letterhead;
        this.register = letterhead.register();
        this.language = letterhead.language();
        this.messages = letterhead.messages();
    }

    OutgoingMail compose(OutboxItem item, Submission submission) {
        Optional<EmailAddress> sender = sender(submission);
        if (sender.isEmpty()) {
            return mail(item, submission, Optional.empty(), "staff.no-reply", Optional.empty());
        }
        OutgoingMail answerable = mail(item, submission, sender, "staff.reply", Optional.empty());
        // A header holds an address beyond ASCII only in mails that not every server takes (RFC 6532).
        return sender.get().needsSmtpUtf8()
                ? mail(item, submission, Optional.empty(), "staff.reply-by-hand", Optional.of(answerable))
                : answerable;
    }

    private OutgoingMail mail(
            OutboxItem item,
            Submission submission,
            Optional<EmailAddress> replyTo,
            String replyHint,
            Optional<OutgoingMail> international) {
        String title = messages.text("staff.title", register.controller().site());
        Map<String, Object> context = context(submission, title, replyHint);
        Letterhead.Body body = new Letterhead.Body(
                messages.text("staff.subject", submission.reference().value()),
                TEXT.render(context),
                letterhead.framed(title, ROWS.render(context)));
        return letterhead.mail(
                item,
                submission.receivedAt(),
                submission.form(),
                body,
                replyTo.map(EmailAddress::value),
                international);
    }

    private Map<String, Object> context(Submission submission, String title, String replyHint) {
        return Map.ofEntries(
                Map.entry("title", title),
                Map.entry("formLabel", messages.text("staff.form")),
                Map.entry("form", letterhead.formName(submission.form())),
                Map.entry("referenceLabel", messages.text("staff.reference")),
                Map.entry(
                        "reference",
                        Direction.among(language, submission.reference().value())),
                Map.entry("receivedLabel", messages.text("staff.received")),
                Map.entry("received", letterhead.dates().dayAndTime(submission.receivedAt())),
                Map.entry("fields", fields(submission)),
                Map.entry("actions", actions(submission)),
                Map.entry("replyHint", messages.text(replyHint)),
                Map.entry(
                        "privacyHint",
                        messages.text("staff.privacy", submission.notice().version())));
    }

    private static Optional<EmailAddress> sender(Submission submission) {
        return Optional.ofNullable(submission.values().get(DataItem.EMAIL)).flatMap(EmailAddress::parse);
    }

    private List<Line> fields(Submission submission) {
        return submission.values().entrySet().stream()
                .map(entry ->
                        new Line(label(entry.getKey()), ForeignText.isolated(words(entry.getKey(), entry.getValue()))))
                .toList();
    }

    /** What was chosen in the words that staff read; what the register does not know any more as it was kept. */
    private String words(String item, String kept) {
        Optional<DataItem> declared = register.dataItem(item);
        boolean box = declared.flatMap(DataItem::answer)
                .filter(answer -> answer.kind() == Answer.Kind.YES_NO)
                .isPresent();
        return box
                ? messages.find("staff.box." + kept).orElse(kept)
                : declared.map(known -> known.words(kept, language)).orElse(kept);
    }

    private String label(String item) {
        return register.dataItem(item)
                .map(DataItem::label)
                .map(words -> words.in(language))
                .orElse(item);
    }

    /** Empty where mails carry no links. */
    private Optional<Actions> actions(Submission submission) {
        Optional<Letterhead.Link> resolve = link("staff.resolve", submission, StaffAction.Kind.RESOLVE);
        Optional<Letterhead.Link> quarantine = link("staff.quarantine", submission, StaffAction.Kind.QUARANTINE);
        return resolve.flatMap(done -> quarantine.map(suspicious ->
                new Actions(done, suspicious, messages.text("staff.links") + " " + messages.text("staff.period"))));
    }

    private Optional<Letterhead.Link> link(String label, Submission submission, StaffAction.Kind kind) {
        return letterhead.link(
                messages.text(label),
                new StaffAction(submission.id(), submission.form(), kind),
                submission.receivedAt());
    }

    /** What staff can do by a link. */
    private record Actions(Letterhead.Link resolve, Letterhead.Link quarantine, String hint) {}

    /**
     * One field of the enquiry as the mail shows it.
     *
     * <p><b>Privacy.</b> Holds what the visitor typed, for the time of one attempt.
     */
    private record Line(String label, String value) {
        @Override
        public String toString() {
            return "Line[" + label + "]";
        }
    }
}
