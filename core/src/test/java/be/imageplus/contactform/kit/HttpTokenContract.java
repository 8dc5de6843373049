/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static be.imageplus.contactform.kit.HttpVisitor.with;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.FormTokens;
import be.imageplus.contactform.notice.NoticeRef;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages a form may come from, and how often. */
interface HttpTokenContract {

    HttpVisitor visitor();

    @Test
    default void showsAnExpiredPageAgainAndTakesItThen() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();
        visitor().passes(FormTokens.MAXIMUM_AGE.plusSeconds(1));

        HttpReply again = visitor().post(enquiry);

        again.assertFormAgain(422, "please call me back", enquiry.get("_token"));
        visitor().assertNothingIsStored(enquiry);
        assertThat(visitor().post(with(enquiry, "_token", again.formToken())).status())
                .isEqualTo(303);
        visitor().assertReceived(enquiry);
    }

    @Test
    default void takesAPageOnItsLastDay() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();
        visitor().passes(FormTokens.MAXIMUM_AGE.minus(Duration.ofMinutes(1)));

        assertThat(visitor().post(enquiry).status()).isEqualTo(303);

        visitor().assertReceived(enquiry);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20, -1})
    default void refusesATokenThatWasChanged(int at) {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();
        StringBuilder token = new StringBuilder(enquiry.get("_token"));
        // The very last symbol of Base64 may carry bits that mean nothing.
        int index = at < 0 ? token.length() - 3 : at;
        token.setCharAt(index, token.charAt(index) == 'A' ? 'B' : 'A');

        visitor()
                .post(with(enquiry, "_token", token.toString()))
                .assertFormAgain(422, "please call me back", token.toString());

        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void refusesAFormWithoutAToken() {
        Map<String, String> enquiry = visitor().enquiry();

        HttpReply again = visitor().post(enquiry);

        again.assertFormAgain(422, "please call me back", "");
        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void refusesATokenOfAnotherForm() {
        Map<String, String> enquiry = visitor().enquiry();
        String foreign = issue("another-form", visitor().origin());

        visitor().post(with(enquiry, "_token", foreign)).assertFormAgain(422, "please call me back", foreign);

        visitor().assertNothingIsStored(enquiry);
        Map<String, String> own =
                with(enquiry, "_token", issue("contact", visitor().origin()));
        assertThat(visitor().post(own).status()).as("else this proves nothing").isEqualTo(303);
        visitor().assertReceived(own);
    }

    @Test
    default void refusesAPageThatWasServedForAnotherOrigin() { // R1.2
        Map<String, String> enquiry =
                with(visitor().enquiry(), "_token", issue("contact", "https://elsewhere.example"));

        HttpReply refused = visitor().post(enquiry, "Origin", visitor().origin());

        assertThat(refused.status()).isEqualTo(403);
        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void refusesAFormThatAnotherSiteSends() { // R1.2
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        HttpReply refused = visitor().post(enquiry, "Origin", "https://elsewhere.example");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body())
                .contains(visitor().register().controller().privacyContact().orElseThrow())
                .doesNotContain("elsewhere.example");
        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void takesAFormWhoseOriginTheBrowserKeepsToItself() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        assertThat(visitor().post(enquiry, "Origin", "null").status()).isEqualTo(303);

        visitor().assertReceived(enquiry);
    }

    @Test
    default void answersADoubleClickWithTheFirstReceipt() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        List<CompletableFuture<HttpReply>> clicks = IntStream.range(0, 3)
                .mapToObj(click -> CompletableFuture.supplyAsync(() -> visitor().post(enquiry)))
                .toList();

        String reference = visitor().post(enquiry).header("Location");
        assertThat(clicks).allSatisfy(click -> {
            assertThat(click.join().status()).isEqualTo(303);
            assertThat(click.join().header("Location")).isEqualTo(reference);
        });
        visitor().assertReceived(enquiry);
    }

    @Test
    default void losesNothingWhenPeopleShareAPage() {
        String token = visitor().get("/contact").formToken();
        Map<String, String> first = with(visitor().enquiry(), "_token", token);
        Map<String, String> second = with(visitor().enquiry(), "_token", token);
        assertThat(visitor().post(first).status()).isEqualTo(303);

        HttpReply again = visitor().post(second);

        again.assertFormAgain(422, second.get("email"), token);
        assertThat(again.body()).doesNotContain(first.get("email"));
        visitor().assertReceived(first);
        visitor().assertNothingIsStored(second);
        assertThat(visitor().post(with(second, "_token", again.formToken())).status())
                .isEqualTo(303);
        visitor().assertReceived(second);
    }

    /** Five, since at once each may be counted twice, and a client is given ten. */
    @Test
    default void losesNothingWhenManyPeopleSendAWeekOldPageAtOnce() {
        String token = visitor().get("/contact").formToken();
        visitor().passes(Duration.ofDays(7));
        List<Map<String, String>> people = Stream.generate(() -> visitor().enquiry())
                .limit(5)
                .map(enquiry -> with(enquiry, "_token", token))
                .toList();

        List<HttpReply> replies = atOnce(people);

        assertThat(replies).extracting(HttpReply::status).containsOnlyOnce(303).containsOnly(303, 422);
        List<Map<String, String>> again = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (replies.get(i).status() == 422) {
                replies.get(i).assertFormAgain(422, people.get(i).get("email"), token);
                visitor().assertNothingIsStored(people.get(i));
                again.add(with(people.get(i), "_token", replies.get(i).formToken()));
            }
        }
        assertThat(atOnce(again)).allSatisfy(reply -> assertThat(reply.status()).isEqualTo(303));
        people.forEach(visitor()::assertReceived);
    }

    private List<HttpReply> atOnce(List<Map<String, String>> enquiries) {
        List<CompletableFuture<HttpReply>> sent = enquiries.stream()
                .map(enquiry -> CompletableFuture.supplyAsync(() -> visitor().post(enquiry)))
                .toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    /** As this site would sign it: its own keys and the notice it shows. */
    private String issue(String form, String origin) {
        HttpReply described = visitor().get("/api/contact");
        NoticeRef notice = new NoticeRef(described.json("version"), "en", described.json("hash"));
        return new FormTokens(visitor().store().vault(), visitor().clock())
                .issue(form, origin, notice)
                .text();
    }
}
