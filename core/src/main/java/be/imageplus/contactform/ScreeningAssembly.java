/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.CaffeineRateLimiter;
import be.imageplus.contactform.screening.ChallengeCheck;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.screening.OutsideChallenge;
import be.imageplus.contactform.screening.ProofCost;
import be.imageplus.contactform.screening.ProofOfWork;
import be.imageplus.contactform.screening.RateLimiter;
import be.imageplus.contactform.screening.RateLimits;
import be.imageplus.contactform.screening.Screening;
import be.imageplus.contactform.screening.ScreeningCheck;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.screening.SharedRateLimiter;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.vault.Vault;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects how enquiries are screened, and puts that together over a store that is ready. */
final class ScreeningAssembly {

    private final List<ScreeningCheck> further = new ArrayList<>();
    private ScreeningRules rules = ScreeningRules.defaults();
    private RateLimits limits = RateLimits.STANDARD;
    private @Nullable RateLimiter limiter;
    private Optional<ProofCost> proofCost = Optional.of(ProofCost.STANDARD);
    private @Nullable ChallengeVerifier verifier;

    /**
     * What was put together.
     *
     * @param challenge what pages ask, which is also the last check
     * @param shared counts with all nodes; to be started and closed. Empty where something else counts
     */
    record Parts(Screening screening, ChallengeCheck challenge, Optional<SharedRateLimiter> shared) {}

    void rules(ScreeningRules how) {
        this.rules = how;
    }

    void limits(RateLimits allowed) {
        this.limits = allowed;
    }

    void limiter(RateLimiter counting) {
        this.limiter = counting;
    }

    /** Empty: browsers are not asked for a proof of work. */
    void proofOfWork(Optional<ProofCost> cost) {
        this.proofCost = cost;
    }

    void check(ScreeningCheck check) {
        further.add(check);
    }

    void challenge(ChallengeVerifier by) {
        this.verifier = by;
    }

    /** The third party's challenge, which the register must allow; null where there is none. */
    @Nullable ChallengeVerifier challenge() {
        return verifier;
    }

    Parts over(ContactStore store, ProcessingRegister register, TransferCheck transfers, Clock clock) {
        Optional<SharedRateLimiter> shared = limiter == null
                ? store.rateCells().map(cells -> new SharedRateLimiter(cells, clock))
                : Optional.empty();
        ChallengeCheck challenge = challenge(store.vault(), register, transfers, clock);
        Screening.Counting counting = new Screening.Counting(
                limits, shared.map(all -> (RateLimiter) all).orElseGet(() -> alone(clock)), store.vault(), clock);
        return new Parts(Screening.of(rules, counting, further, challenge), challenge, shared);
    }

    /** What the application chose, or a node for itself. */
    private RateLimiter alone(Clock clock) {
        RateLimiter chosen = limiter;
        return chosen == null ? new CaffeineRateLimiter(clock) : chosen;
    }

    /** A third party's, whose recipient is declared, or the start had stopped; otherwise the proof of work, if any. */
    private ChallengeCheck challenge(Vault vault, ProcessingRegister register, TransferCheck transfers, Clock clock) {
        ChallengeVerifier asked = verifier;
        if (asked != null) {
            String provider =
                    register.recipient(asked.recipient()).orElseThrow().tradeName();
            return new OutsideChallenge(asked, provider, transfers, rules.minimumTimeWithoutProof(), clock);
        }
        return proofCost
                .<ChallengeCheck>map(cost -> new ProofOfWork(vault, cost, rules.minimumTimeWithoutProof()))
                .orElse(ChallengeCheck.NONE);
    }
}
