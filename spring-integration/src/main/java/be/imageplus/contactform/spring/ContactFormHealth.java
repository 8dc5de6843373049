/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.TransportStatus;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.retention.RetentionStatus;
import be.imageplus.contactform.screening.ChallengeStatus;
import be.imageplus.contactform.transfer.TransferDecision;
import be.imageplus.contactform.transfer.TransferOutlook;
import be.imageplus.contactform.work.ClockDoubt;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether enquiries can be taken, and what of their mail waits.
 *
 * <p>Down while the store does not answer or delivery does not run, and when something is more than a day behind the
 * time at which it had to be gone (R5.2): a promise to people is being broken. Down, too, while the background purges
 * nothing since the clock is too far ahead to be believed: a person must set or confirm it. Mail that waits, is parked
 * or dead is told in the details and by {@code contact.form.*} meters, and takes nothing down: the site goes on
 * receiving enquiries, and a load balancer that took it away would only lose some. The same holds for a transport that
 * fails, with or without another one that takes its mails, for a transfer that is not lawful any more or soon, and for
 * a third party's challenge that nobody judges: its enquiries are held for a person. Details are counts, durations and
 * codes, no identifiers.
 */
final class ContactFormHealth extends AbstractHealthIndicator {

    private final ContactForms forms;
    private final Clock clock;

    ContactFormHealth(ContactForms forms, Clock clock) {
        super("The state of the contact form cannot be read");
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        ContactForms.Status status = forms.status();
        boolean promiseKept = status.retention()
                .filter(retention -> retention.isOverdue() || isStopped(status, retention))
                .isEmpty();
        health.status(status.storeAvailable() && status.delivering() && promiseKept ? "UP" : "DOWN")
                .withDetail("store", status.storeAvailable() ? "available" : "unavailable")
                .withDetail("delivery", status.delivering() ? "running" : "stopped");
        status.backlog().ifPresent(backlog -> describe(health, backlog));
        status.retention().ifPresent(retention -> describe(health, retention));
        health.withDetail(
                "transports",
                status.transports().stream().map(ContactFormHealth::described).toList());
        health.withDetail(
                "transfers",
                status.transfers().stream().map(ContactFormHealth::described).toList());
        status.challenge().ifPresent(challenge -> health.withDetail("challenge", described(challenge)));
        List<Finding> findings = forms.findings();
        health.withDetail("errors", codes(findings, Finding.Severity.ERROR))
                .withDetail("warnings", codes(findings, Finding.Severity.WARNING))
                .withDetail("acknowledged", codes(findings, Finding.Severity.ACKNOWLEDGED));
    }

    /** Each code once. An error can only have come since the start: an acknowledgement has expired. */
    private static List<String> codes(List<Finding> findings, Finding.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .map(Finding::code)
                .distinct()
                .toList();
    }

    private static Map<String, Object> described(TransportStatus transport) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("recipient", transport.recipient());
        details.put("circuit", transport.working() ? "closed" : "open");
        details.put("lawful", transport.lawful());
        transport.code().ifPresent(code -> details.put("lastFailure", code));
        return details;
    }

    private static Map<String, Object> described(TransferOutlook transfer) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("recipient", transfer.recipient());
        details.put("lawful", transfer.isLawful());
        if (transfer.decision() instanceof TransferDecision.Lawful lawful) {
            details.put("mechanism", lawful.ground());
        } else if (transfer.decision() instanceof TransferDecision.Unlawful unlawful) {
            details.put("code", unlawful.code());
        }
        transfer.lastDay().ifPresent(last -> details.put("lastDay", last.toString()));
        return details;
    }

    private static Map<String, Object> described(ChallengeStatus challenge) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("recipient", challenge.recipient());
        details.put("lawful", challenge.lawful());
        challenge.trouble().ifPresent(code -> details.put("trouble", code));
        return details;
    }

    private void describe(Health.Builder health, Outbox.Backlog backlog) {
        health.withDetail("pending", count(backlog, OutboxItem.State.PENDING))
                .withDetail("parked", count(backlog, OutboxItem.State.PARKED))
                .withDetail("deadLetters", count(backlog, OutboxItem.State.DEAD))
                .withDetail("oldestDueFor", overdue(backlog, clock).toString());
    }

    /** It is to purge in the background, and does not, may not, or no node has finished a run for a day. */
    private static boolean isStopped(ContactForms.Status status, RetentionStatus retention) {
        return status.purges()
                && (!retention.running()
                        || retention.isSilent()
                        || retention.clockDoubt().isPresent());
    }

    private static void describe(Health.Builder health, RetentionStatus retention) {
        Map<String, Long> waiting = new LinkedHashMap<>();
        retention.standing().waiting().forEach(each -> waiting.put(each.reason(), each.count()));
        health.withDetail("purge", retention.running() ? "running" : "stopped")
                .withDetail("purgeOverdueBy", retention.overdueBy().toString())
                .withDetail("purgeWaits", waiting)
                .withDetail("copiesUnanswered", retention.copies().unanswered())
                .withDetail("copiesByHand", retention.copies().manual());
        retention.clockDoubt().ifPresent(doubt -> health.withDetail("clock", described(doubt)));
    }

    /** For the endpoint, too. */
    static Map<String, String> described(ClockDoubt doubt) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("code", ClockDoubt.CODE);
        details.put("seen", doubt.seen().toString());
        details.put("now", doubt.now().toString());
        details.put("message", doubt.message());
        return details;
    }

    static long count(Outbox.Backlog backlog, OutboxItem.State state) {
        return backlog.counts().getOrDefault(state, 0L);
    }

    /** For how long the oldest pending mail has been due; zero when none is. */
    static Duration overdue(Outbox.Backlog backlog, Clock clock) {
        return backlog.oldestDue()
                .map(due -> Duration.between(due, clock.instant()))
                .filter(late -> !late.isNegative())
                .orElse(Duration.ZERO);
    }
}
