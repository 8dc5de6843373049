/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.ledger.LedgerEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetoursTest {

    private static final DeliveryResult DELIVERED = new DeliveryResult.Delivered("250");

    private final List<Transports.Link> links = new Transports(
                    List.of(new RecordingTransport("a"), new RecordingTransport("b"), new RecordingTransport("c")),
                    Clock.systemUTC())
            .inOrder();
    private final Detours detours = new Detours(links.get(0));

    @Test
    void nothingChangesWhileTheFirstTakesMails() {
        assertThat(detours.in(sent(0, DELIVERED))).isEmpty();
    }

    @Test
    void tellsEachChangeOnce() {
        assertThat(told(sent(1, DELIVERED, failed(0)))).containsExactly("MAIL_FAILED_OVER a b reset");
        assertThat(told(sent(1, DELIVERED, failed(0)))).isEmpty();
        assertThat(told(sent(2, DELIVERED, failed(0), failed(1)))).containsExactly("MAIL_FAILED_OVER b c reset");
        assertThat(told(sent(1, DELIVERED, failed(0)))).containsExactly("MAIL_FAILED_BACK c b");
        assertThat(told(sent(0, DELIVERED))).containsExactly("MAIL_FAILED_BACK b a");
        assertThat(told(sent(0, DELIVERED))).isEmpty();
    }

    @Test
    void aMailThatNobodyTookChangesNothing() {
        assertThat(detours.in(sent(1, new DeliveryResult.Transient("451"), failed(0), failed(1))))
                .isEmpty();
    }

    @Test
    void aCopyThatWentWhereTheFirstOneHadGoneChangesNothing() {
        assertThat(detours.in(sent(1, DELIVERED))).isEmpty();
        assertThat(detours.in(sent(0, DELIVERED))).isEmpty();
    }

    @Test
    void tellsThatOneIsPassedOverEvenIfNobodyTookTheMail() { // R4.3
        assertThat(told(sent(1, new DeliveryResult.Transient("451"), unlawful(0), failed(1))))
                .containsExactly("TRANSPORT_PASSED_OVER a TRANSFER-EXPIRED");
        assertThat(told(sent(1, DELIVERED, unlawful(0)))).containsExactly("MAIL_FAILED_OVER a b TRANSFER-EXPIRED");
    }

    @Test
    void tellsAgainThatOneIsPassedOverOnceItWasUsedInBetween() {
        told(sent(1, DELIVERED, unlawful(0)));
        told(sent(0, DELIVERED));

        assertThat(told(sent(1, DELIVERED, unlawful(0)))).hasSize(2);
    }

    @Test
    void whatCouldNotBeWrittenDownIsToldWithTheNextMail() {
        List<Detours.Change> changes = detours.in(sent(1, DELIVERED, unlawful(0)));
        detours.untold(changes);

        assertThat(detours.in(sent(1, DELIVERED, unlawful(0)))).isEqualTo(changes);
        assertThat(changes)
                .extracting(Detours.Change::type)
                .containsExactly(LedgerEvent.Type.TRANSPORT_PASSED_OVER, LedgerEvent.Type.MAIL_FAILED_OVER);
    }

    private List<String> told(Attempt.Sent sent) {
        return detours.in(sent).stream()
                .map(change -> change.type() + " " + change.reason())
                .toList();
    }

    private Attempt.Passed failed(int position) {
        return new Attempt.Passed(links.get(position), "reset", false);
    }

    private Attempt.Passed unlawful(int position) {
        return new Attempt.Passed(links.get(position), "TRANSFER-EXPIRED", true);
    }

    private Attempt.Sent sent(int by, DeliveryResult result, Attempt.Passed... passed) {
        OutgoingMail mail = new OutgoingMail(
                "1@example.org",
                Instant.EPOCH,
                "website@example.org",
                "Example",
                List.of("office@example.org"),
                Optional.empty(),
                "New enquiry",
                "en",
                "text",
                "html");
        return new Attempt.Sent(new Attempt.Answer(links.get(by), result), mail, "name", List.of(), List.of(passed));
    }
}
