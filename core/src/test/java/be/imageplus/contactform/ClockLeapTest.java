/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.LeapingNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.ledger.TruncationResult.Truncated;
import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.ErasureReport;
import be.imageplus.contactform.retention.Planned;
import be.imageplus.contactform.retention.Preview;
import be.imageplus.contactform.retention.Retention;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.transfer.Handover;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.ClockDoubt;
import be.imageplus.contactform.work.ClockDoubtException;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A clock that leaps ahead ends nothing before its date, on either engine (R5.1, R5.2). */
@ParameterizedClass
@EnumSource
class ClockLeapTest {

    private static final String NOW = "2026-11-23T09:00:00Z";
    private static final String YEARS_LATER = "2036-11-23T09:00:00Z";

    @Parameter
    TransfersTest.Engine engine;

    @TempDir
    Path directory;

    private final KeySet keys = KeySet.generate();
    private final List<LeapingNode> nodes = new ArrayList<>();
    private String database = "";

    @BeforeEach
    void create() {
        if (engine == TransfersTest.Engine.POSTGRESQL) {
            database = PostgresServer.shared().newDatabase();
        }
    }

    @AfterEach
    void close() {
        nodes.forEach(LeapingNode::close);
    }

    @Test
    void purgesNothingAndTruncatesNothingWhileTheClockIsYearsAhead() {
        LeapingNode node = node(NOW).started();
        RecordId enquiry = node.resolved();

        node.leapTo(YEARS_LATER);

        Retention retention = node.forms.retention();
        assertIsRefused(retention::purgeNow);
        assertIsRefused(retention::keepHouseNow);
        assertIsRefused(node.forms::truncateLedger);
        node.close(); // whatever was under way has ended
        LeapingNode later = node(NOW);
        assertThat(later.isThere(enquiry)).isTrue();
        assertThat(later.store.submissions().find(enquiry).orElseThrow().technical())
                .isPresent();
        assertThat(later.forms.retention().certificates(Optional.empty(), 10)).isEmpty();
        assertThat(later.seen()).as("the leap is not believed later either").contains(Instant.parse(NOW));
        assertThat(later.forms.verifyLedger())
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.anchor()).isEmpty());
    }

    @Test
    void tellsOnceWhatWasSeenAndWhatToDo() {
        LeapingNode node = node(NOW).started();
        node.leapTo(YEARS_LATER);

        ClockDoubt doubt = node.forms.retention().status().clockDoubt().orElseThrow();
        assertThat(doubt).isEqualTo(new ClockDoubt(Instant.parse(NOW), Instant.parse(YEARS_LATER)));
        assertThat(doubt.message()).contains(NOW, YEARS_LATER, "3653 days", "set the clock", "confirmClock");
        assertThat(node.doubts).containsExactly(doubt);
    }

    @Test
    void tellsItOnceAndGoesOnErasingCopiesThatWereOrderedBefore() {
        LeapingNode node = node(NOW).started();
        RecordId enquiry = node.resolved();
        node.mailbox.reachable(false);
        node.forms.inbox().eraseEarly(enquiry, OPERATOR);
        await().untilAsserted(() -> assertThat(node.isThere(enquiry)).isFalse());
        await().until(() -> attempts(node, enquiry) > 0);
        node.leapTo(YEARS_LATER);

        for (int round = 0; round < 3; round++) {
            int before = attempts(node, enquiry);
            node.clock.advance(Duration.ofHours(2));
            node.forms.retention().wake();
            await().until(() -> attempts(node, enquiry) > before);
        }
        node.mailbox.reachable(true);
        node.clock.advance(Duration.ofHours(2));
        node.forms.retention().wake();
        await().until(() ->
                node.forms.retention().openErasures(Optional.empty(), 10).isEmpty());

        assertThat(node.doubts).hasSize(1);
    }

    private static int attempts(LeapingNode node, RecordId enquiry) {
        return node.forms.retention().erasures(enquiry).stream()
                .flatMap(report -> report.places().stream())
                .filter(place -> place.location().equals(DataLocation.STAFF_MAILBOX))
                .mapToInt(ErasureReport.Place::attempts)
                .sum();
    }

    @Test
    void foreseesWhatWouldGoAndSaysThatItWaits() {
        LeapingNode node = node(NOW).started();
        RecordId enquiry = node.resolved();
        node.forms.retention().purgeNow(); // has looked at it
        LocalDate inTwoYears = LocalDate.of(2028, 11, 23);
        Preview before = node.forms.retention().preview(inTwoYears, Optional.empty(), 10);

        node.clock.set(YEARS_LATER);
        Preview preview = node.forms.retention().preview(inTwoYears, Optional.empty(), 10);

        assertThat(before.clockDoubt()).isEmpty();
        assertThat(preview.clockDoubt()).isPresent();
        assertThat(preview.planned())
                .isEqualTo(before.planned())
                .extracting(Planned::enquiry)
                .contains(enquiry);
    }

    @Test
    void goesOnOnceSomebodyHasConfirmedTheClockAndTheLedgerSaysWho() throws IOException {
        LeapingNode node = node(NOW).started();
        RecordId enquiry = node.resolved();
        node.leapTo(YEARS_LATER);

        node.forms.retention().confirmClock(OPERATOR);

        await().untilAsserted(() -> assertThat(node.isThere(enquiry)).isFalse());
        assertThat(node.forms.retention().status().clockDoubt()).isEmpty();
        assertThat(node.ledger())
                .contains("CLOCK_CONFIRMED")
                .contains("operator/1")
                .contains("seen " + NOW);
        assertThat(node.forms.truncateLedger()).isInstanceOf(Truncated.class);
        assertThat(node.forms.verifyLedger()).isInstanceOf(Verified.class);
    }

    @Test
    void goesOnByItselfOnceTheClockIsSetRight() {
        LeapingNode node = node(NOW).started();
        RecordId enquiry = node.resolved();
        node.leapTo(YEARS_LATER);

        node.clock.set("2026-11-23T10:00:00Z");

        node.forms.retention().purgeNow();
        assertThat(node.seen()).contains(Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(node.isThere(enquiry)).isTrue();
    }

    @Test
    void keepsFilesWhileTheClockIsNotBelieved() throws IOException {
        LeapingNode node = node(NOW).started();
        RecordId enquiry = node.resolved();
        Path file = node.forms
                .exports()
                .orElseThrow()
                .write(OPERATOR, Handover.ownUse("reply"), List.of(enquiry), out -> out.write(1))
                .orElseThrow()
                .file();
        node.leapTo(YEARS_LATER);
        node.close(); // the round that noticed it has ended
        assertThat(file).exists();

        LeapingNode later = node(YEARS_LATER).started();
        later.forms.retention().confirmClock(OPERATOR);
        await().untilAsserted(() -> assertThat(Files.exists(file)).isFalse());
    }

    @Test
    void goesOnByItselfAfterAMonthInWhichTheSiteWasOff() {
        LeapingNode before = node(NOW).started();
        RecordId enquiry = before.resolved();
        before.close();

        LeapingNode after = node("2026-12-24T09:00:00Z").started();

        await().untilAsserted(() -> assertThat(
                        after.store.submissions().find(enquiry).orElseThrow().technical())
                .isEmpty());
        assertThat(after.doubts).isEmpty();
    }

    @Test
    void stopsTheNodeWhoseClockHasLeaptAndNotTheOneBesideIt() {
        LeapingNode leapt = node(NOW).started();
        LeapingNode right = node(NOW).started();
        leapt.leapTo(YEARS_LATER);

        for (int hour = 1; hour <= 3; hour++) {
            right.clock.advance(Duration.ofHours(1));
            right.forms.retention().purgeNow();
            assertThat(right.seen()).contains(right.clock.instant());
            assertIsRefused(leapt.forms.retention()::purgeNow);
        }
        assertThat(right.doubts).isEmpty();
        assertThat(right.forms.retention().status().clockDoubt()).isEmpty();
    }

    @Test
    void believesAClockThatIsSetBackAndForgetsNothingThatWasSeen() {
        LeapingNode node = node(NOW);
        node.forms.retention().purgeNow();
        node.clock.advance(Duration.ofDays(20)); // wrong, but not by so much that it shows
        node.forms.retention().purgeNow();

        node.clock.set("2026-11-23T10:00:00Z");
        node.forms.retention().purgeNow();

        assertThat(node.seen()).contains(Instant.parse(NOW).plus(Duration.ofDays(20)));
    }

    @Test
    void believesTheFirstNodeOfAll() {
        LeapingNode node = node(YEARS_LATER);

        node.forms.retention().purgeNow();

        assertThat(node.seen()).contains(Instant.parse(YEARS_LATER));
    }

    @Test
    void isMendedByConfirmingTheRightTimeAfterAWrongOne() {
        LeapingNode node = node(NOW);
        node.forms.retention().purgeNow();
        node.clock.set(YEARS_LATER);
        node.forms.retention().confirmClock(OPERATOR);

        node.clock.set(NOW);
        node.forms.retention().confirmClock(OPERATOR);

        node.clock.set("2027-11-23T09:00:00Z");
        assertIsRefused(node.forms.retention()::purgeNow);
    }

    private static void assertIsRefused(ThrowingCallable act) {
        assertThatExceptionOfType(ClockDoubtException.class)
                .isThrownBy(act)
                .returns("CLOCK-AHEAD", ContactFormException::code)
                .returns(false, ContactFormException::retryHelps);
    }

    private LeapingNode node(String instant) {
        ContactStore store = engine.open(directory, database, () -> keys);
        LeapingNode node = new LeapingNode(store, directory.resolve("exports"), instant);
        nodes.add(node);
        return node;
    }
}
