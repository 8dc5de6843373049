/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.register.Answer;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.text.ForeignText;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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

    private static final Template HTML = Template.html(StaffMailComposer.class, "staff-mail.html.mustache");
    private static final Template TEXT = Template.text(StaffMailComposer.class, "staff-mail.txt.mustache");

    /** The data item whose value staff reply to. */
    private static final String REPLY_TO = "email";

    private final ProcessingRegister register;
    private final MailRouting routing;
    private final Locale language;
    private final Messages messages;

    StaffMailComposer(ProcessingRegister register, MailRouting routing) {
        this.register = register;
        this.routing = routing;
        this.language = register.languages().get(0);
        this.messages = Messages.of("mail", language);
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
        Map<String, Object> context = context(submission, replyHint);
        return new OutgoingMail(
                item.id() + "@" + domainOf(routing.from()),
                submission.receivedAt(),
                routing.from(),
                routing.fromName().orElse(register.controller().name()),
                routing.of(submission.form()).to(),
                replyTo.map(EmailAddress::value),
                messages.text("staff.subject", submission.reference().value()),
                language.getLanguage(),
                TEXT.render(context),
                HTML.render(context),
                international);
    }

    private Map<String, Object> context(Submission submission, String replyHint) {
        return Map.ofEntries(
                Map.entry("language", language.getLanguage()),
                Map.entry(
                        "title",
                        messages.text("staff.title", register.controller().site())),
                Map.entry("formLabel", messages.text("staff.form")),
                Map.entry("form", formName(submission)),
                Map.entry("referenceLabel", messages.text("staff.reference")),
                Map.entry("reference", submission.reference().value()),
                Map.entry("receivedLabel", messages.text("staff.received")),
                Map.entry("received", received(submission)),
                Map.entry("fields", fields(submission)),
                Map.entry("replyHint", messages.text(replyHint)),
                Map.entry(
                        "privacyHint",
                        messages.text("staff.privacy", submission.notice().version())));
    }

    /** Where there is one form only, its name says nothing. */
    private Optional<String> formName(Submission submission) {
        return register.form(submission.form())
                .filter(form -> register.forms().size() > 1)
                .flatMap(DeclaredForm::name)
                .map(name -> name.in(language));
    }

    private static Optional<EmailAddress> sender(Submission submission) {
        return Optional.ofNullable(submission.values().get(REPLY_TO)).flatMap(EmailAddress::parse);
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

    /** In the way of the controller's country: a date in American order misleads European staff. */
    private String received(Submission submission) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(
                        new Locale(language.getLanguage(), register.controller().country()))
                .format(submission.receivedAt().atZone(register.zone()));
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

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
