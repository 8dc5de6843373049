/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.InboxDesk.HANDLER;
import static be.imageplus.contactform.Journey.with;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.reception.SubmissionOutcome.Invalid;
import be.imageplus.contactform.reception.SubmissionOutcome.Quarantined;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Lives.Which;
import be.imageplus.contactform.submission.Reading;
import be.imageplus.contactform.submission.Sheet;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The screening as it is by default, from the page to what staff are told. */
class ScreenedJourneyTest { // R3.6

    @TempDir
    Path directory;

    private Journey journey;

    @BeforeEach
    void open() {
        journey = Journey.in(directory, builder -> builder.screening(ScreeningRules.defaults()));
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void aPersonWhoWritesIsReceived() {
        Map<String, String> enquiry = journey.enquiry();
        journey.clock.advance(Duration.ofMinutes(2));

        assertThat(journey.submit(enquiry)).isInstanceOf(Accepted.class);
    }

    @Test
    void whatComesAtOnceIsHeld() {
        assertThat(journey.submit(journey.enquiry())).isInstanceOf(Quarantined.class);

        assertThat(reasons()).contains("too-fast");
    }

    @Test
    void whatFillsTheTrapIsHeld() {
        Map<String, String> enquiry = with(journey.enquiry(), FormValues.TRAP, "https://www.example.org");
        journey.clock.advance(Duration.ofMinutes(2));

        assertThat(journey.submit(enquiry)).isInstanceOf(Quarantined.class);

        assertThat(reasons()).contains("trap-filled");
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'It holds more links than people usually write', Somebody moved it to the quarantine",
        "fr, 'Le message contient plus de liens qu’on n’en écrit d’habitude', Quelqu’un l’a mise en quarantaine",
        "nl, 'Er staan meer links in dan mensen gewoonlijk schrijven', Iemand heeft ze in quarantaine geplaatst",
        "de, 'Der Text enthält mehr Links, als üblicherweise geschrieben werden', Jemand hat sie in Quarantäne verschoben"
    })
    void staffReadWhyItIsHeldAndReleaseItWithOneAction(String language, String links, String byStaff) {
        Locale words = Locale.forLanguageTag(language);
        Inbox inbox = journey.forms.inbox();
        Map<String, String> enquiry = with(journey.enquiry(), "message", "https://a.example ".repeat(6));
        journey.clock.advance(Duration.ofMinutes(2));
        assertThat(journey.submit(enquiry)).isInstanceOf(Quarantined.class);

        Headline held =
                inbox.list(Which.in(Stage.QUARANTINED), Optional.empty(), 10).get(0);
        RecordId id = held.life().submission();
        assertThat(held.whyHeld(words)).startsWith(links);
        assertThat(inbox.read(id, "reply", HANDLER))
                .isInstanceOfSatisfying(
                        Reading.Shown.class,
                        opened -> assertThat(
                                        ((Sheet) opened.content()).enquiry().whyHeld(words))
                                .startsWith(links));

        assertThat(inbox.release(id, HANDLER)).isInstanceOf(Change.Made.class);

        assertThat(inbox.list(Which.in(Stage.QUARANTINED), Optional.empty(), 10))
                .isEmpty();
        assertThat(inbox.find(id).orElseThrow().whyHeld(words))
                .as("it is not forgotten")
                .startsWith(links);
    }

    @Test
    void staffReadOfNothingThatHoldsWhatIsNotHeld() {
        Inbox inbox = journey.forms.inbox();
        Map<String, String> enquiry = journey.enquiry();
        journey.clock.advance(Duration.ofMinutes(2));
        assertThat(journey.submit(enquiry)).isInstanceOf(Accepted.class);
        RecordId id = inbox.list(Which.ALL, Optional.empty(), 10).get(0).life().submission();
        assertThat(inbox.find(id).orElseThrow().whyHeld(Locale.ENGLISH)).isEmpty();

        inbox.quarantine(id, HANDLER);

        assertThat(inbox.find(id).orElseThrow().whyHeld(Locale.ENGLISH))
                .containsExactly("Somebody moved it to the quarantine");
    }

    /** Else the time trap restarts and traps whoever corrects a typing error at once (PITFALLS, abuse). */
    @Test
    void aPageThatCameBackWithAnErrorKeepsItsTime() {
        Map<String, String> enquiry = journey.enquiry();
        journey.clock.advance(Duration.ofSeconds(10));
        SubmissionOutcome wrong = journey.submit(with(enquiry, "email", "ada@"));
        assertThat(wrong).isInstanceOf(Invalid.class);
        String again = journey.forms
                .pageAgain("contact", FormValues.of(enquiry), Journey.visitor(), wrong)
                .token();

        journey.clock.advance(Duration.ofSeconds(1));

        assertThat(journey.submit(with(enquiry, "_token", again))).isInstanceOf(Accepted.class);
    }

    /** A time that cannot be read passes as 1970 elsewhere, which is long enough for anybody (PITFALLS, abuse). */
    @Test
    void aTokenWithAnotherTimeIsNoToken() {
        Map<String, String> enquiry = journey.enquiry();
        String token = String.valueOf(enquiry.get("_token"));

        for (String forged : List.of("", "0", token.substring(1), token.toUpperCase(Locale.ROOT))) {
            assertThat(journey.submit(with(enquiry, "_token", forged))).isInstanceOf(Refused.class);
        }
    }

    private List<String> reasons() {
        return journey.store.submissions().findByEmail("ada@example.org").get(0).screeningReasons();
    }
}
