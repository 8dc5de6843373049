/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.kit.ChallengeVerifierContractKit;
import be.imageplus.contactform.screening.ChallengeVerifier;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class TurnstileVerifierContractTest extends ChallengeVerifierContractKit {

    private final SiteverifyStandIn siteverify = new SiteverifyStandIn();

    @AfterEach
    void close() {
        siteverify.close();
    }

    @Override
    protected ChallengeVerifier verifier(Situation situation) {
        switch (situation) {
            case WORKS -> siteverify.always(siteverify::speakTheProtocol);
            case IS_AWAY -> siteverify.close();
            case HANGS -> siteverify.always(siteverify.hanging());
            case TALKS_NONSENSE -> siteverify.always(SiteverifyStandIn.replying(200, "<html>"));
            case KNOWS_US_NOT -> siteverify.always(SiteverifyStandIn.refusing("invalid-input-secret"));
        }
        TurnstileSettings settings = TurnstileSettings.of(
                        "1x00000000000000000000AA", SiteverifyStandIn.SECRET, "cloudflare", List.of("www.example.org"))
                .withEndpoint(siteverify.endpoint());
        return situation == Situation.WORKS ? TurnstileBench.patient(settings) : new TurnstileVerifier(settings);
    }

    @Override
    protected String answer(FormToken page) {
        return siteverify.issue("www.example.org", page.form(), NOW.minusSeconds(20));
    }
}
