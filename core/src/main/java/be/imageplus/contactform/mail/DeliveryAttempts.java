/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.submission.Submission;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One attempt: may it leave, compose it, hand it to the transports. What is owed is about an enquiry, and composed from
 * its sealed record, or a notice about several, and composed from where these are now. Changes nothing in the store.
 */
final class DeliveryAttempts {

    private final MailDelivery.Ports ports;
    private final Dispatch.Rules rules;
    private final MailRouting routing;
    private final StaffMailComposer enquiries;
    private final StaffNoticeComposer notices;
    private final Transports transports;

    DeliveryAttempts(
            MailDelivery.Ports ports,
            Dispatch.Rules rules,
            MailRouting routing,
            StaffMailComposer enquiries,
            StaffNoticeComposer notices,
            Transports transports) {
        this.ports = ports;
        this.rules = rules;
        this.routing = routing;
        this.enquiries = enquiries;
        this.notices = notices;
        this.transports = transports;
    }

    /** Tries one owed mail; what it throws counts as a failure of that mail. */
    Attempt at(OutboxItem item) {
        Optional<Submission> enquiry = ports.submissions().find(item.submission());
        return enquiry.isPresent()
                ? about(item, enquiry.get())
                : ports.staffNotices()
                        .find(item.submission())
                        .map(notice -> about(item, notice))
                        .orElseGet(() -> new Attempt.Hopeless("submission-gone"));
    }

    private Attempt about(OutboxItem item, Submission enquiry) {
        String categories = String.join(",", enquiry.values().keySet());
        return withheld(enquiry)
                .orElseGet(() ->
                        send(item, enquiry.form(), categories, () -> Optional.of(enquiries.compose(item, enquiry))));
    }

    private Attempt about(OutboxItem item, StaffNotice notice) {
        return send(
                item,
                notice.form(),
                "",
                () -> notices.compose(item, notice, rules.clock().instant()));
    }

    /** Why no mail about an enquiry may leave for now. */
    static Optional<Attempt> withheld(Submission submission) {
        if (submission.restricted()) {
            return Optional.of(new Attempt.Withheld("restricted"));
        }
        return submission.onHold() ? Optional.of(new Attempt.Withheld("on-hold")) : Optional.empty();
    }

    /** @param composed asked only when there is a mailbox; empty when nothing is left to say */
    private Attempt send(OutboxItem item, String form, String categories, Supplier<Optional<OutgoingMail>> composed) {
        MailRouting.Mailboxes mailboxes = routing.of(form);
        if (mailboxes.to().isEmpty()) { // a form of old whose mailboxes went with it
            return new Attempt.Hopeless("no-mailbox");
        }
        return composed.get()
                .map(mail -> new Dispatch(rules, Optional.of(mailboxes.recipient()), mail, categories)
                        .through(transports.orderOf(item, mail, ports.disclosures())))
                .orElseGet(Attempt.Needless::new);
    }
}
