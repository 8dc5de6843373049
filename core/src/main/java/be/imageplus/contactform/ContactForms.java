/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.RateLimiter;
import be.imageplus.contactform.screening.ScreeningCheck;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebSettings;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The front door (signatures settled, bodies to come). */
public interface ContactForms extends AutoCloseable {

    /** Starts building. */
    static Builder builder(ProcessingRegister register) {
        throw new AssertionError("stub");
    }

    /** Delivery in the background. */
    void start();

    FormPage page(String form, VisitorRequest request);

    SubmissionOutcome submit(String form, FormValues values, VisitorRequest request);

    ContactWeb web(WebSettings settings);

    ProcessingRegister register();

    /** Warnings of the checks. */
    List<Finding> warnings();

    Status status();

    DeadLetters deadLetters();

    @Override
    void close();

    /** storeAvailable, backlog, running. */
    record Status(boolean storeAvailable, boolean delivering, Outbox.Backlog backlog) {}

    /** Mails that a human must look at. */
    interface DeadLetters {
        List<OutboxItem> list(Optional<RecordId> after, int most);

        boolean sendAgain(RecordId id);
    }

    /** The builder. */
    interface Builder {
        Builder form(String id, Class<? extends Record> type);

        Builder store(ContactStore store);

        Builder mail(MailTransport transport, Consumer<MailRouting.Builder> routing);

        Builder clock(Clock clock);

        Builder rateLimiter(RateLimiter limiter);

        Builder screening(ScreeningCheck check);

        Builder listener(ContactFormListener listener);

        ContactForms build();
    }
}
