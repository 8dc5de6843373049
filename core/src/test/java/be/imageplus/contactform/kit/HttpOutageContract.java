/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static be.imageplus.contactform.kit.HttpVisitor.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people and programs see while the database is away, and once it is back. */
interface HttpOutageContract {

    HttpVisitor visitor();

    /** Over before each test. */
    HttpContractKit.Outage outage();

    @Test
    default void keepsWhatWasTypedWhileTheDatabaseIsAwayAndTakesItOnceWhenItIsBack() {
        Map<String, String> enquiry = with(visitor().enquiryOfAFreshPage(), "name", "<b>Ada</b> \"& Example");
        outage().begin();

        HttpReply page = visitor().post(enquiry, "Origin", visitor().origin());

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.mediaType()).isEqualTo("text/html;charset=utf-8");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertSaysWhenToTryAgain(page);
        assertThat(page.body())
                .contains("&lt;b&gt;Ada&lt;/b&gt; &quot;&amp; Example", enquiry.get("email"), "please call me back")
                .contains("role=\"alert\"", "autofocus")
                // R3.6
                .contains(visitor().register().controller().privacyContact().orElseThrow())
                .doesNotContain("aria-invalid");
        assertThat(page.formToken())
                .as("the same token, so that sending again cannot store twice")
                .isEqualTo(enquiry.get("_token"));
        assertThat(visitor().post(enquiry).status()).as("as long as it is away").isEqualTo(503);

        outage().end();
        visitor().assertNothingIsStored(enquiry);
        HttpReply taken = visitor().post(with(enquiry, "_token", page.formToken()));
        assertThat(taken.status()).isEqualTo(303);
        assertThat(visitor().post(enquiry).header("Location")).as("once more").isEqualTo(taken.header("Location"));
        visitor().assertReceived(enquiry);
    }

    @Test
    default void saysWhatIsWrongWithTheFieldsEvenWhileTheDatabaseIsAway() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();
        outage().begin();

        visitor()
                .post(with(enquiry, "email", "nobody"))
                .assertFormAgain(422, "please call me back", enquiry.get("_token"));
    }

    @Test
    default void tellsAProgramToTryAgainWhileTheDatabaseIsAway() {
        Map<String, String> enquiry = visitor().enquiry();
        String json =
                HttpApiContract.json(enquiry, visitor().get("/api/contact").json("token"));
        outage().begin();

        HttpReply problem = visitor().postJson(json).assertProblem(503, "unavailable");

        assertSaysWhenToTryAgain(problem);
        outage().end();
        visitor().assertNothingIsStored(enquiry);
        assertThat(visitor().postJson(json).status()).isEqualTo(202);
        visitor().assertReceived(enquiry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contact", "/api/contact", "/privacy", "/privacy.md", "/privacy.json"})
    default void showsWhatNeedsNoDatabase(String path) {
        outage().begin();

        assertThat(visitor().get(path).status()).isEqualTo(200);
    }

    @Test
    default void saysThatAnEarlierNoticeCannotBeLookedUpNow() {
        outage().begin();

        HttpReply page = visitor().get("/privacy/versions/of-long-ago");

        assertThat(page.status()).isEqualTo(503);
        assertThat(page.mediaType()).isEqualTo("text/html;charset=utf-8");
        assertSaysWhenToTryAgain(page);
        assertThat(page.body()).doesNotContain("of-long-ago");
    }

    private static void assertSaysWhenToTryAgain(HttpReply reply) {
        assertThat(Integer.parseInt(reply.header("Retry-After"))).isBetween(1, 600);
    }
}
