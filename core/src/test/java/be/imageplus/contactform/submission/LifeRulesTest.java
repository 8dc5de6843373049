/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.LifeRules.Ruling;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The state machine of an enquiry's life, every stage with every step. */
class LifeRulesTest {

    private static final Path DESCRIPTION =
            Path.of("src/main/java/be/imageplus/contactform/submission/package-info.java");

    /** The whole table, as the package tells it: whoever changes a rule changes what is read there. */
    @Test
    void areWhatThePackageSays() throws IOException {
        assertThat(Files.readString(DESCRIPTION)).contains(table());
    }

    @ParameterizedTest
    @EnumSource
    void endInResolvedOrInTheQuarantineOnlyByAStepThatSomebodyTakes(Stage stage) {
        for (Step byItself : EnumSet.of(Step.DELIVER, Step.READ)) {
            assertThat(LifeRules.of(stage, byItself))
                    .as("%s in %s", byItself, stage)
                    .isIn(new Ruling.Stays(), new Ruling.To(Stage.OPEN));
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellWhoeverTakesAStepTwice(Stage stage) {
        for (Step step : EnumSet.complementOf(EnumSet.of(Step.DELIVER, Step.READ))) {
            if (LifeRules.of(stage, step) instanceof Ruling.To to) {
                assertThat(LifeRules.of(to.stage(), step))
                        .as("%s twice from %s", step, stage)
                        .isInstanceOf(Ruling.No.class);
            }
        }
    }

    @Test
    void leaveNoStageWithoutAWayIntoItAndOut() {
        Set<Stage> reached = Arrays.stream(Stage.values())
                .flatMap(LifeRulesTest::next)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Stage.class)));

        assertThat(reached).isEqualTo(EnumSet.allOf(Stage.class));
        assertThat(Stage.values()).allMatch(stage -> next(stage).anyMatch(to -> to != stage));
    }

    /** Rule 7: what happened stays true, and nobody moves it. */
    @ParameterizedTest
    @EnumSource
    void letNothingChangeWhileProcessingIsRestricted(Stage stage) {
        Life restricted = life(stage)
                .withRestriction(Optional.of(new Restriction("accuracy-contested", Instant.EPOCH, Optional.empty())));

        for (Step step : Step.values()) {
            assertThat(LifeRules.of(restricted, step))
                    .as("%s in %s", step, stage)
                    .isEqualTo(
                            switch (step) {
                                case DELIVER -> LifeRules.of(stage, step);
                                case READ -> new Ruling.Stays();
                                default -> new Ruling.No(Refusal.RESTRICTED);
                            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void areTheSameAgainOnceTheRestrictionIsLifted(Stage stage) {
        Life lifted = life(stage)
                .withRestriction(
                        Optional.of(new Restriction("accuracy-contested", Instant.EPOCH, Optional.of(Instant.EPOCH))));

        for (Step step : Step.values()) {
            assertThat(LifeRules.of(lifted, step)).isEqualTo(LifeRules.of(stage, step));
        }
    }

    private static Life life(Stage stage) {
        Life begun = Life.begun(new RecordId(new UUID(7, 7)), Stage.RECEIVED, Instant.EPOCH);
        return stage == Stage.RESOLVED
                ? begun.resolved(new Resolution(Instant.EPOCH, Resolution.Outcome.ANSWERED), Instant.EPOCH)
                : begun.in(stage, Instant.EPOCH);
    }

    private static Stream<Stage> next(Stage stage) {
        return Arrays.stream(Step.values())
                .map(step -> LifeRules.of(stage, step))
                .flatMap(ruling -> ruling instanceof Ruling.To to ? Stream.of(to.stage()) : Stream.empty());
    }

    private static String table() {
        List<List<String>> rows = Stream.concat(
                        Stream.of(row("", step -> step.name().toLowerCase(Locale.ROOT))),
                        Arrays.stream(Stage.values())
                                .map(stage -> row(stage.name(), step -> cell(LifeRules.of(stage, step)))))
                .toList();
        return rows.stream()
                .map(row -> " * "
                        + IntStream.range(0, row.size())
                                .mapToObj(column -> padded(row.get(column), widthOf(column, rows)))
                                .collect(joining("  "))
                                .stripTrailing())
                .collect(joining("\n"));
    }

    private static List<String> row(String first, Function<Step, String> cell) {
        return Stream.concat(Stream.of(first), Arrays.stream(Step.values()).map(cell))
                .toList();
    }

    private static String cell(Ruling ruling) {
        if (ruling instanceof Ruling.To to) {
            return to.stage().name();
        }
        return ruling instanceof Ruling.No no ? no.refusal().code() : "stays";
    }

    private static int widthOf(int column, List<List<String>> rows) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElseThrow();
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
