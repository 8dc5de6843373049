/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.ActionLinks;
import be.imageplus.contactform.submission.StaffAction;
import be.imageplus.contactform.text.DatesInWords;
import be.imageplus.contactform.text.Direction;
import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What all mails share, those to staff above all: language and words, sender and mailboxes, look, and links to act by.
 */
final class Letterhead {

    private static final Template FRAME = Template.html(Letterhead.class, "staff-frame.html.mustache");

    /** A link as a mail shows it. */
    record Link(String label, String url) {}

    /**
     * What a mail says.
     *
     * <p><b>Privacy.</b> May hold what the visitor typed, for the time of one attempt; never rendered.
     */
    record Body(String subject, String text, String html) {
        @Override
        public String toString() {
            return "Body";
        }
    }

    private final ProcessingRegister register;
    private final MailRouting routing;
    private final ActionLinks links;
    private final Locale language;
    private final Messages messages;
    private final DatesInWords dates;

    Letterhead(ProcessingRegister register, MailRouting routing, ActionLinks links) {
        this.register = register;
        this.routing = routing;
        this.links = links;
        this.language = register.languages().get(0);
        this.messages = Messages.of("mail", language);
        this.dates = new DatesInWords(language, register.zone());
    }

    ProcessingRegister register() {
        return register;
    }

    Locale language() {
        return language;
    }

    Messages messages() {
        return messages;
    }

    DatesInWords dates() {
        return dates;
    }

    /** What people call a form; where there is one only, its name says nothing. */
    Optional<String> formName(String form) {
        return register.form(form)
                .filter(declared -> register.forms().size() > 1)
                .flatMap(DeclaredForm::name)
                .map(name -> name.in(language));
    }

    /** The link that does something to an enquiry; empty where it is not known how people reach our pages. */
    Optional<Link> link(String label, StaffAction action, Instant receivedAt) {
        return routing.actionLinks()
                .map(pages -> new Link(label, withoutSlash(pages.toString()) + links.path(action, receivedAt)));
    }

    /** The HTML alternative: rows of a table under a title. */
    String framed(String title, String rows) {
        return framed(language, title, rows);
    }

    /** The same in another language. */
    static String framed(Locale spoken, String title, String rows) {
        return FRAME.render(Map.of(
                "language",
                spoken.getLanguage(),
                "direction",
                Direction.of(spoken),
                "title",
                title,
                "rows",
                new Html(rows)));
    }

    /** A mail to whoever sent an enquiry with a form, answered to its staff. */
    OutgoingMail acknowledgement(OutboxItem item, Instant date, String form, Addressee to, Locale spoken, Body body) {
        return new OutgoingMail(
                messageId(item),
                date,
                routing.from(),
                fromName(),
                List.of(to.value()),
                Optional.of(answeredAt(form)),
                body.subject(),
                spoken.getLanguage(),
                body.text(),
                body.html(),
                Optional.empty(),
                OutgoingMail.Kind.ACKNOWLEDGEMENT);
    }

    /** The first of a form's mailboxes that any server takes in a header (RFC 6531); the own address where none is. */
    private String answeredAt(String form) {
        return routing.of(form).to().stream()
                .filter(mailbox -> EmailAddress.parse(mailbox)
                        .filter(address -> !address.needsSmtpUtf8())
                        .isPresent())
                .findFirst()
                .orElse(routing.from());
    }

    /** A mail to the staff of a form that answers nobody. */
    OutgoingMail mail(OutboxItem item, Instant date, String form, Body body) {
        return mail(item, date, form, body, Optional.empty(), Optional.empty());
    }

    /** A mail to the staff of a form. */
    OutgoingMail mail(
            OutboxItem item,
            Instant date,
            String form,
            Body body,
            Optional<String> replyTo,
            Optional<OutgoingMail> international) {
        return new OutgoingMail(
                messageId(item),
                date,
                routing.from(),
                fromName(),
                routing.of(form).to(),
                replyTo,
                body.subject(),
                language.getLanguage(),
                body.text(),
                body.html(),
                international);
    }

    private String messageId(OutboxItem item) {
        return item.id() + "@" + domainOf(routing.from());
    }

    private String fromName() {
        return routing.fromName().orElse(register.controller().name());
    }

    private static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String withoutSlash(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
