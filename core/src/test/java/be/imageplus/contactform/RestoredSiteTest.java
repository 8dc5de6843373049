/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.retention.RestoreGuard;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever opens a restored database first, what was purged is gone before they see anything (R5.13). */
class RestoredSiteTest {

    @TempDir
    Path directory;

    private final RecordingTransport transport = new RecordingTransport("authsmtp");
    private RecordId purged;

    /** A site whose one mail could not be delivered; backed up, purged, restored. */
    @BeforeEach
    void restoreAnEnquiryThatWasPurged() throws IOException {
        transport.answerNext(1, new DeliveryResult.Permanent("550 5.1.1"));
        try (ContactForms site = site()) {
            site.start();
            String token = site.page("contact", Journey.visitor()).token();
            site.submit("contact", FormValues.of(Journey.enquiry(token)), Journey.visitor());
            await().until(() -> !site.deadLetters().list(Optional.empty(), 1).isEmpty());
        }
        Path backup = Files.copy(database(), directory.resolve("backup.db"));
        purge();
        Files.copy(backup, database(), StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void theCommandBesideTheApplicationFindsNoDeadLetterOfIt() {
        assertThat(command("list")).isEmpty();
        assertThat(command("resend", "all")).contains("0 mail(s)");
    }

    @Test
    void theApplicationKnowsNothingOfIt() {
        try (ContactForms site = site()) {
            assertThat(site.noticeShown(purged)).isEmpty();
            assertThat(site.deadLetters().list(Optional.empty(), 1)).isEmpty();
            assertThat(site.backlog().orElseThrow().counts()).isEmpty();
        }
    }

    private void purge() {
        Clock clock = Clock.systemUTC();
        try (ContactStore store = store()) {
            assertThat(store.prepare()).isEmpty();
            purged = store.outbox()
                    .list(OutboxItem.State.DEAD, Optional.empty(), 1)
                    .get(0)
                    .submission();
            RestoreGuard guard = new RestoreGuard(
                    new RestoreGuard.Ports(
                            store.transactions(),
                            store.tombstones(),
                            store.records(),
                            store.erasures(),
                            store.erasureTasks(),
                            store.ledger(),
                            new RecordIds(clock),
                            store.tombstoneArchive()),
                    clock);
            store.transactions().run(() -> {
                assertThat(store.records().erase(purged)).isTrue();
                guard.bury(List.of(new Tombstone(purged, clock.instant(), "period-ended")));
            });
        }
    }

    private String command(String... what) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(
                database().toString(), directory.resolve("keys/keys.json").toString()));
        arguments.addAll(List.of(what));
        assertThat(DeadLetterCommand.run(arguments, new PrintStream(printed, true)))
                .isZero();
        return printed.toString(StandardCharsets.UTF_8);
    }

    private ContactForms site() {
        return ContactForms.builder(TestRegister.example())
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .store(store())
                .mail(transport, mail -> mail.from("website@example.org").to("office@example.org"))
                .build();
    }

    private ContactStore store() {
        return JdbcContactStore.open(database(), KeySource.fileCreatedIfMissing(directory.resolve("keys/keys.json")));
    }

    private Path database() {
        return directory.resolve("data/contact.db");
    }
}
