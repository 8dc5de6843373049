/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.imageplus.contactform.CpuTime;
import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.kit.ChallengeSolver;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofOfWorkTest { // R3.6

    private static final ProofCost CHEAP = new ProofCost(100, 16);
    private static final Instant NOW = Circumstances.NOW;
    private static final Duration WITHOUT = Duration.ofSeconds(10);
    private static final Verdict ACCEPT = new Verdict.Accept();
    private static final Verdict INVALID = new Verdict.Refuse("proof-invalid", Optional.empty());
    private static final Verdict EXPIRED = new Verdict.Refuse("proof-expired", Optional.empty());

    private static final KeySet KEYS = KeySet.generate();
    private static final ProofOfWork PROOF = on(KEYS);
    private static final FormToken PAGE = page("contact", "nonce");

    @Test
    void takesTheAnswerToItsChallenge() {
        assertThat(judge(PAGE, solved(PAGE), NOW)).isEqualTo(ACCEPT);
    }

    @Test
    void asksForNoMoreTriesThanItSays() {
        for (int i = 0; i < 50; i++) {
            ProofOfWork once = new ProofOfWork(Vault.of(KEYS), new ProofCost(100, 1), WITHOUT);
            String answer = ChallengeSolver.solve(once.of(PAGE).orElseThrow().json());
            assertThat(new String(Base64.getDecoder().decode(answer), UTF_8)).contains("\"counter\":0");
        }
    }

    @Test
    void asksEachPageSomethingElse() {
        assertThat(challenge(PAGE).json()).isNotEqualTo(challenge(PAGE).json());
        assertThat(challenge(PAGE).type()).isEqualTo("altcha");
    }

    @Test
    void refusesTheAnswerOfAnotherPageOrAnotherForm() {
        String answer = solved(PAGE);

        assertThat(judge(page("contact", "other"), answer, NOW)).isEqualTo(INVALID);
        assertThat(judge(page("quote", "nonce"), answer, NOW)).isEqualTo(INVALID);
    }

    /**
     * Nobody outside hears of it, and whoever sends one is told so, whatever else speaks against the enquiry (R3.6).
     */
    @Test
    void refusesAWrongAnswerOfWhatIsHeldAlready() {
        Screening holding = new Screening(List.of(enquiry -> Verdict.Suspect.of("trap-filled", 100)), PROOF);

        assertThat(holding.judge(screened(PAGE, "no answer", NOW))).isEqualTo(INVALID);
        assertThat(holding.judge(screened(PAGE, solved(PAGE), NOW)))
                .isEqualTo(new Verdict.Quarantine(List.of("trap-filled")));
    }

    @Test
    void endsWithItsPage() {
        Instant end = PAGE.firstIssuedAt().plus(Duration.ofDays(14));

        assertThat(judge(PAGE, solved(PAGE), end.minusSeconds(1))).isEqualTo(ACCEPT);
        assertThat(judge(PAGE, solved(PAGE), end)).isEqualTo(EXPIRED);
    }

    @Nested
    class OnSeveralNodes {

        @Test
        void takesWhatAnotherNodeAsked() {
            assertThat(on(KEYS).check(screened(PAGE, solved(PAGE), NOW))).isEqualTo(ACCEPT);
        }

        @Test
        void takesWhatWasAskedBeforeTheKeysWereRotated() {
            assertThat(on(KEYS.rotated()).check(screened(PAGE, solved(PAGE), NOW)))
                    .isEqualTo(ACCEPT);
        }

        @Test
        void refusesWhatOtherKeysSigned() {
            assertThat(on(KeySet.generate()).check(screened(PAGE, solved(PAGE), NOW)))
                    .isEqualTo(INVALID);
        }
    }

    @Nested
    class WithoutAProof {

        @ParameterizedTest
        @CsvSource({"PT0S, 100", "PT9.999S, 100", "PT10S, 99", "P13D, 99"})
        void saysSomethingAgainstAnEnquiryButNotEnoughOnceTheTimeWasServed(Duration taken, int weight) {
            assertThat(judge(PAGE, "", PAGE.firstIssuedAt().plus(taken)))
                    .isEqualTo(Verdict.Suspect.of("proof-missing", weight));
        }

        @Test
        void saysNothingWhereTheTimeIsSwitchedOff() {
            ProofOfWork off = new ProofOfWork(Vault.of(KEYS), CHEAP, Duration.ZERO);

            assertThat(off.check(screened(PAGE, "", PAGE.firstIssuedAt()))).isEqualTo(ACCEPT);
        }
    }

    @Nested
    class GivenSomethingElse {

        @ParameterizedTest
        @MethodSource("be.imageplus.contactform.screening.ProofOfWorkTest#malformed")
        void refusesIt(String answer) {
            assertThat(judge(PAGE, answer, NOW)).isEqualTo(INVALID);
        }

        /** Known at a glance to be none of ours: a million of iterations would take a second. */
        @ParameterizedTest
        @ValueSource(strings = {"\"cost\":2147483647", "\"cost\":1000000"})
        void derivesNothingForWhomeverNamesAGiantCost(String cost) {
            String answer = changed("\"cost\":100", cost);

            CpuTime.isBelow(Duration.ofSeconds(20), () -> {
                for (int i = 0; i < 100; i++) {
                    assertThat(judge(PAGE, answer, NOW)).isEqualTo(INVALID);
                }
            });
        }

        /** Whatever is mangled on its way, nothing is thrown, and nothing is taken but what was asked and found. */
        @ParameterizedTest(name = "seed {0}")
        @ValueSource(longs = {1, 7, 42, 2026})
        void takesNothingThatWasMangled(long seed) {
            Random random = new Random(seed);
            String right = solved(PAGE);
            AltchaAnswer found = AltchaAnswer.read(right).orElseThrow();
            for (int i = 0; i < 2_000; i++) {
                String mangled = mangled(right, random);
                Verdict verdict = judge(PAGE, mangled, NOW);

                boolean same = AltchaAnswer.read(mangled).filter(found::equals).isPresent();
                assertThat(verdict).as(mangled).isEqualTo(same ? ACCEPT : INVALID);
            }
        }

        private String mangled(String answer, Random random) {
            boolean inside = random.nextBoolean();
            byte[] bytes = inside ? Base64.getDecoder().decode(answer) : answer.getBytes(UTF_8);
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes = Arrays.copyOf(bytes, at + 1);
                case 2 -> bytes = Arrays.copyOfRange(bytes, at, bytes.length);
                default -> System.arraycopy(bytes, 0, bytes, at, Math.min(at, bytes.length - at));
            }
            return inside ? Base64.getEncoder().encodeToString(bytes) : new String(bytes, UTF_8);
        }

        /** Some libraries derive the key of the number that came and compare it with the key that came: any will do. */
        @Test
        void refusesTheKeyOfANumberThatIsNotTheOne() {
            Challenge challenge = challenge(PAGE);
            String right = new String(Base64.getDecoder().decode(ChallengeSolver.solve(challenge.json())), UTF_8);
            String wrongKey = right.replaceAll("\"derivedKey\":\"(.)", "\"derivedKey\":\"" + other(right));

            assertThat(judge(PAGE, encoded(wrongKey), NOW)).isEqualTo(INVALID);
            assertThat(judge(PAGE, encoded(right), NOW)).isEqualTo(ACCEPT);
        }

        @Test
        void refusesAnAnswerWithAnythingOfTheChallengeChanged() {
            for (String member : new String[] {"nonce", "salt", "keyPrefix", "keySignature", "signature", "page"}) {
                String answer = new String(Base64.getDecoder().decode(solved(PAGE)), UTF_8);
                String changed = answer.replaceFirst("(\"" + member + "\":\")[0-9a-z]{2}", "$100");

                assertThat(judge(PAGE, encoded(changed), NOW))
                        .as(member)
                        .isEqualTo(changed.equals(answer) ? ACCEPT : INVALID);
            }
        }

        private String other(String answer) {
            return answer.contains("\"derivedKey\":\"0") ? "1" : "0";
        }
    }

    @Nested
    class Costs {

        @ParameterizedTest
        @CsvSource({"99, 100", "100001, 1", "1000, 0", "1000, 100001", "-1, -1"})
        void areWithinReason(int iterations, int tries) {
            assertThatIllegalArgumentException().isThrownBy(() -> new ProofCost(iterations, tries));
        }
    }

    static Stream<String> malformed() {
        String derivedKey = "0".repeat(64);
        String challenge = challenge(PAGE).json();
        return Stream.of(
                "no Base64!",
                "a",
                "AAAA",
                encoded(" "),
                encoded("null"),
                encoded("[]"),
                encoded("{}"),
                encoded("{\"challenge\":{}}"),
                encoded("{\"challenge\":[],\"solution\":1}"),
                encoded("{\"a\":".repeat(2000)),
                encoded("[".repeat(3000)),
                encoded("{\"challenge\":" + "9".repeat(2900) + "}"),
                encoded("{\"solution\":{\"counter\":1e999999999}}"),
                encoded("{\"challenge\":" + challenge + ",\"challenge\":" + challenge + "}"),
                encoded("{\"challenge\":" + challenge + "} and more"),
                Base64.getEncoder().encodeToString(new byte[] {(byte) 0xC3, (byte) 0x28}),
                "A".repeat(4097),
                "A".repeat(1_000_000),
                ChallengeSolver.payload(challenge, -1, derivedKey),
                ChallengeSolver.payload(challenge, 1L << 32, derivedKey),
                ChallengeSolver.payload(challenge, Long.MAX_VALUE, derivedKey),
                ChallengeSolver.payload(challenge, 0, derivedKey),
                ChallengeSolver.payload(challenge, 0, ""),
                ChallengeSolver.payload(challenge, 0, "0"),
                ChallengeSolver.payload(challenge, 0, "zz"),
                ChallengeSolver.payload(challenge, 0, "0".repeat(3000)),
                ChallengeSolver.payload("{\"parameters\":{},\"signature\":\"\"}", 0, derivedKey),
                changed("\"counter\":", "\"counter\":\"\",\"was\":"),
                changed("\"cost\":100", "\"cost\":\"100\""),
                changed("\"cost\":100", "\"cost\":100.0"),
                changed("\"cost\":100", "\"cost\":-100"),
                changed("\"keyLength\":32", "\"keyLength\":16"),
                changed("\"keyLength\":32", "\"keyLength\":99999999999999999999"),
                changed("\"expiresAt\":", "\"expiresAt\":9"),
                changed("\"expiresAt\":", "\"more\":1,\"expiresAt\":"),
                changed("SHA-256", "SHA-512"),
                changed("\"page\":\"nonce\"", "\"page\":null"),
                changed("\"page\":\"nonce\"", "\"page\":\"nonce\",\"more\":1"),
                changed("\"signature\":\"", "\"signature\":\"00"),
                changed("\"signature\":\"", "\"signature\":null,\"was\":\""));
    }

    /** A right answer, but for one thing. */
    private static String changed(String part, String other) {
        String answer = new String(Base64.getDecoder().decode(solved(PAGE)), UTF_8);
        assertThat(answer).contains(part);
        return encoded(answer.replace(part, other));
    }

    private static String encoded(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
    }

    private static ProofOfWork on(KeySet keys) {
        return new ProofOfWork(Vault.of(keys), CHEAP, WITHOUT);
    }

    private static Challenge challenge(FormToken page) {
        return PROOF.of(page).orElseThrow();
    }

    private static String solved(FormToken page) {
        return ChallengeSolver.solve(challenge(page).json());
    }

    private static Verdict judge(FormToken page, String proof, Instant at) {
        return PROOF.check(screened(page, proof, at));
    }

    private static FormToken page(String form, String nonce) {
        FormToken any = Circumstances.ofAPerson().screened().token();
        return new FormToken(form, any.origin(), any.notice(), any.firstIssuedAt(), nonce);
    }

    private static Screened screened(FormToken page, String proof, Instant at) {
        Screened any = Circumstances.ofAPerson().screened();
        return new Screened(page.form(), page, any.values(), any.addresses(), "", proof, any.request(), at);
    }
}
