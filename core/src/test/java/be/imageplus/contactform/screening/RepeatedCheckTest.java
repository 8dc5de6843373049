/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedCheckTest {

    private static final String OFFER = "We bring your website to the first page, guaranteed, within thirty days.";
    private static final Verdict REPEATED = Verdict.Suspect.of("repeated", 100);

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final ScreeningCheck check = repeated(ScreeningRules.defaults());

    @Test
    void suspectsATextFromTheFourthTimeOn() {
        assertThat(judge(OFFER)).isEqualTo(new Verdict.Accept());
        assertThat(judge(OFFER)).isEqualTo(new Verdict.Accept());
        assertThat(judge(OFFER)).isEqualTo(new Verdict.Accept());
        assertThat(judge(OFFER)).isEqualTo(REPEATED);
    }

    /** Whoever sends it: what is known is the text alone, never a person (R3.6). */
    @Test
    void takesAnotherTextOfTheSameSender() {
        sendThrice(OFFER);

        assertThat(judge("Do you paint signs for shops as well? We have three of them in Ghent."))
                .isEqualTo(new Verdict.Accept());
        assertThat(check.check(Circumstances.writing(OFFER)
                        .with("name", "Somebody Else")
                        .with("email", "other@example.org")
                        .screened()))
                .isEqualTo(REPEATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WE BRING YOUR WEBSITE TO THE FIRST PAGE, GUARANTEED, WITHIN THIRTY DAYS!!!",
                "We bring  your website to the\nfirst page - guaranteed - within thirty days",
                "Ｗe bring your website to the ﬁrst page, guaranteed, within thirty days."
            })
    void knowsATextAgainThatIsWrittenALittleOtherwise(String variant) {
        sendThrice(OFFER);

        assertThat(judge(variant)).isEqualTo(REPEATED);
    }

    @Test
    void leavesAloneWhatManyPeopleWrite() {
        for (int i = 0; i < 20; i++) {
            assertThat(judge("Please call me back. Thank you!")).isEqualTo(new Verdict.Accept());
        }
    }

    @Test
    void forgetsATextAfterADay() {
        sendThrice(OFFER);
        assertThat(judge(OFFER)).isEqualTo(REPEATED);

        clock.advance(Duration.ofDays(1));

        assertThat(judge(OFFER)).isEqualTo(new Verdict.Accept());
    }

    /** Under another key nobody recognises it the day after, however long the window still is. */
    @Test
    void forgetsEveryTextAtMidnight() {
        clock.set("2026-11-23T23:59:59Z");
        sendThrice(OFFER);
        assertThat(judge(OFFER)).isEqualTo(REPEATED);

        clock.set("2026-11-24T00:00:00Z");

        assertThat(judge(OFFER)).isEqualTo(new Verdict.Accept());
    }

    @Test
    void beginsAnewAfterTheWindow() {
        ScreeningCheck hourly = repeated(ScreeningRules.builder()
                .repeats(1)
                .repeatsWithin(Duration.ofHours(1))
                .build());
        Screened offer = Circumstances.writing(OFFER).screened();

        assertThat(hourly.check(offer)).isEqualTo(new Verdict.Accept());
        clock.advance(Duration.ofMinutes(59));
        assertThat(hourly.check(offer)).isEqualTo(REPEATED);
        clock.advance(Duration.ofMinutes(1));
        assertThat(hourly.check(offer)).isEqualTo(new Verdict.Accept());
    }

    @Test
    void countsNothingWhenItIsSwitchedOff() {
        ScreeningCheck off =
                repeated(ScreeningRules.builder().weight(Indicator.REPEATED, 0).build());

        for (int i = 0; i < 5; i++) {
            assertThat(off.check(Circumstances.writing(OFFER).screened())).isEqualTo(new Verdict.Accept());
        }
    }

    /** Whose limiter is shared counts there, and nowhere else. */
    @Test
    void countsOnAllNodesTogetherWhereTheLimiterIsShared() {
        KeySet keys = KeySet.generate();
        CaffeineRateLimiter cells = new CaffeineRateLimiter(clock);
        List<ScreeningCheck> nodes = Stream.generate(() -> new RepeatedCheck(
                        ScreeningRules.defaults(),
                        new Screening.Counting(Circumstances.UNLIMITED, new Shared(cells), Vault.of(keys), clock)))
                .limit(2)
                .<ScreeningCheck>map(node -> node)
                .toList();
        Screened offer = Circumstances.writing(OFFER).screened();

        for (int i = 0; i < 3; i++) {
            assertThat(nodes.get(i % 2).check(offer)).isEqualTo(new Verdict.Accept());
        }

        assertThat(nodes).allSatisfy(node -> assertThat(node.check(offer)).isEqualTo(REPEATED));
    }

    /** However many texts come, no client is forgotten for them. */
    @Test
    void countsApartFromClientsWhereANodeCountsAlone() {
        CaffeineRateLimiter ofClients = new CaffeineRateLimiter(clock);
        ScreeningCheck alone = new RepeatedCheck(
                ScreeningRules.defaults(), Circumstances.counting(Circumstances.UNLIMITED, ofClients, clock));

        alone.check(Circumstances.writing(OFFER).screened());

        assertThat(ofClients.cells()).isZero();
    }

    private record Shared(RateLimiter cells) implements RateLimiter {

        @Override
        public Optional<Duration> refuseUntil(List<Demand> demands) {
            return cells.refuseUntil(demands);
        }

        @Override
        public boolean isShared() {
            return true;
        }
    }

    private ScreeningCheck repeated(ScreeningRules rules) {
        return new RepeatedCheck(rules, Circumstances.counting(Circumstances.UNLIMITED, clock));
    }

    private void sendThrice(String text) {
        for (int i = 0; i < 3; i++) {
            judge(text);
        }
    }

    private Verdict judge(String text) {
        return check.check(Circumstances.writing(text).screened());
    }
}
