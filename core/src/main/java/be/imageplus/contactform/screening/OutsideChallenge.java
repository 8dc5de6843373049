/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.screening.ChallengeVerifier.Result;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.transfer.TransferDecision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A third party's challenge on pages and for enquiries (R2.19): passed, nothing speaks against the enquiry; failed, its
 * sender is refused and told; unavailable, it is held, so that an outage neither loses enquiries nor opens the door.
 *
 * <p>It is asked last, and not at all for an enquiry that is held anyway: whatever it said, a human would look, and
 * nobody outside needs to hear of it. Nor is it asked, or shown on a page, while a transfer to its recipient is not
 * lawful (R4.3): showing it is what makes a browser meet the recipient. Then every enquiry is held.
 *
 * <p><b>Privacy.</b> The recipient is told no record and no content, only its own answer back: so nothing is noted as a
 * disclosure of the enquiry (R4.7), which has no id yet, and which the recipient cannot tell from a visit that never
 * ends in one. That the browser meets the recipient while the form is open, whether something is sent or not, stands
 * beside the form and in the notice version that each enquiry pins. Thread-safe.
 */
public final class OutsideChallenge implements ChallengeCheck {

    /** The longest that a verifier may take, with all it tries. */
    public static final Duration LONGEST = Duration.ofSeconds(2);

    /** Why an enquiry is held whose answer nobody can judge. */
    public static final String UNAVAILABLE = "challenge-unavailable";

    private static final Logger LOG = LoggerFactory.getLogger(OutsideChallenge.class);

    private final ChallengeVerifier verifier;
    private final String provider;
    private final TransferCheck transfers;
    private final ScreeningCheck withoutAnswer;
    private final Clock clock;
    private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());

    /**
     * @param provider the verifier's recipient in a name that people know
     * @param transfers decides whether the verifier's recipient may be asked; one look-up a page where it needs a
     *     mechanism
     * @param timeWithout how long a visitor without an answer has had the page, at least, when their enquiry is taken;
     *     with zero nothing speaks against one
     */
    public OutsideChallenge(
            ChallengeVerifier verifier, String provider, TransferCheck transfers, Duration timeWithout, Clock clock) {
        this.verifier = verifier;
        this.provider = provider;
        this.transfers = transfers;
        this.withoutAnswer = new MissingProof(timeWithout);
        this.clock = clock;
    }

    /** What a page asks; nothing while its browser may not be sent there. */
    @Override
    public Optional<Challenge> of(FormToken token) {
        return isLawful(clock.instant()) ? Optional.of(verifier.challenge(token, provider)) : Optional.empty();
    }

    @Override
    public Verdict check(Screened enquiry) {
        if (!isLawful(enquiry.at())) {
            LOG.error("The challenge is not asked: a transfer to {} is not lawful", verifier.recipient());
            return held();
        }
        if (enquiry.proof().isEmpty()) {
            return withoutAnswer.check(enquiry);
        }
        return verdict(verifier.verify(new ChallengeAnswer(
                enquiry.proof(), enquiry.token(), enquiry.request().clientAddress(), enquiry.at())));
    }

    private Verdict verdict(Result result) {
        if (result instanceof Result.Unavailable unavailable) {
            trouble.set(Optional.of(unavailable.reason()));
            LOG.warn("The challenge of {} could not be judged: {}", verifier.recipient(), unavailable.reason());
            return held();
        }
        trouble.set(Optional.empty());
        if (result instanceof Result.Fail fail) {
            LOG.info("An answer to the challenge is wrong: {}", fail.reason());
            String code = fail.reason().equals(Result.Fail.EXPIRED)
                    ? Verdict.Refuse.PROOF_EXPIRED
                    : Verdict.Refuse.PROOF_INVALID;
            return new Verdict.Refuse(code, Optional.empty());
        }
        return new Verdict.Accept();
    }

    private static Verdict held() {
        return new Verdict.Suspect(List.of(Suspicion.enough(UNAVAILABLE)));
    }

    private boolean isLawful(Instant at) {
        try {
            return transfers.decide(verifier.recipient(), at) instanceof TransferDecision.Lawful;
        } catch (UnavailableException unknown) {
            return false;
        }
    }

    @Override
    public boolean judgesHeld() {
        return false;
    }

    /** Always there. */
    @Override
    public Optional<ChallengeStatus> status() {
        return Optional.of(new ChallengeStatus(verifier.recipient(), isLawful(clock.instant()), trouble.get()));
    }
}
