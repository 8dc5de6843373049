/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.PhoneNumber;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerExport;
import be.imageplus.contactform.register.Answer;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.LocalizedText;
import be.imageplus.contactform.retention.Erasure;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.screening.ProofCost;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.screening.Suspicion;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Blocker;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Reading;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Restriction;
import be.imageplus.contactform.submission.Span;
import be.imageplus.contactform.work.RecordId;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No {@code toString} of core renders what a visitor typed or where they came from: a log line, an assertion or a
 * debugger's screenshot shows ids only.
 *
 * <p>A new record fails here as soon as it renders any text, until it overrides {@code toString} or its component is
 * listed as harmless.
 */
class PersonalDataIsNeverRenderedTest {

    /** What may be rendered: packages that know of no visitor, then records, then single components. */
    private static final List<String> HARMLESS = List.of(
            "problem.",
            "register.",
            "vault.",
            "work.",
            "ledger.",
            "notice.",
            "transfer.",
            "form.fielderror.",
            "form.fieldinput.reading.error",
            "form.challenge.type",
            "form.challengewidget.", // an address and a name of a third party
            "form.formfragment.attribute.",
            "form.formfragment.widget.",
            "form.formdefinition",
            "form.formfield.",
            "form.formfragment.asked.", // what we ask of a browser
            "form.formfragment.choice.choiceid",
            "form.formfragment.input.name",
            "form.formfragment.scripted.", // addresses and our own words
            "form.formfragment.summary.",
            "form.formfragment.text.", // our own words beside a field
            "form.formlinks.",
            "form.formpage.form",
            "form.formpage.optionview.value", // what is offered, whether it was chosen or not
            "form.formpage.token",
            "form.formtoken.",
            "form.networkblock.", // a trusted proxy's
            "form.visitorrequest.siteorigin",
            "screening.challengestatus.", // an id of the register, and a code
            "screening.screened.form",
            "screening.suspicion.reason", // a code
            "screening.turnstile.turnstilesettings.recipient",
            "screening.verdict.",
            "submission.disclosure.",
            "submission.headline.", // what lists show
            "submission.staffaction.",
            "submission.lifeplan.changes.reason", // a code
            "retention.", // it reads no content
            "store.jdbc.jdbcrecords.1sent.messageid",
            "rotation.", // keys by their ids, and counts
            "mail.attempt.",
            "mail.deliveryresult.",
            "mail.detours.change.code",
            "mail.letterhead.link.",
            "mail.mailrouting.", // the controller's own addresses
            "mail.outboxitem.",
            "mail.outgoingmail.messageid",
            "mail.staffmailcomposer.actions.hint",
            "mail.staffmailcomposer.line.label",
            "mail.staffnotice.",
            "mail.staffnoticecomposer.", // references, dates and reasons
            "mail.transportstatus.",
            "reception.submissionoutcome.refused.message",
            "operatorsstore.database", // a path or URL of the operator's
            "web.actionpages.fact.", // reference, state and day
            "web.contentpolicy.",
            "web.links.prefix",
            "web.actionpages.", // labels, dates and states
            "web.languageswitch.link.",
            "web.noticepages.",
            "web.pagelayout.alternate.",
            "web.pagelayout.page.",
            "web.webrequest.method",
            "web.websettings.basepath",
            "text.template.markup."); // a CharSequence: its text is what it is

    /** Records that take only texts of a certain shape. */
    private final CanaryRecords records = new CanaryRecords(Map.<Class<?>, Supplier<?>>ofEntries(
            Map.entry(
                    Answer.Option.class,
                    () -> new Answer.Option("new-website", LocalizedText.english("A new website"))),
            Map.entry(Reference.class, Reference::random),
            Map.entry(
                    EmailAddress.class,
                    () -> EmailAddress.parse("canary-form.emailaddress-value-end@example.org")
                            .orElseThrow()),
            Map.entry(PhoneNumber.class, () -> PhoneNumber.parse("203.0.113.77").orElseThrow()),
            Map.entry(
                    LedgerExport.class,
                    () -> LedgerExport.as(LedgerExport.Format.CSV, "legal-obligation", "controller")),
            Map.entry(Actor.class, () -> Actor.of("handler", "7")),
            Map.entry(Blocker.class, () -> new Blocker("access-request", true)),
            Map.entry(
                    LegalHold.class,
                    () -> new LegalHold(
                            Actor.RETENTION, Instant.EPOCH, LocalDate.EPOCH, Set.of(DataItem.Category.MESSAGE))),
            Map.entry(
                    Life.class,
                    () -> Life.begun(RecordId.parse(new UUID(7, 7).toString()), Life.Stage.OPEN, Instant.EPOCH)),
            Map.entry(
                    Reading.Shown.class,
                    () -> new Reading.Shown<>(CanaryRecords.canary(Reading.Shown.class, "content"))),
            Map.entry(ChallengeVerifier.Result.Fail.class, () -> new ChallengeVerifier.Result.Fail("answer-invalid")),
            Map.entry(
                    ChallengeVerifier.Result.Unavailable.class,
                    () -> new ChallengeVerifier.Result.Unavailable("no-reply")),
            Map.entry(ProofCost.class, () -> ProofCost.STANDARD),
            Map.entry(ScreeningRules.class, ScreeningRules::defaults),
            Map.entry(Suspicion.class, () -> new Suspicion("links", 60)),
            Map.entry(Span.class, () -> new Span("message", 0, 7)),
            Map.entry(Restriction.class, () -> new Restriction("accuracy-contested", Instant.EPOCH, Optional.empty())),
            Map.entry(
                    LedgerEvent.class,
                    () -> new LedgerEvent(
                            RecordId.parse(new UUID(7, 7).toString()),
                            Instant.EPOCH,
                            LedgerEvent.Type.MAIL_DELIVERED,
                            "delivery",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())),
            Map.entry(
                    Tombstone.class,
                    () -> new Tombstone(RecordId.parse(new UUID(7, 7).toString()), Instant.EPOCH, "period-ended")),
            Map.entry(
                    Erasure.class,
                    () -> new Erasure(
                            RecordId.parse(new UUID(7, 7).toString()),
                            Erasure.Portion.RECORD,
                            "resolved",
                            Instant.EPOCH,
                            Set.of(),
                            Optional.empty())),
            Map.entry(ErasureAnswer.Manual.class, () -> new ErasureAnswer.Manual("mail-forwarded")),
            Map.entry(ErasureAnswer.Impossible.class, () -> new ErasureAnswer.Impossible("legal-duty"))));

    static Stream<Class<?>> recordsOfCore() {
        return CanaryRecords.typesOfCore().stream().filter(Class::isRecord);
    }

    @ParameterizedTest
    @MethodSource("recordsOfCore")
    void rendersNothingThatIsNotKnownToBeHarmless(Class<?> type) {
        assertThat(CanaryRecords.found(records.make(type).toString()).stream()
                        .map(canary ->
                                canary.equals(CanaryRecords.ADDRESS) ? CanaryRecords.name(type) + ".address" : canary))
                .as("what %s renders", type.getName())
                .allMatch(PersonalDataIsNeverRenderedTest::isHarmless);
    }

    /** A class that is no record renders its name and a number, unless it says otherwise; these were looked at. */
    @Test
    void knowsEveryClassThatRendersItself() {
        assertThat(CanaryRecords.typesOfCore().stream()
                        .filter(type -> !type.isRecord() && !type.isEnum())
                        .filter(type -> Arrays.stream(type.getDeclaredMethods())
                                .anyMatch(method -> method.getName().equals("toString")))
                        .map(CanaryRecords::name)
                        .filter(name -> !isHarmless(name)))
                .containsExactlyInAnyOrder("form.emailaddress", "text.messages", "web.parameters");
    }

    @Test
    void rendersNoAddressOfAPerson() {
        String text = "canary@example.org";

        assertThat(EmailAddress.parse(text).orElseThrow().toString()).doesNotContain("canary");
    }

    /** The canaries are there: a record without a {@code toString} of its own does render them. */
    @Test
    void noticesARecordThatRendersWhatItHolds() {
        record Careless(String message, Optional<InetAddress> client) {}

        assertThat(CanaryRecords.found(records.make(Careless.class).toString()))
                .hasSize(2)
                .contains(CanaryRecords.ADDRESS)
                .anyMatch(canary -> canary.endsWith(".message"));
    }

    private static boolean isHarmless(String name) {
        return HARMLESS.stream().anyMatch(name::startsWith);
    }
}
