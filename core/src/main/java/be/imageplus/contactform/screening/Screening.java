/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.vault.Vault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ordered checks: limits first, since they cost least and protect what comes after them, and the challenge last.
 * The first refusal ends it, suspicions add up. Thread-safe.
 */
public final class Screening {

    /** Why an enquiry is held when a check of it failed. */
    public static final String CHECK_FAILED = "check-failed";

    private static final Logger LOG = LoggerFactory.getLogger(Screening.class);

    private final List<ScreeningCheck> checks;
    private final ChallengeCheck challenge;

    /**
     * What enquiries are counted by.
     *
     * @param limits how often they may come
     * @param limiter counts them, and how often one text came
     * @param vault makes the keys where the limiter is shared
     */
    public record Counting(RateLimits limits, RateLimiter limiter, Vault vault, Clock clock) {}

    /** @param checks in the order in which they are asked, before the challenge */
    Screening(List<ScreeningCheck> checks, ChallengeCheck challenge) {
        this.checks = List.copyOf(checks);
        this.challenge = challenge;
    }

    /**
     * The limits, the built-in checks, further ones, and a challenge.
     *
     * @param further the application's own, in the order in which they are asked
     */
    public static Screening of(
            ScreeningRules rules, Counting counting, List<ScreeningCheck> further, ChallengeCheck challenge) {
        List<ScreeningCheck> all = new ArrayList<>(List.of(
                new RateLimitCheck(counting),
                new TrapCheck(rules),
                new FillTimeCheck(rules),
                new LengthCheck(rules),
                new LinksCheck(rules),
                PatternCheck.linkMarkup(rules),
                PatternCheck.markup(rules),
                new MixedScriptsCheck(rules),
                new HiddenCharactersCheck(rules),
                new EncodingCheck(rules),
                new RepeatedCheck(rules, counting)));
        all.addAll(further);
        return new Screening(all, challenge);
    }

    /** The verdict of all checks. */
    public Verdict judge(Screened enquiry) {
        List<Suspicion> suspicions = new ArrayList<>();
        Optional<Verdict> refusal = refusal(checks, enquiry, suspicions);
        if (refusal.isEmpty() && (challenge.judgesHeld() || !areEnough(suspicions))) {
            refusal = refusal(List.of(challenge), enquiry, suspicions);
        }
        return refusal.orElseGet(() -> of(suspicions));
    }

    /**
     * The first refusal, if there is one.
     *
     * @param suspicions to which what else they say is added
     */
    private static Optional<Verdict> refusal(
            List<? extends ScreeningCheck> asked, Screened enquiry, List<Suspicion> suspicions) {
        for (ScreeningCheck check : asked) {
            Verdict verdict = ask(check, enquiry);
            if (verdict instanceof Verdict.Refuse refuse) {
                LOG.info("An enquiry was refused: {}", refuse.code());
                return Optional.of(verdict);
            }
            if (verdict instanceof Verdict.Suspect suspect) {
                suspicions.addAll(suspect.suspicions());
            }
            if (verdict instanceof Verdict.Quarantine held) {
                held.reasons().forEach(reason -> suspicions.add(Suspicion.enough(reason)));
            }
        }
        return Optional.empty();
    }

    private static Verdict of(List<Suspicion> suspicions) {
        return areEnough(suspicions)
                ? new Verdict.Quarantine(
                        suspicions.stream().map(Suspicion::reason).toList())
                : new Verdict.Accept();
    }

    private static boolean areEnough(List<Suspicion> suspicions) {
        return suspicions.stream().mapToInt(Suspicion::weight).sum() >= Suspicion.ENOUGH;
    }

    /** A check that fails holds an enquiry and never refuses it: its fault is not the sender's. */
    private static Verdict ask(ScreeningCheck check, Screened enquiry) {
        try {
            return Objects.requireNonNull(check.check(enquiry));
        } catch (RuntimeException e) {
            LOG.error(
                    "Screening check {} failed with {}",
                    check.getClass().getName(),
                    e.getClass().getName());
            return new Verdict.Quarantine(List.of(CHECK_FAILED));
        }
    }
}
