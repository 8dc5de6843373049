/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.mail.AcknowledgementTerms;
import be.imageplus.contactform.mail.CheckedMailTransport;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.Loopback;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Recipient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether mails would come from the controller, and go to where the register says. */
final class MailCheck {

    /** With less, hardly one would ever leave. */
    private static final Duration LEAST_AGE = Duration.ofMinutes(1);

    private final ProcessingRegister register;
    private final List<Finding> findings = new ArrayList<>();

    MailCheck(ProcessingRegister register) {
        this.register = register;
    }

    /** @param forms ids of the application's forms */
    List<Finding> of(List<MailTransport> transports, MailRouting routing, Set<String> forms) {
        sender(routing.from());
        boolean shared = forms.isEmpty() || !routing.byForm().keySet().containsAll(forms);
        if (shared || !routing.to().isEmpty()) {
            mailboxes("mail.to", routing.to(), routing.mailboxRecipient());
        }
        new TreeMap<>(routing.byForm()).forEach((form, mailboxes) -> {
            String path = "forms." + form + ".to";
            if (!forms.contains(form)) {
                findings.add(Finding.of(FindingCode.MAIL_FORM_UNKNOWN, path, form));
            }
            mailboxes(path, mailboxes.to(), mailboxes.recipient());
        });
        actionLinks(routing.actionLinks());
        acknowledgements(routing.acknowledgements(), forms);
        fromName(routing.fromName().orElse(register.controller().name()));
        for (MailTransport transport : transports) {
            if (transport instanceof CheckedMailTransport checked) {
                findings.addAll(checked.check(routing));
            }
        }
        return List.copyOf(findings);
    }

    private void sender(String from) {
        address("mail.from", from)
                .filter(domain -> !register.controller().owns(domain))
                .ifPresent(domain -> findings.add(Finding.of(FindingCode.MAIL_FROM_OUTSIDE_SITE, "mail.from", domain)));
    }

    private void mailboxes(String path, List<String> to, String host) {
        if (to.isEmpty()) {
            findings.add(Finding.of(FindingCode.MAIL_TO_MISSING, path));
        }
        to.forEach(mailbox -> address(path, mailbox)
                .filter(domain -> host.equals(Recipient.CONTROLLER)
                        && !register.controller().owns(domain))
                .ifPresent(domain -> findings.add(Finding.of(FindingCode.MAIL_TO_OUTSIDE_RECIPIENTS, path, domain))));
    }

    /** The domain of an address that can be used; empty where there is a finding instead. */
    private Optional<String> address(String path, String value) {
        Optional<EmailAddress> own = EmailAddress.parse(value);
        if (own.isEmpty()) {
            findings.add(Finding.of(FindingCode.MAIL_ADDRESS_INVALID, path));
        } else if (own.get().needsSmtpUtf8()) {
            findings.add(Finding.of(FindingCode.MAIL_ADDRESS_NEEDS_SMTPUTF8, path));
        }
        return own.map(EmailAddress::value)
                .map(address -> address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether staff can resolve from their mail, and nobody on the way to the page can do so in their place. */
    private void actionLinks(Optional<URI> pages) {
        String path = "mail.action-links";
        if (pages.isEmpty()) {
            findings.add(Finding.of(FindingCode.MAIL_ACTION_LINKS_MISSING, path));
        }
        pages.filter(address -> !isSafe(address))
                .ifPresent(address -> findings.add(Finding.of(FindingCode.MAIL_ACTION_LINKS_ADDRESS, path, address)));
    }

    /** What people are told, and what they are sent, go together. */
    private void acknowledgements(Optional<AcknowledgementTerms> terms, Set<String> forms) {
        String path = "mail.acknowledgement";
        List<String> declared = forms.stream()
                .filter(form ->
                        register.form(form).filter(DeclaredForm::acknowledged).isPresent())
                .sorted()
                .toList();
        if (terms.isEmpty()) {
            declared.forEach(form -> findings.add(Finding.of(FindingCode.MAIL_ACKNOWLEDGEMENT_OFF, path, form)));
            return;
        }
        if (declared.isEmpty()) {
            findings.add(Finding.of(
                    FindingCode.MAIL_ACKNOWLEDGEMENT_UNDECLARED, path, String.join(", ", new TreeSet<>(forms))));
        }
        URI notice = terms.get().notice();
        if (!isSafe(notice)) {
            findings.add(Finding.of(FindingCode.MAIL_ACKNOWLEDGEMENT_NOTICE, path + ".notice", notice));
        }
        limits(terms.get(), path);
    }

    private void limits(AcknowledgementTerms terms, String path) {
        int most = AcknowledgementTerms.MOST_PER_ADDRESS;
        limit(
                terms.perAddressPerDay() >= 1 && terms.perAddressPerDay() <= most,
                path,
                "per-address-per-day",
                "1 to " + most);
        limit(terms.perHour() >= 1, path, "per-hour", "at least 1");
        limit(terms.perDay() >= terms.perHour(), path, "per-day", "at least as many as in an hour");
        limit(
                !terms.maximumAge().minus(LEAST_AGE).isNegative()
                        && terms.maximumAge().compareTo(AcknowledgementTerms.LONGEST_AGE) <= 0,
                path,
                "maximum-age",
                "1 minute to 24 hours");
    }

    private void limit(boolean kept, String path, String name, String bounds) {
        if (!kept) {
            findings.add(Finding.of(FindingCode.MAIL_ACKNOWLEDGEMENT_LIMITS, path + "." + name, name, bounds));
        }
    }

    private static boolean isSafe(URI address) {
        boolean unread = "https".equalsIgnoreCase(address.getScheme())
                || ("http".equalsIgnoreCase(address.getScheme()) && Loopback.isHostOf(address));
        return unread
                && address.getHost() != null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && address.getRawUserInfo() == null;
    }

    /** Or no mail could ever be composed. */
    private void fromName(String name) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            findings.add(Finding.of(FindingCode.MAIL_FROM_NAME_INVALID, "mail.from-name"));
        }
    }
}
