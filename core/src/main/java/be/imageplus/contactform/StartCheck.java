/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.mail.CheckedMailTransport;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.ContactStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that an application is checked for before it starts, found at once. */
final class StartCheck {

    private final ProcessingRegister register;
    private final List<Finding> findings = new ArrayList<>();

    StartCheck(ProcessingRegister register) {
        this.register = register;
        findings.addAll(register.check());
        findings.addAll(Notices.check(register));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    StartCheck forms(List<FormDefinition> forms) {
        if (forms.isEmpty()) {
            findings.add(Finding.error(
                    "FORM-MISSING",
                    "forms",
                    "No form is given.",
                    "Give one, for example form(\"contact\", Enquiry.class)."));
        }
        forms.forEach(form -> findings.addAll(form.check(register)));
        return this;
    }

    StartCheck store(@Nullable ContactStore store) {
        if (store == null) {
            findings.add(Finding.error(
                    "STORE-MISSING",
                    "store",
                    "No store is given, so an enquiry could be lost.",
                    "Give one, for example JdbcContactStore.open(path, keys)."));
            return this;
        }
        recipient("store.recipient", store.recipient());
        findings.addAll(store.prepare());
        return this;
    }

    StartCheck mail(List<MailTransport> transports, MailRouting routing) {
        if (transports.isEmpty()) {
            findings.add(Finding.error(
                    "TRANSPORT-MISSING",
                    "mail",
                    "No mail transport is given, so nobody would learn of an enquiry.",
                    "Give one, for example SmtpMailTransport.to(settings)."));
            return this;
        }
        for (int i = 0; i < transports.size(); i++) {
            String path = i == 0 ? "mail.recipient" : "mail.failover[" + (i - 1) + "].recipient";
            recipient(path, transports.get(i).recipient());
        }
        recipient("mail.mailbox-recipient", routing.mailboxRecipient());
        address("mail.from", routing.from());
        if (routing.to().isEmpty()) {
            findings.add(Finding.error(
                    "MAIL-TO-MISSING",
                    "mail.to",
                    "No staff mailbox is given.",
                    "Give the address at which enquiries are read."));
        }
        routing.to().forEach(mailbox -> address("mail.to", mailbox));
        fromName(routing.fromName().orElse(register.controller().name()));
        for (MailTransport transport : transports) {
            if (transport instanceof CheckedMailTransport checked) {
                findings.addAll(checked.check(routing));
            }
        }
        return this;
    }

    /** R4.2: every transport and store names its recipient, and the register declares it. */
    private void recipient(String path, String id) {
        if (id.isBlank()) {
            findings.add(Finding.error(
                    "RECIPIENT-MISSING",
                    path,
                    "Nobody is named who receives the personal data here (Art. 13(1)(e), R4.2).",
                    "Name a recipient of the register by its id, or \"controller\" for the controller's own systems."));
        } else if (register.recipient(id).isEmpty()) {
            findings.add(Finding.error(
                    "RECIPIENT-UNDECLARED",
                    path,
                    "The recipient \"" + id + "\" is not in the register (Art. 13(1)(e), R4.2).",
                    "Declare it under recipients, or name one that is declared."));
        }
    }

    private void address(String path, String value) {
        Optional<EmailAddress> own = EmailAddress.parse(value);
        if (own.isEmpty()) {
            findings.add(Finding.error(
                    "MAIL-ADDRESS-INVALID",
                    path,
                    "What is given is not one e-mail address.",
                    "Give one address of your own, for example website@example.org."));
        } else if (own.get().needsSmtpUtf8()) {
            findings.add(Finding.warning(
                    "MAIL-ADDRESS-NEEDS-SMTPUTF8",
                    path,
                    "The address has letters beyond ASCII before the @, which only servers with SMTPUTF8 take (RFC 6531): "
                            + "one server without it on the way to the mailbox, and mails become dead letters or bounce.",
                    "Give one that every mail server takes, for example website@example.org."));
        }
    }

    /** Or no mail could ever be composed. */
    private void fromName(String name) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            findings.add(Finding.error(
                    "MAIL-FROM-NAME-INVALID",
                    "mail.from-name",
                    "The name beside the sender's address, by default the controller's, has a line end or another "
                            + "control character, which no header takes.",
                    "Write it on one line."));
        }
    }
}
