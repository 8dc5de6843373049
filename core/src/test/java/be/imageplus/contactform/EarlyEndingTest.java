/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerEvent.Type;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.retention.Erasure;
import be.imageplus.contactform.retention.ErasureReport;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Span;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff end before its date, at the front door: it and every copy go, and the ledger tells who wanted it. */
class EarlyEndingTest {

    private static final Actor STAFF = Actor.of("handler", "7");

    @TempDir
    Path directory;

    private final StaffMailboxes mailbox = new StaffMailboxes();
    private Journey site;
    private Inbox inbox;
    private Postman postman;

    @BeforeEach
    void open() {
        site = Journey.in(directory, builder -> builder.location(mailbox).purging(true));
        inbox = site.forms.inbox();
        postman = new Postman(site.clock, mailbox);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whatStaffEraseEarlyIsGoneWithItsCopies() { // R2.12
        RecordId enquiry = delivered();
        made(inbox.eraseEarly(enquiry, STAFF));

        purge();

        assertThat(inbox.find(enquiry)).isEmpty();
        assertThat(postman.isHeld(enquiry)).isFalse();
        assertThat(events(enquiry)).containsSubsequence(Type.EARLY_ERASURE_ORDERED, Type.SUBMISSION_PURGED);
        assertThat(onlyErasureOf(enquiry).isComplete()).isTrue();
    }

    @Test
    void whatIsOnItsWayToStaffDoesNotArriveAnyMore() {
        RecordId enquiry = submitted();
        made(inbox.eraseEarly(enquiry, STAFF));

        purge();

        assertThat(inbox.find(enquiry)).isEmpty();
        assertThat(postman.deliver(site.store, any -> true)).isEmpty();
    }

    @Test
    void whatAMinorWroteIsGoneAlthoughItIsRestricted() { // R2.14
        RecordId enquiry = delivered();
        made(inbox.reportMinor(enquiry, STAFF));
        purge();
        assertThat(inbox.find(enquiry)).as("until staff have confirmed it").isPresent();

        made(inbox.confirmMinor(enquiry, STAFF));
        purge();

        assertThat(inbox.find(enquiry)).isEmpty();
        assertThat(postman.isHeld(enquiry)).isFalse();
        assertThat(events(enquiry))
                .containsSubsequence(Type.MINOR_REPORTED, Type.EARLY_ERASURE_ORDERED, Type.SUBMISSION_PURGED);
    }

    @Test
    void theCopiesOfWhatIsRedactedAreGoneAndItStays() { // R2.12
        RecordId enquiry = delivered();
        made(inbox.redact(life(enquiry), new Span("message", 0, 5), STAFF));

        purge();

        assertThat(postman.isHeld(enquiry)).isFalse();
        assertThat(onlyErasureOf(enquiry).portion()).isEqualTo(Erasure.Portion.COPIES);
        assertThat(life(enquiry).copiesOrdered()).isEmpty();
        assertThat(life(enquiry).copiesErasedAt()).contains(site.clock.instant());
        assertThat(site.store.submissions().find(enquiry).orElseThrow().values().get("message"))
                .startsWith("[…]");
    }

    /** The mail that leaves afterwards holds no more than the enquiry does. */
    @Test
    void theMailOfWhatWasRedactedBeforeItLeftStays() {
        RecordId enquiry = submitted();
        made(inbox.redact(life(enquiry), new Span("message", 0, 5), STAFF));
        purge();

        postman.deliver(site.store, any -> true);
        purge();

        assertThat(postman.isHeld(enquiry)).isTrue();
    }

    /** With the background at work it follows at once, and not with the next minute. */
    @Test
    void followsAtOnce() {
        site.forms.start();
        RecordId enquiry = submitted();
        site.transport.awaitMails(1);
        await().until(() -> life(enquiry).stage() == Life.Stage.OPEN);

        made(inbox.eraseEarly(enquiry, STAFF));

        await().untilAsserted(() -> assertThat(inbox.find(enquiry)).isEmpty());
    }

    private RecordId delivered() {
        RecordId enquiry = submitted();
        postman.deliver(site.store, any -> true);
        return enquiry;
    }

    private RecordId submitted() {
        SubmissionOutcome outcome = site.submit(site.enquiry());
        return inbox.findByReference(
                        ((SubmissionOutcome.Received) outcome).receipt().reference())
                .orElseThrow()
                .life()
                .submission();
    }

    private Life life(RecordId enquiry) {
        return inbox.find(enquiry).orElseThrow().life();
    }

    private void purge() {
        site.forms.retention().purgeNow();
        site.forms.retention().askNow();
    }

    private ErasureReport onlyErasureOf(RecordId enquiry) {
        assertThat(site.forms.retention().erasures(enquiry)).hasSize(1);
        return site.forms.retention().erasures(enquiry).get(0);
    }

    private List<Type> events(RecordId enquiry) {
        return site.store.ledger().about(enquiry).stream()
                .map(LedgerEvent::type)
                .toList();
    }

    private static void made(Change change) {
        assertThat(change).isInstanceOf(Change.Made.class);
    }
}
