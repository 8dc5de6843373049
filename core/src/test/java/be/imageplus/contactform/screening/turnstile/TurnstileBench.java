/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.screening.ChallengeAnswer;
import be.imageplus.contactform.screening.ChallengeVerifier.Result;
import be.imageplus.contactform.screening.turnstile.TurnstileVerifier.Patience;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.LoggerFactory;

/** A verifier, the stand-in that it asks, and what both log. */
public final class TurnstileBench implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    static final String HOST = "www.example.org";
    static final String VISITOR = "203.0.113.77";

    final SiteverifyStandIn siteverify = new SiteverifyStandIn();
    final TurnstileSettings settings = TurnstileSettings.of(
                    "1x00000000000000000000AA", SiteverifyStandIn.SECRET, "cloudflare", List.of("example.org", HOST))
            .withEndpoint(siteverify.endpoint());
    final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("be.imageplus.contactform");

    TurnstileBench() {
        log.start();
        root.addAppender(log);
    }

    String issued() {
        return siteverify.issue(HOST, "contact", NOW.minusSeconds(20));
    }

    Result verify(String answer) {
        return patient(settings).verify(given(answer, page("contact", "n1")));
    }

    /** One that waits for a reply longer than a visitor would, on a machine that is busy with other tests. */
    public static TurnstileVerifier patient(TurnstileSettings settings) {
        return new TurnstileVerifier(settings, new Patience(Duration.ofMinutes(2), Duration.ofMinutes(1)));
    }

    static FormToken page(String form, String nonce) {
        return new FormToken(
                form, "https://" + HOST, new NoticeRef("2026-11", "en", "ab"), NOW.minusSeconds(30), nonce);
    }

    static ChallengeAnswer given(String text, FormToken page) {
        try {
            return new ChallengeAnswer(text, page, InetAddress.getByName(VISITOR), NOW);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        root.detachAppender(log);
        siteverify.close();
    }
}
