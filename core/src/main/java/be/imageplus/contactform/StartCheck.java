/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.util.stream.Collectors.toUnmodifiableSet;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.Hosting;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.text.Messages;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an application is checked for before it starts besides its register: whether what it uses is what the register
 * says. Everything is found at once.
 */
final class StartCheck {

    private final ProcessingRegister register;
    private final List<Finding> findings = new ArrayList<>();

    StartCheck(ProcessingRegister register) {
        this.register = register;
        findings.addAll(Notices.check(register));
        Set<String> fields = register.dataItems().stream().map(DataItem::id).collect(toUnmodifiableSet());
        Messages.misfits(register.languages(), fields)
                .forEach(misfit -> findings.add(Finding.of(FindingCode.WORDS_MISFIT, "contact-form", misfit)));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    StartCheck forms(List<FormDefinition> forms) {
        if (forms.isEmpty()) {
            findings.add(Finding.of(FindingCode.FORM_MISSING, "forms"));
        }
        forms.forEach(form -> findings.addAll(form.check(register)));
        return this;
    }

    StartCheck store(@Nullable ContactStore store, Clock clock) {
        if (store == null) {
            findings.add(Finding.of(FindingCode.STORE_MISSING, "store"));
            return this;
        }
        recipient(
                "store.recipient",
                store.recipient(),
                "the database",
                register.hosting().database().stream().toList());
        findings.addAll(store.prepare(clock));
        return this;
    }

    StartCheck mail(List<MailTransport> transports, MailRouting routing, Set<String> forms) {
        if (transports.isEmpty()) {
            findings.add(Finding.of(FindingCode.TRANSPORT_MISSING, "mail"));
            return this;
        }
        Hosting hosting = register.hosting();
        for (int i = 0; i < transports.size(); i++) {
            String path = i == 0 ? "mail.recipient" : "mail.failover[" + (i - 1) + "].recipient";
            String id = transports.get(i).recipient();
            recipient(path, id, "mail delivery", id.equals(Recipient.CONTROLLER) ? List.of() : hosting.mailDelivery());
        }
        recipient("mail.mailbox-recipient", routing.mailboxRecipient(), "the mailbox of staff", hosting.mailbox());
        routing.byForm()
                .forEach((form, mailboxes) -> recipient(
                        "forms." + form + ".mailbox-recipient",
                        mailboxes.recipient(),
                        "the mailbox of staff",
                        hosting.mailbox()));
        findings.addAll(new MailCheck(register).of(transports, routing, forms));
        return this;
    }

    StartCheck locations(List<DataLocation> places) {
        places.forEach(place -> recipient(
                "locations." + place.id() + ".recipient", place.recipient(), "copies of enquiries", List.of()));
        return this;
    }

    /** R2.19: a third party's challenge names its recipient too, and the notice tells what it learns. */
    StartCheck challenge(@Nullable ChallengeVerifier challenge) {
        if (challenge == null) {
            return this;
        }
        String path = "screening.challenge.recipient";
        String id = challenge.recipient();
        recipient(path, id, "the challenge", List.of());
        if (challenge.tellsClientAddress() && !keepsClientAddressInFull()) {
            findings.add(Finding.of(FindingCode.CHALLENGE_ADDRESS, path, id));
        }
        register.recipient(id)
                .filter(recipient -> !recipient.categories().contains(DataItem.Category.TECHNICAL))
                .ifPresent(recipient -> findings.add(Finding.of(FindingCode.CHALLENGE_CATEGORY, path, id)));
        return this;
    }

    /** R2.5: what goes on in full was declared in full. */
    private boolean keepsClientAddressInFull() {
        return register.dataItem(DataItem.CLIENT_ADDRESS)
                .filter(address -> address.precision() == DataItem.Precision.FULL)
                .isPresent();
    }

    /**
     * R4.2: every transport and store names its recipient, and the register declares it, for that role. A mail server
     * of the controller's own is told in no notice, so that using it instead of somebody else's misleads nobody.
     *
     * @param told who has the role by the register; empty where it does not matter, or is a finding by itself
     */
    private void recipient(String path, String id, String role, List<String> told) {
        if (id.isBlank()) {
            findings.add(Finding.of(FindingCode.RECIPIENT_MISSING, path));
        } else if (register.recipient(id).isEmpty()) {
            findings.add(Finding.of(FindingCode.RECIPIENT_UNDECLARED, path, id));
        } else if (!told.isEmpty() && !told.contains(id)) {
            findings.add(Finding.of(FindingCode.RECIPIENT_ROLE, path, id, role, String.join(", ", told)));
        }
    }
}
