/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.form.FormTokens;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.vault.Vault.Proof;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks a browser for some work before its enquiry is taken, in the open ALTCHA protocol (version 2, PBKDF2 with
 * SHA-256, deterministic mode), and looks at what comes back. No cookie, no third party, nothing for people to solve.
 *
 * <p>A challenge is signed with the vault's keys, so that any node verifies it without having seen it before, and stays
 * good while keys rotate. It is bound to its page's token and ends with it; the token's nonce is taken once in all of
 * the store's nodes, and with it the proof.
 *
 * <p>A wrong answer is refused, and its sender told. Without any, nobody is refused (R3.6): an enquiry is taken once a
 * longer time was served and nothing else speaks against it, and held otherwise. Thread-safe.
 */
public final class ProofOfWork implements ChallengeCheck {

    /** Who can answer: the ALTCHA widget, and the script of the library. */
    public static final String TYPE = "altcha";

    private static final String CHALLENGE = "altcha-challenge";
    private static final String KEY = "altcha-key";
    private static final int RANDOM_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final Vault vault;
    private final ProofCost cost;
    private final ScreeningCheck withoutProof;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param timeWithout how long a visitor without a proof has had the page, at least, when their enquiry is taken;
     *     with zero nothing speaks against one
     */
    public ProofOfWork(Vault vault, ProofCost cost, Duration timeWithout) {
        this.vault = vault;
        this.cost = cost;
        this.withoutProof = new MissingProof(timeWithout);
    }

    @Override
    public Optional<Challenge> of(FormToken token) {
        byte[] nonce = bytes();
        byte[] salt = bytes();
        byte[] key = AltchaParameters.key(nonce, salt, random.nextInt(cost.tries()), cost.iterations());
        AltchaParameters parameters = new AltchaParameters(
                cost.iterations(),
                token.form(),
                token.nonce(),
                token.firstIssuedAt().plus(FormTokens.MAXIMUM_AGE).getEpochSecond(),
                AltchaParameters.prefix(key),
                HEX.formatHex(vault.prove(KEY, key)),
                HEX.formatHex(nonce),
                HEX.formatHex(salt));
        Map<String, Object> challenge = new LinkedHashMap<>();
        challenge.put("parameters", parameters.named());
        challenge.put("signature", HEX.formatHex(vault.prove(CHALLENGE, signed(parameters))));
        return Optional.of(new Challenge(TYPE, challenge));
    }

    @Override
    public Verdict check(Screened enquiry) {
        return enquiry.proof().isEmpty()
                ? withoutProof.check(enquiry)
                : AltchaAnswer.read(enquiry.proof())
                        .map(answer -> with(answer, enquiry))
                        .orElseGet(ProofOfWork::invalid);
    }

    /** Nobody hears of it, and whoever sends a wrong answer is told so, honeypot or not. */
    @Override
    public boolean judgesHeld() {
        return true;
    }

    @Override
    public Optional<ChallengeStatus> status() {
        return Optional.empty();
    }

    /** Nothing is looked at before it is known that we wrote it, and no key is derived at all: we signed it. */
    private Verdict with(AltchaAnswer answer, Screened enquiry) {
        AltchaParameters asked = answer.parameters();
        if (!ours(answer.signature(), CHALLENGE, signed(asked))) {
            return invalid();
        }
        if (!enquiry.at().isBefore(Instant.ofEpochSecond(asked.expiresAt()))) {
            return new Verdict.Refuse(Verdict.Refuse.PROOF_EXPIRED, Optional.empty());
        }
        boolean ofThisPage = asked.form().equals(enquiry.form())
                && asked.page().equals(enquiry.token().nonce());
        return ofThisPage && ours(asked.keySignature(), KEY, HEX.parseHex(answer.derivedKey()))
                ? new Verdict.Accept()
                : invalid();
    }

    /** A retired key may be in other hands, and all that it signed has expired. */
    private boolean ours(String signature, String purpose, byte[] content) {
        byte[] proof = HEX.parseHex(signature);
        return vault.check(proof, purpose, content) == Proof.GENUINE
                && vault.provenWith(proof)
                        .filter(stage -> stage != Stage.RETIRED)
                        .isPresent();
    }

    private static Verdict invalid() {
        return new Verdict.Refuse(Verdict.Refuse.PROOF_INVALID, Optional.empty());
    }

    private static byte[] signed(AltchaParameters parameters) {
        return AltchaParameters.canonical(parameters.named()).getBytes(UTF_8);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
