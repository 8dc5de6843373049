/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.submission.Arrivals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Mails to staff: each is delivered, or a human learns why it is not. */
final class StaffMails implements MailKind {

    private final MailDelivery.Ports ports;
    private final DeliveryAttempts attempts;
    private final DeliveryPolicy policy;
    private final Detours detours;
    private final DeliveryNews news;
    private final Arrivals arrivals;

    StaffMails(
            MailDelivery.Ports ports,
            DeliveryAttempts attempts,
            DeliveryPolicy policy,
            Detours detours,
            DeliveryNews news) {
        this.ports = ports;
        this.attempts = attempts;
        this.policy = policy;
        this.detours = detours;
        this.news = news;
        this.arrivals = new Arrivals(ports.lives());
    }

    @Override
    public MailQueue queue() {
        return ports.outbox();
    }

    @Override
    public Attempt at(OutboxItem item) {
        return attempts.at(item);
    }

    @Override
    public Settlement after(OutboxItem item, Attempt attempt, Instant now) {
        return policy.after(item, attempt, now);
    }

    @Override
    public Duration longestPause() {
        return policy.longestPause();
    }

    @Override
    public List<Detours.Change> changes(Attempt attempt) {
        return attempt instanceof Attempt.Sent sent ? detours.in(sent) : List.of();
    }

    @Override
    public void untold(List<Detours.Change> changes) {
        detours.untold(changes);
    }

    @Override
    public void done(OutboxItem item, Attempt attempt, Instant now) {
        if (attempt instanceof Attempt.Needless || (attempt instanceof Attempt.Sent sent && sent.isNotice())) {
            ports.staffNotices().remove(item.submission());
        } else {
            arrivals.mailArrived(item.submission(), now);
        }
    }

    @Override
    public void settled(Settlement settlement, Attempt attempt, List<Detours.Change> changes) {
        changes.forEach(news::changed);
        news.settled(settlement, attempt);
    }
}
