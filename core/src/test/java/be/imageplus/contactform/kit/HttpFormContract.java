/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static be.imageplus.contactform.kit.HttpVisitor.encode;
import static be.imageplus.contactform.kit.HttpVisitor.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes back from the page with the form, and what is said of it. */
interface HttpFormContract {

    /** U+760D and U+760A: legitimate characters whose low bytes are CR and LF. */
    String LOOKS_LIKE_A_LINE_BREAK = "\u760D\u760A";

    HttpVisitor visitor();

    @Test
    default void receivesAnEnquiryAndLeadsToItsReceipt() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        HttpReply answer = visitor().post(enquiry, "Origin", visitor().origin());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        String reference = visitor().assertReceived(enquiry).reference().value();
        assertThat(answer.header("Location")).endsWith("/contact/received?reference=" + reference + "&lang=en");
        HttpReply receipt =
                visitor().get(answer.header("Location").replace(visitor().origin(), ""));
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.body()).contains(reference);
        assertThat(visitor().mail(enquiry).text())
                .contains("please call me back")
                .contains(reference);
    }

    @Test
    default void asksToMendWhatIsWrongAndKeepsTheInput() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();
        String name = "<b>Ada</b> \"& Example";

        HttpReply again = visitor().post(with(with(enquiry, "message", " "), "name", name));

        again.assertFormAgain(422, "&lt;b&gt;Ada&lt;/b&gt; &quot;&amp; Example", enquiry.get("_token"));
        assertThat(again.body())
                .contains("Please check your message", "aria-invalid=\"true\"", "href=\"#", enquiry.get("email"))
                .doesNotContain(name);
        visitor().assertNothingIsStored(enquiry);

        assertThat(visitor().post(with(enquiry, "_token", again.formToken())).status())
                .isEqualTo(303);
        visitor().assertReceived(enquiry);
    }

    @Test
    default void refusesAnUndeclaredFieldWithoutRepeatingIt() { // R2.1
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        HttpReply again = visitor().post(with(enquiry, "favourite-colour", "ultramarine"));

        again.assertFormAgain(422, "Ada Example", enquiry.get("_token"));
        assertThat(again.body()).doesNotContain("favourite-colour", "ultramarine");
        visitor().assertNothingIsStored(enquiry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\r\nBcc: someone@example.org", "Ada\rExample", "Ada\nExample", "Ada\u0000Example"})
    default void refusesControlCharactersInALine(String name) {
        Map<String, String> enquiry = with(visitor().enquiryOfAFreshPage(), "name", name);

        visitor().post(enquiry).assertFormAgain(422, "please call me back", enquiry.get("_token"));

        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void takesCharactersThatOnlyLookLikeALineBreakToASloppyProgram() {
        String name = "Ada" + LOOKS_LIKE_A_LINE_BREAK + "Bcc: someone@example.org";
        Map<String, String> enquiry = with(visitor().enquiryOfAFreshPage(), "name", name);

        assertThat(visitor().post(enquiry).status()).isEqualTo(303);

        assertThat(visitor().assertReceived(enquiry).values()).containsEntry("name", name);
        assertThat(visitor().mail(enquiry).text()).contains(name);
        assertThat(visitor().mail(enquiry).to()).doesNotContain("someone@example.org");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void cutsOffTenMegabytes(boolean chunked) {
        long bytes = 10L * 1024 * 1024;
        String head = "POST /contact HTTP/1.1\r\nHost: " + visitor().host()
                + "\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + (bytes + 8)) + "\r\n\r\n"
                + (chunked ? "8\r\nmessage=\r\n" : "message=");

        assertThat(visitor().statusOfRaw(head, bytes, chunked)).startsWith("HTTP/1.1 413");
    }

    @Test
    default void refusesOneByteTooManyAndTellsAnotherWay() { // R3.6
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();
        String body = encode(enquiry);

        HttpReply refused = visitor()
                .postBody("/contact", "application/x-www-form-urlencoded", body + "a".repeat(65_537 - body.length()));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body())
                .contains(visitor().register().controller().privacyContact().orElseThrow());
        visitor().assertNothingIsStored(enquiry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=iso-8859-1"
            })
    default void refusesAnotherMediaType(String type) {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        assertThat(visitor().postBody("/contact", type, encode(enquiry)).status())
                .isEqualTo(415);

        visitor().assertNothingIsStored(enquiry);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%FF", "%C3%28", "%ED%A0%80"})
    default void refusesWhatIsNoEncodingOfAText(String malformed) {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        HttpReply refused = visitor()
                .postBody("/contact", "application/x-www-form-urlencoded", encode(enquiry) + "&phone=" + malformed);

        assertThat(refused.status()).isEqualTo(400);
        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void refusesMoreParametersThanAFormHas() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        HttpReply refused = visitor()
                .postBody("/contact", "application/x-www-form-urlencoded", encode(enquiry) + "&a=b".repeat(1000));

        assertThat(refused.status()).isEqualTo(400);
        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void asksWhatWasMeantWhenAFieldCameTwice() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        HttpReply again = visitor()
                .postBody("/contact", "application/x-www-form-urlencoded", encode(enquiry) + "&message=another");

        again.assertFormAgain(422, "please call me back", enquiry.get("_token"));
        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void limitsOneClientWhateverAddressItClaims() { // R2.5, R3.6
        Map<String, String> last = visitor().enquiryOfAFreshPage();
        for (int i = 1; i <= 10; i++) {
            Map<String, String> enquiry = i == 10 ? last : visitor().enquiryOfAFreshPage();
            HttpReply taken =
                    visitor().post(enquiry, "CF-Connecting-IP", "192.0.2." + i, "X-Forwarded-For", "192.0.2." + i);
            assertThat(taken.status()).isEqualTo(303);
            assertThat(visitor().assertReceived(enquiry).technical().flatMap(data -> data.clientAddress()))
                    .as("the socket's address, or none")
                    .isNotEqualTo(java.util.Optional.of("192.0.2." + i));
        }
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();

        HttpReply refused = visitor().post(with(enquiry, "lang", "en"), "CF-Connecting-IP", "192.0.2.11");

        refused.assertFormAgain(429, "please call me back", enquiry.get("_token"));
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 600);
        assertThat(refused.body())
                .contains("send it again in one minute")
                .contains(visitor().register().controller().privacyContact().orElseThrow());
        visitor().assertNothingIsStored(enquiry);
        assertThat(visitor().post(last).status())
                .as("a double click is never an error")
                .isEqualTo(303);
    }
}
