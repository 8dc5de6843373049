/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the screening, as it is by default, makes of messages of people and of bots; one comes every minute. */
class CorpusTest { // R3.6

    private static final Path PAGE = Path.of("src/main/java/be/imageplus/contactform/screening/screening.md");

    private static final ProofOfWork PROOF_OF_WORK = new ProofOfWork(
            Vault.of(KeySet.generate()),
            ProofCost.STANDARD,
            ScreeningRules.defaults().minimumTimeWithoutProof());

    private final List<Judged> all = judged();

    /**
     * One message and what became of it.
     *
     * @param row of the table in screening/screening.md
     */
    private record Judged(String row, Corpus.Labelled message, Verdict verdict) {}

    /** How often each verdict was given. */
    private static final class Figures {
        private int accepted;
        private int quarantined;
        private int refused;

        private Figures add(Verdict verdict) {
            if (verdict instanceof Verdict.Accept) {
                accepted++;
            } else if (verdict instanceof Verdict.Quarantine) {
                quarantined++;
            } else {
                refused++;
            }
            return this;
        }
    }

    @Test
    void isLargeEnoughToSaySomething() {
        assertThat(all).hasSizeGreaterThan(300);
        assertThat(all).filteredOn(judged -> judged.message().isOfAPerson()).hasSizeGreaterThan(150);
        assertThat(all.stream()
                        .map(judged -> judged.message().circumstances().values().get("message"))
                        .distinct())
                .hasSizeGreaterThan(300);
    }

    @Test
    void refusesNobodyForWhatTheyWrite() {
        assertThat(all).noneMatch(judged -> judged.verdict() instanceof Verdict.Refuse);
    }

    /** Those who send seven links, whose password manager fills the trap, or who answer in two seconds. */
    @Test
    void holdsFewPeopleAndKnowsWhom() {
        Map<String, Integer> held = new TreeMap<>();
        all.stream()
                .filter(judged -> judged.message().isOfAPerson() && judged.verdict() instanceof Verdict.Quarantine)
                .forEach(judged -> held.merge(judged.message().kind(), 1, Integer::sum));

        assertThat(held).isEqualTo(Map.of("person-link", 2, "person-autofill-trap", 3, "person-autofill-fast", 1));
    }

    @Test
    void theDocumentationTellsTheseFigures() throws IOException {
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).contains(table());
    }

    private String table() {
        Map<String, Figures> figures = new LinkedHashMap<>();
        all.forEach(judged ->
                figures.computeIfAbsent(judged.row(), row -> new Figures()).add(judged.verdict()));
        StringBuilder table = new StringBuilder();
        figures.forEach((row, counted) -> table.append(
                "| %s | %d | %d | %d |\n".formatted(row, counted.accepted, counted.quarantined, counted.refused)));
        return table.toString();
    }

    private static List<Judged> judged() {
        SettableClock clock = SettableClock.at(Circumstances.NOW.toString());
        Screening screening = Screening.of(
                ScreeningRules.defaults(),
                Circumstances.counting(Circumstances.UNLIMITED, clock),
                List.of(CorpusTest::proof),
                ChallengeCheck.NONE);
        List<Judged> all = new ArrayList<>();
        for (Corpus.Labelled message : Corpus.all()) {
            Verdict verdict =
                    screening.judge(message.circumstances().at(clock.instant()).screened());
            String row = message.isOfAPerson() ? "people" : message.kind().replace('-', ' ');
            all.add(new Judged(row, message, verdict));
            clock.advance(Duration.ofMinutes(1));
        }
        return all;
    }

    /** What stands for a right answer is one; the real check says what it makes of none. */
    private static Verdict proof(Screened enquiry) {
        return enquiry.proof().equals(Corpus.PROOF) ? new Verdict.Accept() : PROOF_OF_WORK.check(enquiry);
    }
}
