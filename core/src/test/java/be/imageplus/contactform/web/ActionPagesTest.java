/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.StaffAction;
import be.imageplus.contactform.submission.StaffAction.Kind;
import be.imageplus.contactform.submission.StaffActions.Outlook;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages behind links in mails, in the language of whoever follows one. */
class ActionPagesTest {

    private static final RecordId ENQUIRY = new RecordId(new UUID(7, 7));
    private static final Instant RECEIVED = Instant.parse("2026-11-01T09:00:00Z");

    private final ProcessingRegister register =
            TestRegister.load(TestRegister.yaml().replace("  languages: [en]", "  languages: [en, fr, nl, de]"));
    private final ActionPages pages = new ActionPages(new Pages(register, PageLayout.plain(), List.of("contact")));

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de"})
    void sayInEachLanguageWhatIsAskedAndWhatBecomesOfIt(String language) {
        Messages words = Messages.of("web", Locale.forLanguageTag(language));
        for (Kind kind : Kind.values()) {
            Stage stage = kind == Kind.RELEASE ? Stage.QUARANTINED : Stage.OPEN;
            for (Optional<LocalDate> until :
                    List.of(Optional.<LocalDate>empty(), Optional.of(LocalDate.of(2027, 11, 1)))) {
                String page =
                        page(language, kind, new Outlook(enquiry(stage), Optional.empty(), until), Optional.empty());

                assertThat(page)
                        .contains("<html lang=\"" + language + "\"", "7Q4M-2KXD")
                        .contains(words.text("action.ask." + kind), words.text("action.then." + kind))
                        .contains(words.text("action.button." + kind) + "</button>", words.text("action.undo." + kind))
                        .contains(words.text("action.state." + stage))
                        .contains("hreflang=\"de\"", "/contact/actions/token?lang=nl");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Stage.class)
    void sayHowItStandsWhereNothingIsToBeDone(Stage stage) {
        Outlook outlook = new Outlook(enquiry(stage), Optional.of(Refusal.RESTRICTED), Optional.empty());

        String page = page("en", Kind.RESOLVE, outlook, Optional.empty());

        assertThat(page).contains("7Q4M-2KXD", "is restricted").doesNotContain("<button");
    }

    /**
     * Whoever is asked to release an enquiry decides by it; whoever was sent the other links' mail quoted is not told.
     */
    @Test
    void sayWhyAnEnquiryIsHeldWhereItCanBeReleased() {
        Outlook outlook = new Outlook(enquiry(Stage.QUARANTINED), Optional.empty(), Optional.empty());

        assertThat(page("en", Kind.RELEASE, outlook, Optional.empty()))
                .contains("<dt>Reason</dt><dd>Somebody moved it to the quarantine</dd>");
        assertThat(page("en", Kind.QUARANTINE, outlook, Optional.empty())).doesNotContain("Reason", "Somebody");
    }

    @Test
    void sayADayOnlyWhereOneIsSet() {
        Optional<LocalDate> day = Optional.of(LocalDate.of(2027, 12, 1));

        assertThat(done(Stage.RESOLVED, day)).contains("Kept until", "1 December 2027");
        assertThat(done(Stage.RESOLVED, Optional.empty())).doesNotContain("Kept until");
        assertThat(page("fr", Kind.RESOLVE, new Outlook(enquiry(Stage.OPEN), Optional.empty(), day), Optional.empty()))
                .contains("jusqu’au 1er décembre 2027, puis effacée");
        // The longest that it is kept unresolved is no day to tell staff of.
        Outlook released = new Outlook(enquiry(Stage.OPEN), Optional.of(Refusal.NOT_QUARANTINED), day);
        assertThat(page("en", Kind.RELEASE, released, Optional.empty())).doesNotContain("2027");
    }

    @Test
    void sayWhenADateHasResolvedIt() { // R5.3
        Headline unattended = enquiry(Stage.RESOLVED, Resolution.Outcome.UNATTENDED);

        assertThat(page(
                        "en",
                        Kind.RESOLVE,
                        new Outlook(unattended, Optional.of(Refusal.ALREADY_RESOLVED), Optional.empty()),
                        Optional.empty()))
                .contains("This enquiry is resolved", "Resolved automatically, as of 1 November 2026");
    }

    /** Somebody was faster. */
    @Test
    void sayWhyAPressDidNothing() {
        String page = page(
                "en",
                Kind.QUARANTINE,
                new Outlook(enquiry(Stage.OPEN), Optional.empty(), Optional.empty()),
                Optional.of(Refusal.TOO_OLD_FOR_QUARANTINE));

        assertThat(page)
                .contains("too old for the quarantine", "This enquiry is open")
                .doesNotContain("<button");
    }

    private String done(Stage stage, Optional<LocalDate> keptUntil) {
        Outlook outlook = new Outlook(enquiry(stage), Optional.of(Refusal.ALREADY_RESOLVED), keptUntil);
        return page("en", Kind.RESOLVE, outlook, Optional.empty());
    }

    private String page(String language, Kind kind, Outlook outlook, Optional<Refusal> refused) {
        Visit visit = Visit.of(
                WebFixture.get("https://example.org", "", "/contact/actions/token", "lang=" + language), "", register);
        return WebFixture.body(
                pages.present(visit, "token", new StaffAction(ENQUIRY, "contact", kind), outlook, refused));
    }

    private static Headline enquiry(Stage stage) {
        return enquiry(stage, Resolution.Outcome.ANSWERED);
    }

    private static Headline enquiry(Stage stage, Resolution.Outcome outcome) {
        Optional<Resolution> resolution =
                stage == Stage.RESOLVED ? Optional.of(new Resolution(RECEIVED, outcome)) : Optional.empty();
        Life life = new Life(
                ENQUIRY,
                stage,
                0,
                RECEIVED,
                resolution,
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
        return new Headline(
                new Reference("7Q4M-2KXD"),
                "contact",
                "replying",
                RECEIVED,
                List.of(),
                new NoticeRef("2026-11-01", "en", "hash"),
                true,
                life);
    }
}
