/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.DeliveryResult.Delivered;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of the mail side, against a server that really does it, ends as smtp/faults.md says. */
class SmtpFaultsTest {

    /** One way in which a fault happened, and what became of the mail. */
    private record Played(SmtpFaults.Row row, int way, Future<DeliveryResult> result) {
        @Override
        public String toString() {
            return row.name() + " (" + way + ")";
        }
    }

    private static final ExecutorService SIDE_BY_SIDE = Executors.newFixedThreadPool(24);

    /** Silence takes its time: the rows wait for it together. */
    static List<Played> rows() throws IOException {
        FirstMail.isSent();
        return SmtpFaults.rows().stream()
                .flatMap(row -> row.scenes().stream()
                        .map(scene -> new Played(
                                row, row.scenes().indexOf(scene) + 1, SIDE_BY_SIDE.submit(() -> play(row, scene)))))
                .toList();
    }

    @AfterAll
    static void stop() {
        SIDE_BY_SIDE.shutdownNow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void endsAsDocumented(Played played) throws Exception {
        assertThat(played.result().get()).isEqualTo(played.row().outcome());
    }

    @Test
    void agreeWithTheTableOfTheDocumentation() throws IOException {
        String page = Files.readString(
                Path.of("src/main/java/be/imageplus/contactform/mail/smtp/faults.md"), StandardCharsets.UTF_8);
        List<String> told = page.lines()
                .filter(line -> line.startsWith("| "))
                .skip(1)
                .map(line -> line.split(" \\| ?"))
                .map(cells -> String.join(" | ", cells[0].substring(2), cells[2], cells[3]))
                .toList();

        assertThat(told)
                .containsExactlyElementsOf(
                        SmtpFaults.rows().stream().map(SmtpFaultsTest::told).toList());
    }

    private static String told(SmtpFaults.Row row) {
        DeliveryResult outcome = row.outcome();
        String again = "–";
        if (outcome instanceof DeliveryResult.Transient) {
            again = "after a pause";
        } else if (outcome instanceof DeliveryResult.Permanent) {
            again = "when somebody asks";
        } else if (outcome instanceof DeliveryResult.Ambiguous) {
            again = "once, after 5 minutes";
        }
        return row.name() + " | " + outcome.getClass().getSimpleName() + " `" + outcome.code() + "` | " + again;
    }

    private static DeliveryResult play(SmtpFaults.Row row, SmtpFaults.Scene scene) throws IOException {
        OutgoingMail mail =
                row.large() ? Mails.withText("More than the network buffers hold.\n".repeat(300_000)) : Mails.simple();
        try (SmtpFaults.Stage stage = scene.open();
                MailTransport transport = SmtpMailTransport.to(stage.settings())) {
            DeliveryResult result = within(transport, mail);
            for (int attempt = 2; attempt <= row.attempt(); attempt++) {
                stage.between().run();
                result = within(transport, mail);
            }
            assertThat(!stage.server().taken().isEmpty()).isEqualTo(result instanceof Delivered);
            return result;
        }
    }

    private static DeliveryResult within(MailTransport transport, OutgoingMail mail) {
        return assertTimeoutPreemptively(transport.maximumDuration(), () -> transport.send(mail));
    }
}
