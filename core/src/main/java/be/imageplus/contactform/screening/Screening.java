/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ordered checks, cheap ones first; the first refusal ends it, suspicions add up. Thread-safe.
 *
 * <p>{@link OutsideChallenge} is not asked for what is held by then, wherever it stands: put it last.
 */
public final class Screening {

    /** Why an enquiry is held when a check of it failed. */
    public static final String CHECK_FAILED = "check-failed";

    private static final Logger LOG = LoggerFactory.getLogger(Screening.class);

    private final List<ScreeningCheck> checks;

    /**
     * A screening.
     *
     * @param checks in the order in which they are asked
     */
    public Screening(List<ScreeningCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * The built-in checks, cheap ones first, and then further ones.
     *
     * @param clock tells when a text may come again
     * @param further the application's own, in the order in which they are asked
     */
    public static Screening of(ScreeningRules rules, Clock clock, List<? extends ScreeningCheck> further) {
        List<ScreeningCheck> all = new ArrayList<>(List.of(
                new TrapCheck(rules),
                new FillTimeCheck(rules),
                new LengthCheck(rules),
                new LinksCheck(rules),
                PatternCheck.linkMarkup(rules),
                PatternCheck.markup(rules),
                new MixedScriptsCheck(rules),
                new HiddenCharactersCheck(rules),
                new EncodingCheck(rules),
                new RepeatedCheck(rules, clock)));
        all.addAll(further);
        return new Screening(all);
    }

    /** The same, after one more check: what that refuses, none of these is asked about. */
    public Screening after(ScreeningCheck first) {
        List<ScreeningCheck> all = new ArrayList<>(List.of(first));
        all.addAll(checks);
        return new Screening(all);
    }

    /** The verdict of all checks. */
    public Verdict judge(Screened enquiry) {
        List<Suspicion> suspicions = new ArrayList<>();
        for (ScreeningCheck check : checks) {
            if (check instanceof OutsideChallenge && areEnough(suspicions)) {
                continue;
            }
            Verdict verdict = ask(check, enquiry);
            if (verdict instanceof Verdict.Refuse refuse) {
                LOG.info("An enquiry was refused: {}", refuse.code());
                return verdict;
            }
            if (verdict instanceof Verdict.Suspect suspect) {
                suspicions.addAll(suspect.suspicions());
            }
            if (verdict instanceof Verdict.Quarantine held) {
                held.reasons().forEach(reason -> suspicions.add(Suspicion.enough(reason)));
            }
        }
        return of(suspicions);
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
