/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.AcknowledgementOutcome;
import be.imageplus.contactform.mail.DeliveryListener;
import be.imageplus.contactform.mail.MailDelivery;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.mail.StaffNotice.Kind;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.Verdict;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.RetentionDates;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site, and another node's delivery that takes notices to its staff. What says "odd" comes into the quarantine. */
final class StaffNoticesStage implements AutoCloseable {

    static final Actor HANDLER = Actor.of("handler", "7");

    final Journey journey;
    final RecordIds ids;
    final Inbox inbox;
    final RecordingTransport transport = new RecordingTransport("authsmtp");
    final MailDelivery delivery;

    private StaffNoticesStage(Journey journey) {
        this.journey = journey;
        this.inbox = journey.forms.inbox();
        this.ids = new RecordIds(journey.clock);
        this.delivery = deliveryOn(TestRegister.example(), transport);
        delivery.start();
    }

    static StaffNoticesStage in(Path directory) {
        return new StaffNoticesStage(Journey.in(
                directory,
                builder -> builder.screening(
                        enquiry -> enquiry.values().get("message").contains("odd")
                                ? new Verdict.Quarantine(List.of("check-failed", "looks-odd"))
                                : new Verdict.Accept())));
    }

    MailDelivery deliveryOn(ProcessingRegister register, RecordingTransport by) {
        return new MailDelivery(
                register,
                List.of(by),
                new MailRouting.Builder()
                        .from("website@example.org")
                        .to("office@example.org")
                        .form("other", form -> form.to("other@example.org"))
                        .actionLinks(URI.create(Journey.ORIGIN + "/"))
                        .build(),
                new TransferCheck(register, journey.store.transferBook()),
                new MailDelivery.Ports(
                        journey.store.transactions(),
                        journey.store.submissions(),
                        journey.store.lives(),
                        journey.store.disclosures(),
                        journey.store.outbox(),
                        journey.store.acknowledgements(),
                        journey.store.staffNotices(),
                        journey.store.ledger(),
                        ids,
                        journey.store.vault()),
                new Notices(register, journey.store.notices(), journey.clock),
                new SomeDates(),
                new Unheard(),
                journey.clock);
    }

    StaffNotice notice(Kind kind, int more, Headline... about) {
        List<RecordId> enquiries =
                List.of(about).stream().map(each -> each.life().submission()).toList();
        return new StaffNotice(ids.next(), kind, "contact", enquiries, more);
    }

    /** The mail that a notice becomes, next after those that have left already. */
    OutgoingMail mailOf(StaffNotice notice) {
        int before = transport.mails().size();
        delivery.send(notice);
        return transport.awaitMails(before + 1).get(before);
    }

    /** It has left, or is not needed any more. */
    void awaitForgotten(StaffNotice notice) {
        await().until(() -> journey.store.outbox().mailsOf(notice.id()).isEmpty());
        assertThat(journey.store.staffNotices().find(notice.id())).isEmpty();
    }

    OutboxItem item(StaffNotice notice) {
        return journey.store.outbox().mailsOf(notice.id()).get(0);
    }

    Headline quarantined() {
        return submitted("Something odd");
    }

    Headline movedToQuarantine() {
        Headline enquiry = openEnquiry();
        inbox.quarantine(enquiry.life().submission(), HANDLER);
        return enquiry;
    }

    /** An enquiry whose mail staff have; its mail is not one of those that a test counts. */
    Headline openEnquiry() {
        Headline enquiry = submitted("Could you build a website for us?");
        delivery.wake();
        await().until(() -> stage(enquiry) == Stage.OPEN);
        return enquiry;
    }

    Headline submitted(String message) {
        Map<String, String> values = Journey.with(journey.enquiry(), "message", message);
        journey.submit(values);
        return journey.store.lives().list(Lives.Which.ALL, Optional.empty(), 1).get(0);
    }

    Stage stage(Headline enquiry) {
        return inbox.find(enquiry.life().submission()).orElseThrow().life().stage();
    }

    @Override
    public void close() {
        delivery.close();
        journey.close();
    }

    /** Days that a test can recognise: a month in quarantine, four until a date decides. */
    private static final class SomeDates implements RetentionDates {
        @Override
        public Optional<LocalDate> resolvesOn(Headline enquiry) {
            return Optional.of(LocalDate.of(2027, 3, 23));
        }

        @Override
        public Optional<LocalDate> keptUntil(Headline enquiry) {
            return Optional.of(LocalDate.of(2026, 12, 23));
        }
    }

    private static final class Unheard implements DeliveryListener {
        @Override
        public void acknowledgement(AcknowledgementOutcome outcome) {}

        @Override
        public void deadLettered(RecordId mail, String code) {}

        @Override
        public void parked(RecordId mail, String recipient, String code) {}

        @Override
        public void failedOver(String from, String to, String code) {}

        @Override
        public void failedBack(String from, String to) {}

        @Override
        public void passedOver(String recipient, String code) {}
    }
}
