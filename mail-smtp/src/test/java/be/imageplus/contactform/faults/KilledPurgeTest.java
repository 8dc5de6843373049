/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.retention.Certificate;
import be.imageplus.contactform.retention.ErasureReport;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.TechnicalData;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that is killed while it ends enquiries: another one goes on, and nothing is said to be done that is not. */
class KilledPurgeTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant DUE = Instant.parse("2027-11-24T09:00:00Z");
    private static final int ENQUIRIES = 1_000;

    @TempDir
    Path directory;

    private final List<NodeProcess> nodes = new ArrayList<>();

    @AfterEach
    void stopNodes() {
        nodes.forEach(NodeProcess::close);
    }

    @ParameterizedTest
    @EnumSource
    void inTheMiddleOfAPurgeAnotherNodePurgesTheRest(TwoNodesTest.Engine engine) throws Exception {
        String store = engine.store(directory);
        prepare(store, ENQUIRIES);
        NodeProcess first = node(store);
        NodeProcess second = node(store);
        first.ask("go " + DUE);
        second.ask("go " + DUE);

        first.ask("stop 3");
        first.say("purge");
        first.answer("stopped");
        first.kill();
        try (ContactStore look = NodeStore.open(store, keys())) {
            assertThat(look.prepare()).isEmpty();
            assertThat(look.certificates().list(Optional.empty(), 100))
                    .as("killed in the middle of the third")
                    .hasSize(2);
            assertThat(left(look)).isPositive();
        }
        second.ask("at " + DUE.plus(Duration.ofMinutes(1))); // the killed node's lease has ended
        second.ask("purge");
        second.ask("ask");
        second.kill();

        assertEverythingHasEnded(store);
    }

    @Test
    void betweenTheErasureHereAndTheOneInTheMailboxNothingIsSaidToBeDone() throws Exception {
        String store = TwoNodesTest.Engine.SQLITE.store(directory);
        RecordId enquiry = prepare(store, 1).get(0);
        NodeProcess first = node(store);
        first.ask("go " + DUE);
        first.ask("hold");
        first.ask("purge");
        first.say("ask");
        assertThat(first.answer("asked")).isEqualTo(enquiry.toString());
        first.kill();

        assertThat(mailbox().mails()).isEqualTo(1);
        assertThat(reportsOn(store, enquiry)).noneMatch(ErasureReport::isComplete);

        NodeProcess second = node(store);
        second.ask("go " + DUE.plus(Duration.ofMinutes(10))); // the killed node's lease has ended
        second.ask("ask");
        second.kill();

        assertThat(mailbox().mails()).isZero();
        assertThat(reportsOn(store, enquiry)).isNotEmpty().allMatch(ErasureReport::isComplete);
    }

    private void assertEverythingHasEnded(String where) {
        try (ContactStore store = NodeStore.open(where, keys());
                ContactForms site = EndingNode.site(store, clockAt(DUE.plus(Duration.ofMinutes(2))), mailbox())) {
            assertThat(left(store)).isZero();
            assertThat(mailbox().mails()).as("copies in the mailbox").isZero();
            assertThat(site.retention().openErasures(Optional.empty(), 10)).isEmpty();
            List<Certificate> certificates = site.retention().certificates(Optional.empty(), 500);
            assertThat(certificates.stream()
                            .mapToInt(each -> each.counts().getOrDefault("contact/message/resolved", 0))
                            .sum())
                    .as("every one on exactly one certificate")
                    .isEqualTo(ENQUIRIES);
            assertThat(site.verifyLedger()).isInstanceOf(LedgerVerification.Verified.class);
        }
    }

    private List<ErasureReport> reportsOn(String where, RecordId enquiry) {
        try (ContactStore store = NodeStore.open(where, keys());
                ContactForms site = EndingNode.site(store, clockAt(DUE), mailbox())) {
            return site.retention().erasures(enquiry);
        }
    }

    /** Enquiries that staff have had, and have resolved on the day they came. */
    private List<RecordId> prepare(String where, int count) {
        SettableClock clock = clockAt(RECEIVED);
        try (ContactStore store = NodeStore.open(where, keys());
                ContactForms site = EndingNode.site(store, clock, mailbox())) {
            RecordIds ids = new RecordIds(clock);
            List<RecordId> enquiries = new ArrayList<>();
            store.transactions().run(() -> {
                for (int i = 0; i < count; i++) {
                    RecordId id = ids.next();
                    store.submissions().insert(enquiry(id));
                    String messageId = id + "@example.org";
                    store.disclosures().record(new Disclosure(id, "controller", "message", RECEIVED, messageId, "own"));
                    mailbox().put(messageId);
                    site.inbox().resolve(id, Resolution.Outcome.ANSWERED, Actor.of("handler", "7"));
                    enquiries.add(id);
                }
            });
            return enquiries;
        }
    }

    private static Submission enquiry(RecordId id) {
        return new Submission(
                id,
                Reference.random(),
                "contact",
                "reply",
                RECEIVED,
                Submission.State.RECEIVED,
                List.of(),
                new NoticeRef("2026-11", "en", "hash"),
                id.toString(),
                "fingerprint",
                Map.of("name", "Ada Example", "email", "ada@example.org", "message", "Hello"),
                Optional.of(TechnicalData.NONE),
                false,
                false);
    }

    private static int left(ContactStore store) {
        return store.expiry()
                .due(DUE.plus(Duration.ofDays(1)), Optional.empty(), 10)
                .size();
    }

    private NodeProcess node(String store) throws Exception {
        List<String> command = new ArrayList<>(NodeClasses.shared().javaWith(directory, EndingNode.class));
        command.addAll(
                List.of(store, keys().toString(), directory.resolve("mailbox").toString()));
        NodeProcess node = new NodeProcess(command, directory.resolve("errors.log"));
        nodes.add(node);
        return node;
    }

    private Path keys() {
        return directory.resolve("keys/keys.json");
    }

    private FolderMailbox mailbox() {
        return new FolderMailbox(directory.resolve("mailbox"), record -> {});
    }

    private static SettableClock clockAt(Instant instant) {
        return SettableClock.at(instant.toString());
    }
}
