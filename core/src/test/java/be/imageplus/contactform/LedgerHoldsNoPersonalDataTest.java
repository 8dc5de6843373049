/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.RecordIds;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The ledger holds facts of procedure and never the matter (GDPR.md §8): whatever happens to an enquiry in which
 * everything that a person can type is a canary, no row of the ledger's tables and no line of an export has one.
 *
 * <p>Each {@link LedgerAct} plays a part of what can happen. All together must make the library write every type of
 * event that its code can write.
 */
class LedgerHoldsNoPersonalDataTest {

    private static final Set<LedgerEvent.Type> WRITTEN = EnumSet.noneOf(LedgerEvent.Type.class);
    private static final Set<LedgerAct> PLAYED = EnumSet.noneOf(LedgerAct.class);

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void whatever(LedgerAct act) throws Exception {
        try (LedgerStage stage = new LedgerStage(directory)) {
            act.play(stage);

            WRITTEN.addAll(stage.typesInTheLedger());
            PLAYED.add(act);
            assertThat(stage.canariesInTheLedger()).isEmpty();
            assertThat(stage.canariesInItsExports()).isEmpty();
            WRITTEN.addAll(stage.typesInTheLedger());
        }
    }

    /** A canary is seen wherever it would be. */
    @Test
    void noticesOneThatIsThere() throws Exception {
        try (LedgerStage stage = new LedgerStage(directory)) {
            stage.journey
                    .store
                    .ledger()
                    .append(new LedgerEvent(
                            new RecordIds(stage.journey.clock).next(),
                            stage.journey.clock.instant(),
                            LedgerEvent.Type.SUBMISSION_NOTED,
                            "handler/7",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("wrote to CANARY@example.org")));

            assertThat(stage.canariesInTheLedger()).hasSize(1);
            assertThat(stage.canariesInItsExports()).as("in both formats").hasSize(2);
        }
    }

    /** What fails here for a type that is new wants an act that has it written. */
    @AfterAll
    static void everyTypeThatTheCodeCanWriteWasWritten() {
        if (PLAYED.size() == LedgerAct.values().length) { // not when a single one was asked for
            assertThat(WRITTEN).containsAll(thatTheCodeCanWrite());
        }
    }

    /** They name counts, ids of keys and of records, and are written where the tests of these things have them. */
    private static final Set<LedgerEvent.Type> OF_FILES_AND_KEYS = EnumSet.of(
            LedgerEvent.Type.RESTORE_REPLAYED,
            LedgerEvent.Type.SUBMISSION_EXPORTED,
            LedgerEvent.Type.KEYS_CHANGED,
            LedgerEvent.Type.RESEALED);

    private static Set<LedgerEvent.Type> thatTheCodeCanWrite() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackagesOf(ContactForms.class).stream()
                        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
                        .filter(access -> access.getTargetOwner().isEquivalentTo(LedgerEvent.Type.class))
                        .filter(access -> !access.getOriginOwner().isEquivalentTo(LedgerEvent.Type.class))
                        .filter(access -> OF_FILES_AND_KEYS.stream()
                                .noneMatch(type ->
                                        type.name().equals(access.getTarget().getName())))
                        .map(access ->
                                LedgerEvent.Type.valueOf(access.getTarget().getName()))
                        .collect(Collectors.toCollection(() -> EnumSet.noneOf(LedgerEvent.Type.class)));
    }
}
