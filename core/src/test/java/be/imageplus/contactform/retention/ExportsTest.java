/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static be.imageplus.contactform.retention.ExportsBench.PRIVACY;
import static be.imageplus.contactform.retention.ExportsBench.dossier;
import static be.imageplus.contactform.retention.ExportsBench.exportsIn;
import static be.imageplus.contactform.retention.ExportsBench.mode;
import static be.imageplus.contactform.retention.ExportsBench.namesIn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.Exports.Export;
import be.imageplus.contactform.transfer.Handover;
import be.imageplus.contactform.transfer.UnlawfulTransferException;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file with enquiries is private, for a declared purpose and recipient, written down, and whole or not there. */
class ExportsTest {

    @TempDir
    Path directory;

    private ExportsBench bench;

    @BeforeEach
    void open() {
        bench = new ExportsBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void writesAPrivateFileUnderANameThatSaysNothing() throws Exception {
        RecordId record = bench.stored();

        Export export = bench.write(record);

        assertThat(export.file()).content().isEqualTo("the dossier");
        assertThat(export.file().getFileName().toString()).matches("[0-9a-f]{32}\\.export");
        assertThat(mode(export.file())).isEqualTo("rw-------");
        assertThat(mode(export.file().getParent())).isEqualTo("rwx------");
        assertThat(export.expiresAt()).isEqualTo("2026-12-07T09:00:00Z");
        assertThat(namesIn(bench.files())).hasSize(2); // and the place
    }

    // R3.1, R4.9
    @Test
    void writesDownWhoExportedWhatForWhichPurposeToWhomAndUntilWhen() {
        List<RecordId> records = List.of(bench.stored(), bench.stored());

        bench.exports.write(PRIVACY, new Handover("legal-claims", "authsmtp"), records, dossier());

        assertThat(records)
                .allSatisfy(record -> assertThat(bench.store.ledger().about(record))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.type()).isEqualTo(LedgerEvent.Type.SUBMISSION_EXPORTED);
                            assertThat(event.actor()).isEqualTo("privacy/3");
                            assertThat(event.registerVersion()).contains(bench.register.version());
                            assertThat(event.reason()).contains("legal-claims to authsmtp until 2026-12-07T09:00:00Z");
                        }));
    }

    // R4.7
    @Test
    void isADisclosureOfWhatServesThePurposeToWhoReceivesIt() {
        RecordId record = bench.stored();
        RecordId other = bench.stored();

        Export export = bench.exports
                .write(PRIVACY, new Handover("legal-claims", "authsmtp"), List.of(record), dossier())
                .orElseThrow();

        assertThat(bench.store.disclosures().of(record)).singleElement().satisfies(disclosure -> {
            assertThat(disclosure.recipient()).isEqualTo("authsmtp");
            assertThat(disclosure.categories()).isEqualTo("name,email,message");
            assertThat(disclosure.at()).isEqualTo(bench.clock.instant());
            assertThat(disclosure.messageId()).isEqualTo("file:" + export.id());
            assertThat(disclosure.ground()).isEqualTo("Commission Implementing Decision (EU) 2021/1772, as extended");
        });
        assertThat(bench.store.disclosures().of(other)).isEmpty();
        assertThat(bench.store.records().messageIds(List.of(record)))
                .as("mails to look for in a mailbox")
                .isEmpty();
    }

    // R4.9
    @Test
    void refusesWhatNobodyDeclaredAndSaysWhatIsDeclared() {
        RecordId record = bench.stored();

        assertRefused(record, Handover.ownUse("marketing"), "purpose: \"marketing\" is not declared", "reply");
        assertRefused(
                record, new Handover(bench.purpose, "insurer"), "recipient: \"insurer\" is not declared", "authsmtp");
        assertThatThrownBy(() -> bench.exports.write(PRIVACY, bench.own, List.of(), dossier()))
                .isInstanceOf(IllegalArgumentException.class);
        assertNothingOf(record);
    }

    // R4.3
    @Test
    void refusesToMakeAFileForWhereNothingMayBeSentNow() {
        RecordId record = bench.stored();
        bench.clock.set("2031-12-27T23:00:00Z");

        assertThatExceptionOfType(UnlawfulTransferException.class)
                .isThrownBy(() -> bench.exports.write(
                        PRIVACY, new Handover(bench.purpose, "authsmtp"), List.of(record), dossier()))
                .satisfies(e -> assertThat(e.code()).isEqualTo("TRANSFER-EXPIRED"))
                .withMessageContaining("authsmtp");
        assertNothingOf(record);
        assertThat(bench.exports.write(PRIVACY, bench.own, List.of(record), dossier()))
                .isPresent();
    }

    private void assertRefused(RecordId record, Handover handover, String... says) {
        assertThatThrownBy(() -> bench.exports.write(PRIVACY, handover, List.of(record), dossier()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(says);
    }

    private void assertNothingOf(RecordId record) {
        assertThat(bench.files()).doesNotExist();
        assertThat(bench.store.ledger().about(record)).isEmpty();
        assertThat(bench.store.disclosures().of(record)).isEmpty();
    }

    @Test
    void writesNothingOfARecordThatIsGone() {
        RecordId gone = bench.stored();
        bench.store.records().erase(gone);

        assertThat(bench.exports.write(PRIVACY, bench.own, List.of(bench.stored(), gone), dossier()))
                .isEmpty();
        assertThat(exportsIn(bench.files())).isEmpty();
    }

    @Test
    void theStoreKnowsOfAFileBeforeThereIsOne() {
        RecordId record = bench.stored();

        bench.exports.write(PRIVACY, bench.own, List.of(record), out -> {
            assertThat(exportsIn(bench.files())).singleElement().asString().endsWith(".draft");
            assertThat(bench.entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(exportsIn(bench.files())).containsExactly(entry.id() + ".draft"));
        });

        assertThat(bench.entries()).hasSize(1);
    }

    @Test
    void leavesNothingOfAnExportThatFailed() {
        RecordId record = bench.stored();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> bench.exports.write(PRIVACY, bench.own, List.of(record), out -> {
                    out.write("half of".getBytes(UTF_8));
                    throw new IOException("no room");
                }))
                .satisfies(e -> assertThat(e.code()).isEqualTo("EXPORTS-UNAVAILABLE"));
        assertThatThrownBy(() -> bench.exports.write(PRIVACY, bench.own, List.of(record), out -> {
                    throw new IllegalStateException("a test's");
                }))
                .hasMessage("a test's");

        assertThat(exportsIn(bench.files())).isEmpty();
        assertThat(bench.entries()).isEmpty();
        assertThat(bench.store.disclosures().of(record)).isEmpty();
    }

    @Test
    void aRecordThatIsErasedMeanwhileIsInNoFile() {
        RecordId record = bench.stored();

        Optional<Export> export = bench.exports.write(PRIVACY, bench.own, List.of(record), out -> {
            out.write("the dossier".getBytes(UTF_8));
            assertThat(bench.erase(bench.exports, record)).isEqualTo(new ErasureAnswer.Done());
            assertThat(exportsIn(bench.files())).isEmpty();
        });

        assertThat(export).isEmpty();
        assertThat(exportsIn(bench.files())).isEmpty();
    }
}
