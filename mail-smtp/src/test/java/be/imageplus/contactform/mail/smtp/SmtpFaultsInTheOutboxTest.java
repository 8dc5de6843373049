/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.OutboxItem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every fault through the whole of delivery: the outbox tells what became of the mail, and the next one gets through.
 */
class SmtpFaultsInTheOutboxTest {

    @TempDir
    static Path directory;

    private static final ExecutorService SIDE_BY_SIDE = Executors.newFixedThreadPool(12);

    /** A fault as a journey goes through it; the future holds what was wrong. */
    private record Journey(SmtpFaults.Row row, Future<?> end) {
        @Override
        public String toString() {
            return row.name();
        }
    }

    /** No form takes a mail that is too large for the buffers of a socket. */
    static List<Journey> journeys() throws IOException {
        FirstMail.isSent();
        return SmtpFaults.rows().stream()
                .filter(row -> !row.large())
                .map(row -> new Journey(row, SIDE_BY_SIDE.submit(() -> {
                    travel(row);
                    return row;
                })))
                .toList();
    }

    @AfterAll
    static void stop() {
        SIDE_BY_SIDE.shutdownNow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("journeys")
    void endsAsDocumentedAndHoldsUpNothing(Journey journey) throws Exception {
        journey.end().get();
    }

    private static void travel(SmtpFaults.Row row) throws IOException {
        try (SmtpFaults.Stage stage = row.scenes().get(0).open();
                SmtpSite site = new SmtpSite(
                        Files.createTempDirectory(directory, ""), SmtpMailTransport.to(stage.settings()))) {
            site.submit();
            int enquiries = 1;
            OutboxItem mail = site.firstAfter(1);
            for (int attempt = 2; attempt <= row.attempt(); attempt++) {
                stage.between().run();
                if (mail.state() == OutboxItem.State.DELIVERED) { // it takes another one to show the fault
                    site.submit();
                    site.awaitDelivered(++enquiries);
                } else {
                    assertWaits(mail, site.clock.instant());
                    site.passes(Duration.ofMinutes(1));
                    mail = site.firstAfter(attempt);
                }
            }
            assertEnded(mail, row.outcome(), site.clock.instant());
            site.submit(); // whatever became of the first, a visitor is answered
            if (stage.passes()) {
                assertOthersGetThrough(site, stage, mail, enquiries);
            }
        }
    }

    private static void assertEnded(OutboxItem mail, DeliveryResult outcome, Instant now) {
        assertThat(mail.lastCode()).isEqualTo(Optional.of(outcome.code()));
        if (outcome instanceof DeliveryResult.Delivered) {
            assertThat(mail.state()).isEqualTo(OutboxItem.State.DELIVERED);
        } else if (outcome instanceof DeliveryResult.Permanent) {
            assertThat(mail.state()).isEqualTo(OutboxItem.State.DEAD);
        } else if (outcome instanceof DeliveryResult.Ambiguous) {
            assertThat(mail.state()).isEqualTo(OutboxItem.State.PENDING);
            assertThat(mail.mayHaveArrived()).isTrue();
            assertThat(mail.dueAt()).isEqualTo(now.plus(Duration.ofMinutes(5)));
        } else {
            assertWaits(mail, now);
        }
    }

    /** Tried again soon at first: half a minute at most after two attempts. */
    private static void assertWaits(OutboxItem mail, Instant now) {
        assertThat(mail.state()).isEqualTo(OutboxItem.State.PENDING);
        assertThat(mail.mayHaveArrived()).isFalse();
        assertThat(mail.dueAt()).isAfter(now).isBeforeOrEqualTo(now.plus(Duration.ofSeconds(30)));
    }

    /** The enquiry after the fault is delivered while the first waits; then the first is, under its one Message-ID. */
    private static void assertOthersGetThrough(
            SmtpSite site, SmtpFaults.Stage stage, OutboxItem first, int enquiriesBefore) {
        boolean delivered = first.state() == OutboxItem.State.DELIVERED;
        site.awaitDelivered(delivered ? enquiriesBefore + 1 : 1);
        if (first.state() == OutboxItem.State.DEAD) {
            site.sendAgain(first);
        } else {
            site.passes(Duration.ofMinutes(5));
        }
        site.awaitDelivered(enquiriesBefore + 1);
        if (!delivered) {
            assertThat(stage.server().taken())
                    .hasSize(2)
                    .last()
                    .extracting(SmtpFaultsInTheOutboxTest::messageId)
                    .isEqualTo("<" + first.id() + "@example.org>");
        }
    }

    private static String messageId(byte[] mail) {
        return Parsed.header(new ByteArrayInputStream(mail), "Message-ID");
    }
}
