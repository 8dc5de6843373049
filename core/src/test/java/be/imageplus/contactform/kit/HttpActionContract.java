/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.StaffAction.Kind;
import be.imageplus.contactform.submission.Submission;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links in mails to staff (DESIGN §6): a page with a button, which acts; nothing of what the enquiry says. */
interface HttpActionContract {

    String FORM = "application/x-www-form-urlencoded";

    HttpVisitor visitor();

    HttpContractKit.Outage outage();

    @Test
    default void openingALinkChangesNothing() { // mail scanners do it
        Submission enquiry = mailedEnquiry();
        Life before = life(enquiry);

        for (Kind kind : new Kind[] {Kind.RESOLVE, Kind.QUARANTINE}) {
            HttpReply page = visitor().get(link(enquiry, kind));
            HttpReply again = visitor().get(link(enquiry, kind));
            HttpReply head = visitor().send("HEAD", link(enquiry, kind), new byte[0]);

            assertThat(page.status()).isEqualTo(200);
            assertThat(page.mediaType()).isEqualTo("text/html;charset=utf-8");
            assertThat(page.body())
                    .contains(enquiry.reference().value(), "<form", "method=\"post\"", "<button")
                    .doesNotContain("<script");
            assertThat(again.body()).isEqualTo(page.body());
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
        assertThat(life(enquiry)).isEqualTo(before);
    }

    @Test
    default void aPageOfALinkShowsNothingOfTheEnquiry() {
        Submission enquiry = mailedEnquiry();
        String link = link(enquiry, Kind.RESOLVE);

        String before = visitor().get(link).body();
        visitor().press(link);
        String after = visitor().get(link).body();

        for (String page : new String[] {before, after}) {
            assertThat(page)
                    .doesNotContain(enquiry.id().toString())
                    .doesNotContain(enquiry.values().values())
                    .doesNotContain("192.0.2.", "127.0.0.1", "Firefox");
        }
    }

    @Test
    default void pressingTheButtonResolvesAndTheLedgerNamesTheLink() { // R5.1
        Submission enquiry = mailedEnquiry();
        String link = link(enquiry, Kind.RESOLVE);

        HttpReply pressed = visitor().press(link);

        assertThat(pressed.status()).isEqualTo(303);
        assertThat(pressed.header("Location")).startsWith(link);
        assertThat(life(enquiry).stage()).isEqualTo(Stage.RESOLVED);
        HttpReply shown = visitor().get(pressed.header("Location"));
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.body()).contains("is resolved").doesNotContain("<button");
        assertThat(visitor().store().ledger().about(enquiry.id()))
                .filteredOn(event -> event.type() == LedgerEvent.Type.SUBMISSION_RESOLVED)
                .extracting(LedgerEvent::actor)
                .containsExactly("mail-link");
    }

    @Test
    default void pressingItAgainShowsHowItStandsAndChangesNothing() {
        Submission enquiry = mailedEnquiry();
        String link = link(enquiry, Kind.RESOLVE);
        visitor().press(link);
        Life resolved = life(enquiry);
        visitor().passes(Duration.ofMinutes(5));

        HttpReply again = visitor().press(link);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("is resolved").doesNotContain("<button");
        assertThat(life(enquiry)).isEqualTo(resolved);
    }

    @Test
    default void whatALinkMovedToTheQuarantineAnotherReleases() {
        Submission enquiry = mailedEnquiry();

        assertThat(visitor().press(link(enquiry, Kind.QUARANTINE)).status()).isEqualTo(303);
        assertThat(life(enquiry).stage()).isEqualTo(Stage.QUARANTINED);
        assertThat(visitor().get(link(enquiry, Kind.QUARANTINE)).body())
                .contains("is in quarantine")
                .doesNotContain("<button");

        assertThat(visitor().press(link(enquiry, Kind.RELEASE)).status()).isEqualTo(303);
        assertThat(life(enquiry).stage()).isEqualTo(Stage.OPEN);
        assertThat(visitor().get(link(enquiry, Kind.RELEASE)).body())
                .contains("not in quarantine any more")
                .doesNotContain("<button");
    }

    @Test
    default void aLinkThatDoesNotFitAnyMoreSaysSo() {
        Submission enquiry = mailedEnquiry();
        visitor().press(link(enquiry, Kind.RESOLVE));
        Life resolved = life(enquiry);

        HttpReply shown = visitor().get(link(enquiry, Kind.QUARANTINE));
        HttpReply pressed = visitor().press(link(enquiry, Kind.QUARANTINE));

        for (HttpReply reply : new HttpReply[] {shown, pressed}) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body()).contains("is resolved", "Reopen it first").doesNotContain("<button");
        }
        assertThat(life(enquiry)).isEqualTo(resolved);
    }

    @Test
    default void knowsNoLinkThatIsNotOurs() {
        Submission enquiry = mailedEnquiry();
        Life before = life(enquiry);
        String link = link(enquiry, Kind.RESOLVE);
        char last = link.charAt(link.length() - 1);

        for (String forged : new String[] {
            link.substring(0, link.length() - 1),
            link.substring(0, link.length() - 1) + (last == 'A' ? 'B' : 'A'),
            link + "A",
            link.substring(0, link.indexOf('.')),
            "/contact/actions/" + visitor().get("/contact").formToken(),
            "/contact/actions/x"
        }) {
            for (HttpReply reply :
                    new HttpReply[] {visitor().get(forged), visitor().press(forged)}) {
                assertThat(reply.status()).isEqualTo(404);
                assertThat(reply.mediaType()).isEqualTo("text/html;charset=utf-8");
                assertThat(reply.body()).contains("This link does not work").doesNotContain("<button");
            }
        }
        assertThat(life(enquiry)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/contact/actions", "/contact/actions/", "/contact/actions/a/b"})
    default void thereIsNothingBesideTheLinks(String path) {
        assertThat(visitor().get(path).status()).isEqualTo(404);
    }

    @Test
    default void refusesAButtonOnAnotherSite() {
        Submission enquiry = mailedEnquiry();
        String link = link(enquiry, Kind.RESOLVE);

        HttpReply refused = visitor().press(link, "Origin", "https://evil.example");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(life(enquiry).stage()).isEqualTo(Stage.OPEN);
        // What browsers send from a page whose address they tell nobody.
        assertThat(visitor().press(link, "Origin", "null").status()).isEqualTo(303);
        assertThat(visitor().press(link, "Origin", visitor().origin()).status()).isEqualTo(200);
    }

    @Test
    default void readsNoMoreThanTheButtonSends() {
        Submission enquiry = mailedEnquiry();
        String link = link(enquiry, Kind.RESOLVE);

        assertThat(visitor().postBody(link, FORM, "a=" + "b".repeat(2000)).status())
                .isEqualTo(413);
        assertThat(visitor().postBody(link, "application/json", "{}").status()).isEqualTo(415);
        assertThat(life(enquiry).stage()).isEqualTo(Stage.OPEN);
    }

    @Test
    default void nobodyLearnsTheAddressOfALinkFromItsPages() {
        Submission enquiry = mailedEnquiry();
        String link = link(enquiry, Kind.RESOLVE);

        assertThat(unlisted(visitor().get(link)).status()).isEqualTo(200);
        assertThat(unlisted(visitor().send("HEAD", link, new byte[0])).status()).isEqualTo(200);
        assertThat(unlisted(visitor().get("/contact/actions/x")).status()).isEqualTo(404);
        assertThat(unlisted(visitor().press(link, "Origin", "https://evil.example"))
                        .status())
                .isEqualTo(403);
        HttpReply put = unlisted(visitor().send("PUT", link, new byte[0]));
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.header("Allow")).isEqualTo("GET, HEAD, POST, OPTIONS");
        assertThat(unlisted(visitor().press(link)).status()).isEqualTo(303);
    }

    @Test
    default void saysThatALinkCannotBeFollowedNow() {
        Submission enquiry = mailedEnquiry();
        String link = link(enquiry, Kind.RESOLVE);
        outage().begin();

        for (HttpReply reply : new HttpReply[] {visitor().get(link), visitor().press(link)}) {
            assertThat(reply.status()).isEqualTo(503);
            assertThat(Integer.parseInt(unlisted(reply).header("Retry-After"))).isBetween(1, 600);
        }
        outage().end();
        assertThat(life(enquiry).stage()).isEqualTo(Stage.OPEN);
    }

    private static HttpReply unlisted(HttpReply reply) {
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(reply.header("X-Robots-Tag")).isEqualTo("noindex");
        return reply;
    }

    /** An enquiry whose mail staff have. */
    private Submission mailedEnquiry() {
        Map<String, String> enquiry = visitor().enquiryOfAFreshPage();
        visitor().post(enquiry);
        Submission received = visitor().assertReceived(enquiry);
        visitor().mail(enquiry);
        visitor().passes(Duration.ZERO);
        return received;
    }

    private String link(Submission enquiry, Kind kind) {
        return visitor().link(enquiry, kind);
    }

    private Life life(Submission enquiry) {
        return visitor().store().lives().find(enquiry.id()).orElseThrow().life();
    }
}
