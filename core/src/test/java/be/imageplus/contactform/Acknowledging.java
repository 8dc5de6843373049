/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.AcknowledgementOutcome;
import be.imageplus.contactform.mail.AcknowledgementTerms;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.OutgoingMail.Kind;
import be.imageplus.contactform.reception.SubmissionOutcome.Received;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateLimits;
import be.imageplus.contactform.screening.Verdict;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/**
 * A site that acknowledges enquiries to their senders; what says "odd" comes into the quarantine. Mails to staff and to
 * senders are answered each by instructions of their own.
 */
final class Acknowledging implements AutoCloseable {

    static final AcknowledgementTerms TERMS = AcknowledgementTerms.of(URI.create("https://example.org/privacy"));
    private static final Rate MANY = new Rate(9999, Duration.ofMinutes(10));

    static final String SENDER = "ada@example.net";

    final RecordingTransport toStaff = new RecordingTransport("authsmtp");
    final RecordingTransport toSenders = new RecordingTransport("authsmtp");
    final List<AcknowledgementOutcome> outcomes = new CopyOnWriteArrayList<>();
    final List<String> alarms = new CopyOnWriteArrayList<>();
    final Journey journey;

    private Acknowledging(Path directory, ProcessingRegister register, Optional<AcknowledgementTerms> terms) {
        this.journey = Journey.on(
                directory,
                register,
                builder -> builder.mail(new ByKind(), mail -> {
                            mail.from("website@example.org")
                                    .to("office@example.org", "boss@example.com")
                                    .mailboxRecipient("controller")
                                    .actionLinks(URI.create(Journey.ORIGIN));
                            terms.ifPresent(mail::acknowledgements);
                        })
                        .rateLimits(new RateLimits(MANY, MANY, MANY, MANY))
                        .listener(new Heard())
                        .screening(enquiry -> enquiry.values().get("message").contains("odd")
                                ? new Verdict.Quarantine(List.of("looks-odd"))
                                : new Verdict.Accept()));
    }

    static Acknowledging in(Path directory) {
        return in(directory, terms -> terms);
    }

    static Acknowledging in(Path directory, UnaryOperator<AcknowledgementTerms> terms) {
        return new Acknowledging(directory, declared(), Optional.of(terms.apply(TERMS)));
    }

    /** Declared, and not switched on. */
    static Acknowledging switchedOff(Path directory) {
        return new Acknowledging(directory, declared(), Optional.empty());
    }

    static ProcessingRegister declared() {
        return TestRegister.load(yaml());
    }

    /** The text of the tests' register, which lets enquiries be acknowledged. */
    static String yaml() {
        return TestRegister.yaml()
                .replace("  - id: contact\n", "  - id: contact\n    acknowledged: true\n")
                .replace("  languages: [en]", "  languages: [en, fr, nl, de]")
                // No mailbox of staff lies outside, but one does here.
                .concat(
                        "\nacknowledged-findings:\n"
                                + "  - {code: NOTICE-12-1-WORDS, reason: for tests, by: director, review-by: 2027-06-30}\n"
                                + "  - {code: MAIL-TO-OUTSIDE-RECIPIENTS, reason: ours too, by: director, review-by: 2027-06-30}\n");
    }

    Map<String, String> enquiry() {
        return from(SENDER);
    }

    Map<String, String> from(String address) {
        return Journey.with(journey.enquiry(), "email", address);
    }

    /** Takes an enquiry; gives its record. */
    RecordId submit(Map<String, String> values) {
        return submit(values, Locale.ENGLISH);
    }

    RecordId submit(Map<String, String> values, Locale language) {
        Received received = (Received) journey.submit(values, Journey.visitor(Optional.empty(), "192.0.2.7", language));
        return journey.store
                .lives()
                .findByReference(received.receipt().reference())
                .orElseThrow()
                .life()
                .submission();
    }

    /** How many are or were owed. */
    int owed() {
        return journey.store.acknowledgements().since(journey.clock.instant().minus(Duration.ofDays(99)), 9999);
    }

    OutgoingMail acknowledgement() {
        return toSenders.awaitMails(1).get(0);
    }

    /** Lets time pass; the workers look at once. */
    void passes(Duration time) {
        journey.clock.advance(time);
        journey.forms.deadLetters().sendAgain(new RecordIds(journey.clock).next());
    }

    void awaitOutcomes(AcknowledgementOutcome... expected) {
        await().until(() -> outcomes.equals(List.of(expected)));
    }

    void awaitOutcomesInAnyOrder(AcknowledgementOutcome... expected) {
        await().untilAsserted(() -> assertThat(outcomes).containsExactlyInAnyOrder(expected));
    }

    /** Type and reason of each event about an enquiry that is of acknowledgements. */
    List<String> events(RecordId enquiry) {
        return journey.store.ledger().about(enquiry).stream()
                .filter(event -> event.type().name().startsWith("ACKNOWLEDGEMENT"))
                .map(Acknowledging::line)
                .toList();
    }

    private static String line(LedgerEvent event) {
        return event.type() + " " + event.reason().orElse("");
    }

    RecordId newest() {
        return journey.store
                .lives()
                .list(Lives.Which.ALL, Optional.empty(), 1)
                .get(0)
                .life()
                .submission();
    }

    @Override
    public void close() {
        journey.close();
    }

    /** One transport, that two stand behind. */
    private final class ByKind implements MailTransport {
        @Override
        public DeliveryResult send(OutgoingMail mail) {
            return (mail.kind() == Kind.STAFF ? toStaff : toSenders).send(mail);
        }

        @Override
        public String recipient() {
            return toStaff.recipient();
        }

        @Override
        public Duration maximumDuration() {
            return toStaff.maximumDuration();
        }

        @Override
        public void close() {
            toStaff.close();
            toSenders.close();
        }
    }

    private final class Heard implements ContactFormListener {
        @Override
        public void acknowledgement(AcknowledgementOutcome outcome) {
            outcomes.add(outcome);
        }

        @Override
        public void deadLettered(RecordId mail, String code) {
            alarms.add("dead " + code);
        }

        @Override
        public void parked(RecordId mail, String recipient, String code) {
            alarms.add("parked " + code);
        }

        @Override
        public void failedOver(String from, String to, String code) {
            alarms.add("over " + code);
        }
    }
}
