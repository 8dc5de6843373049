/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactFormListener;
import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.mail.AcknowledgementOutcome;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.TransportStatus;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.retention.RetentionStatus;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.transfer.TransferOutlook;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.RecordId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Counts and gauges without identifiers (R2.20): what came in, what of the mail waits, how long transfers stay lawful.
 */
final class ContactFormMeters implements MeterBinder, ContactFormListener {

    private final ObjectProvider<ContactForms> forms;
    private final Clock clock;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();
    private final Map<AcknowledgementOutcome, LongAdder> acknowledgements;
    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

    /** @param forms asked for when a gauge is read, since they are told of this listener when they are built */
    ContactFormMeters(ObjectProvider<ContactForms> forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
        Map<AcknowledgementOutcome, LongAdder> none = new EnumMap<>(AcknowledgementOutcome.class);
        for (AcknowledgementOutcome outcome : AcknowledgementOutcome.values()) {
            none.put(outcome, new LongAdder());
        }
        this.acknowledgements = Collections.unmodifiableMap(none);
    }

    @Override
    public void accepted(Reference reference) {
        accepted.increment();
    }

    @Override
    public void parked(RecordId mail, String recipient, String code) {
        parked.increment();
    }

    @Override
    public void deadLettered(RecordId mail, String code) {
        deadLettered.increment();
    }

    @Override
    public void failedOver(String from, String to, String code) {
        registries.forEach(registry -> Counter.builder("contact.form.mail.failed.over")
                .description("How often mails began to go by a later transport")
                .tag("from", from)
                .tag("recipient", to)
                .register(registry)
                .increment());
    }

    @Override
    public void passedOver(String recipient, String code) {
        registries.forEach(registry -> Counter.builder("contact.form.mail.passed.over")
                .description("How often a transport began to be passed over because sending was not lawful")
                .tag("recipient", recipient)
                .register(registry)
                .increment());
    }

    @Override
    public void acknowledgement(AcknowledgementOutcome outcome) {
        Objects.requireNonNull(acknowledgements.get(outcome)).increment();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        registries.add(registry);
        Optional.ofNullable(forms.getIfAvailable()).ifPresent(built -> {
            usable(registry, built);
            lawful(registry, built);
        });
        retention(registry);
        count(registry, "contact.form.accepted", "Enquiries received and stored", accepted);
        count(registry, "contact.form.mail.parked", "Mails held back because sending was not lawful", parked);
        count(registry, "contact.form.mail.dead.lettered", "Mails given up until a human looks", deadLettered);
        acknowledgements.forEach(
                (outcome, events) -> FunctionCounter.builder("contact.form.acknowledgements", events, LongAdder::sum)
                        .description("What became of mails that acknowledge enquiries to their senders")
                        .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                        .register(registry));
        waiting(registry, OutboxItem.State.PENDING);
        waiting(registry, OutboxItem.State.PARKED);
        waiting(registry, OutboxItem.State.DEAD);
        Gauge.builder(
                        "contact.form.outbox.overdue",
                        this,
                        meters -> meters.measured(backlog ->
                                ContactFormHealth.overdue(backlog, clock).toMillis() / 1000.0))
                .description("For how long the oldest pending mail has been due")
                .baseUnit("seconds")
                .register(registry);
    }

    /** What an alert can be set on: a purge that is behind, or silent, and copies that are still there. */
    private void retention(MeterRegistry registry) {
        Gauge.builder(
                        "contact.form.retention.overdue",
                        this,
                        meters -> meters.retained(status -> status.overdueBy().toMillis() / 1000.0))
                .description("For how long the oldest that must be gone, and waits for nothing, has been due")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "contact.form.retention.waiting",
                        this,
                        meters -> meters.retained(status -> status.standing().waiting().stream()
                                .mapToLong(Expiry.Waiting::count)
                                .sum()))
                .description("Enquiries that are due and wait for something that explains it")
                .register(registry);
        Gauge.builder(
                        "contact.form.retention.last.run",
                        this,
                        meters -> meters.retained(ContactFormMeters::sinceLastRun))
                .description("How long ago any node finished a run of the purge; not a number before the first one")
                .baseUnit("seconds")
                .register(registry);
        copies(registry, "unanswered", status -> status.copies().unanswered());
        copies(registry, "by-hand", status -> status.copies().manual());
    }

    private void copies(MeterRegistry registry, String state, ToDoubleFunction<RetentionStatus> count) {
        Gauge.builder("contact.form.erasure.open", this, meters -> meters.retained(count))
                .description("Places that have not erased their copies of what was erased here")
                .tag("state", state)
                .register(registry);
    }

    private static double sinceLastRun(RetentionStatus status) {
        return status.purge()
                .flatMap(Chores.Chore::doneAt)
                .map(done -> Duration.between(done, status.asOf()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    /** Not a number while the store does not answer. */
    private double retained(ToDoubleFunction<RetentionStatus> measure) {
        try {
            ContactForms built = forms.getIfAvailable();
            return built == null
                    ? Double.NaN
                    : measure.applyAsDouble(built.retention().status());
        } catch (UnavailableException e) {
            return Double.NaN;
        }
    }

    /** By place too, since two transports may lead to one recipient. */
    private static void usable(MeterRegistry registry, ContactForms built) {
        for (int i = 0; i < built.transports().size(); i++) {
            int place = i;
            Gauge.builder("contact.form.mail.transport.usable", built, all -> {
                        TransportStatus transport = all.transports().get(place);
                        return transport.working() && transport.lawful() ? 1 : 0;
                    })
                    .description("1 while mails are handed to this transport when its turn comes, else 0")
                    .tag("recipient", built.transports().get(i).recipient())
                    .tag("place", Integer.toString(i + 1))
                    .register(registry);
        }
    }

    /** For each recipient outside the EEA; not as precise as health, but what an alert can be set on. */
    private static void lawful(MeterRegistry registry, ContactForms built) {
        List<TransferOutlook> transfers = built.transfers().outlooks();
        for (int i = 0; i < transfers.size(); i++) {
            int place = i;
            Gauge.builder(
                            "contact.form.transfer.days.left",
                            built,
                            all -> daysLeft(all.transfers().outlooks().get(place)))
                    .description("Days after today on which sending stays lawful; infinite for no end, -1 if it is not")
                    .baseUnit("days")
                    .tag("recipient", transfers.get(i).recipient())
                    .register(registry);
        }
    }

    private static double daysLeft(TransferOutlook transfer) {
        if (!transfer.isLawful()) {
            return -1;
        }
        return transfer.lastDay()
                .map(last -> (double) ChronoUnit.DAYS.between(transfer.day(), last))
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static void count(MeterRegistry registry, String name, String description, LongAdder events) {
        FunctionCounter.builder(name, events, LongAdder::sum)
                .description(description)
                .register(registry);
    }

    private void waiting(MeterRegistry registry, OutboxItem.State state) {
        Gauge.builder(
                        "contact.form.outbox",
                        this,
                        meters -> meters.measured(backlog -> ContactFormHealth.count(backlog, state)))
                .description("Mails that are owed")
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    /** Not a number while the store does not answer. */
    private double measured(ToDoubleFunction<Outbox.Backlog> measure) {
        return Optional.ofNullable(forms.getIfAvailable())
                .flatMap(ContactForms::backlog)
                .map(measure::applyAsDouble)
                .orElse(Double.NaN);
    }
}
