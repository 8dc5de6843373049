/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebResponse;
import be.imageplus.contactform.web.WebSettings;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Somebody who has a mail to staff, follows its links and presses their buttons. */
final class LinkFollower {

    private static final Pattern LINK =
            Pattern.compile(Pattern.quote(Journey.ORIGIN) + "(/contact/actions/[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+)");

    private final ContactWeb web;

    LinkFollower(Journey journey) {
        this.web = journey.forms.web(WebSettings.defaults());
    }

    /** The paths of the links in a mail, in their order, the same in both alternatives. */
    static List<String> links(OutgoingMail mail) {
        List<String> links = links(mail.text());
        assertThat(links(mail.html())).as("links in HTML").isEqualTo(links);
        return links;
    }

    private static List<String> links(String text) {
        return LINK.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(Journey.ORIGIN.length()))
                .toList();
    }

    /** The page behind a link. */
    String open(String link) {
        WebResponse page = ask("GET", link);
        assertThat(page.status()).isEqualTo(200);
        return body(page);
    }

    /** The page after its button was pressed. */
    String press(String link) {
        WebResponse answer = ask("POST", link);
        assertThat(answer.status()).isIn(200, 303);
        return answer.status() == 303 ? open(link) : body(answer);
    }

    WebResponse ask(String method, String link) {
        return web.handle(new WebRequest(
                method,
                Journey.ORIGIN,
                "",
                link,
                "",
                Map.of("content-type", List.of("application/x-www-form-urlencoded")),
                InetAddress.getLoopbackAddress(),
                new ByteArrayInputStream(new byte[0])));
    }

    static String body(WebResponse page) {
        return new String(page.body(), UTF_8);
    }
}
