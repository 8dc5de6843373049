/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactFormListener;
import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.work.RecordId;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;

/** Counts and gauges without identifiers (R2.20): what came in, what of the mail waits. */
final class ContactFormMeters implements MeterBinder, ContactFormListener {

    private final ObjectProvider<ContactForms> forms;
    private final Clock clock;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();

    /** @param forms asked for when a gauge is read, since they are told of this listener when they are built */
    ContactFormMeters(ObjectProvider<ContactForms> forms, Clock clock) {
        this.forms = forms;
        this.clock = clock;
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
    public void bindTo(MeterRegistry registry) {
        count(registry, "contact.form.accepted", "Enquiries received and stored", accepted);
        count(registry, "contact.form.mail.parked", "Mails held back because sending was not lawful", parked);
        count(registry, "contact.form.mail.dead.lettered", "Mails given up until a human looks", deadLettered);
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
