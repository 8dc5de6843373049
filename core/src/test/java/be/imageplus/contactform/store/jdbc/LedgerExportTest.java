/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.ExportedLedger.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerExport;
import be.imageplus.contactform.ledger.LedgerExport.Format;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auditor gets of the ledger, and what they can tell from it without the store. */
class LedgerExportTest {

    private final RecordId record = RecordId.parse("0192f0c1-7a5b-7c3d-8e4f-0123456789ab");

    @TempDir
    Path directory;

    private ExportedLedger exported;

    @BeforeEach
    void open() {
        exported = new ExportedLedger(directory);
    }

    @AfterEach
    void close() {
        exported.close();
    }

    @Test
    void anEmptyLedgerTellsOfItsExportOnly() {
        assertThat(exported.verified(exported.export(ALL))).isEqualTo(new Verified(0, 1, Optional.empty()));
    }

    @Test
    void aLineSaysAllOfAnEventAndItsPlace() {
        exported.append(Optional.of(record), Optional.of("code"));
        exported.ledger.chainNow();

        List<String> lines = exported.export(ALL).lines().toList();

        assertThat(lines)
                .hasSize(5)
                .allMatch(line -> line.startsWith("{\"kind\":\"") && line.endsWith("}"))
                .extracting(line -> line.substring(9, line.indexOf('"', 9)))
                .containsExactly("export", "checkpoint", "link", "waiting", "end");
        assertThat(lines.get(0)).contains("\"at\":\"2026-11-23T09:00:00.123Z\"", "\"reason\":\"from 1\"");
        assertThat(lines.get(2))
                .contains(
                        "\"seq\":1,",
                        "\"at\":\"2026-11-23T09:00:00.123Z\"",
                        "\"type\":\"SUBMISSION_ACCEPTED\"",
                        "\"actor\":\"visitor\"",
                        "\"subject\":\"" + record + "\"",
                        "\"registerVersion\":\"2026-11\"",
                        "\"reason\":\"code\"",
                        "\"chainedAt\":\"2026-11-23T09:00:00.123Z\"",
                        "\"adopted\":false",
                        "\"mac\":\"");
        assertThat(lines.get(3))
                .contains(
                        "LEDGER_EXPORTED",
                        "\"actor\":\"auditor/7\"",
                        "\"reason\":\"1 1 legal-obligation to controller\"",
                        "\"proof\":");
    }

    @Test
    void isInTheLedgerBeforeTheFirstLineIsWritten() {
        Writer broken = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("on purpose");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };

        assertThatThrownBy(() -> exported.ledger.export(ALL.withAbout(record), "auditor/7", broken))
                .isInstanceOf(IOException.class);

        assertThat(exported.store.ledger().about(record)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(LedgerEvent.Type.LEDGER_EXPORTED);
            assertThat(event.actor()).isEqualTo("auditor/7");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Example", "ada@example.org", "auditor/Ada", "auditor/ada.example", "auditor/", ""})
    void isRefusedToWhoGivesANameOrAnAddress(String by) {
        StringWriter file = new StringWriter();

        assertThatThrownBy(() -> exported.ledger.export(ALL, by, file))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContainIgnoringCase("ada"));
        assertThat(file.toString()).isEmpty();
    }

    @Test
    void verifiesWholeFromAPlaceOnAndAboutOneRecord() {
        exported.appendMany(1200);
        exported.append(Optional.of(record), Optional.empty());
        exported.appendMany(10);
        exported.append(Optional.of(record), Optional.empty());
        exported.ledger.chainNow();
        exported.append(Optional.of(record), Optional.empty());

        assertThat(exported.verified(exported.export(ALL))).isInstanceOfSatisfying(Verified.class, whole -> {
            assertThat(whole.count()).isEqualTo(1212);
            assertThat(whole.unchained()).isEqualTo(2);
            assertThat(whole.checkpoint()).isEqualTo(exported.checkpoints().latest());
        });
        assertThat(exported.verified(exported.export(ALL.withFrom(1201))))
                .isInstanceOfSatisfying(Verified.class, some -> {
                    assertThat(some.count()).isEqualTo(12);
                    assertThat(some.unchained()).isEqualTo(3);
                    assertThat(some.checkpoint())
                            .isEqualTo(exported.checkpoints().latest());
                });
        assertThat(exported.verified(exported.export(ALL.withAbout(record))))
                .isInstanceOfSatisfying(Verified.class, one -> {
                    assertThat(one.count()).isEqualTo(2);
                    assertThat(one.unchained()).as("and that it was exported").isEqualTo(2);
                    assertThat(one.checkpoint())
                            .as("of a chain that is not there")
                            .isEmpty();
                });
    }

    @Test
    void beginsAtTheAnchorOfATruncatedLedger() {
        exported.appendMany(5);
        exported.ledger.chainNow();
        exported.clock.advance(Duration.ofDays(4 * 366));
        exported.append(Optional.of(record), Optional.empty());
        exported.ledger.chainNow();
        exported.ledger.truncate();
        exported.ledger.chainNow();

        assertThat(exported.verified(exported.export(ALL))).isInstanceOfSatisfying(Verified.class, whole -> {
            assertThat(whole.count()).isEqualTo(2);
            assertThat(whole.anchor())
                    .isEqualTo(exported.store.ledgerBeginning().anchor());
        });
        assertThat(exported.verified(exported.export(ALL.withFrom(3))))
                .as("what is gone is not there")
                .extracting("count")
                .isEqualTo(2L);
        assertThat(exported.verified(exported.export(ALL.withFrom(7))))
                .extracting("count")
                .isEqualTo(1L);
        assertThat(exported.verified(exported.export(ALL.withAbout(record))))
                .as("right after the anchor")
                .extracting("count")
                .isEqualTo(1L);
    }

    @Test
    void verifiesAfterARotationOfTheKeysAndNotWithOthers() {
        exported.appendMany(2);
        exported.ledger.chainNow();
        String file = exported.export(ALL);

        assertThat(exported.verified(file, exported.keys.rotated())).isInstanceOf(Verified.class);
        assertThat(exported.verified(file, KeySet.generate()))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.kind()).isEqualTo(Kind.KEY_UNKNOWN));
    }

    @Test
    void holdsNoMoreThanAPageAtATime() {
        exported.appendMany(2300);
        exported.ledger.chainNow();
        exported.appendMany(1200);
        List<Integer> pages = new ArrayList<>();
        ChainedLedger watched = StoreLedger.of(
                new AlteredStore(exported.store) {
                    @Override
                    public LedgerChain ledgerChain() {
                        return Watched.pages(LedgerChain.class, exported.store.ledgerChain(), pages);
                    }

                    @Override
                    public Ledger ledger() {
                        return Watched.pages(Ledger.class, exported.store.ledger(), pages);
                    }
                },
                exported.clock);

        assertThat(exported.export(watched, ALL).lines()).hasSize(1 + 2300 + 1201 + 1);
        assertThat(pages).hasSizeGreaterThan(6).allMatch(size -> size <= 500);

        pages.clear();
        assertThat(watched.verify()).isEqualTo(new Verified(2300, 1201, Optional.empty()));
        assertThat(pages).hasSizeGreaterThan(12).allMatch(size -> size <= 500);
    }

    @Nested
    class WhileTheLedgerLives {

        @BeforeEach
        void someEvents() {
            exported.appendMany(1200);
            exported.ledger.chainNow();
        }

        @Test
        void whatIsChainedMeanwhileIsThere() {
            exported.appendMany(3);

            String file = exported.export(during("unchained", 1, exported.ledger::chainNow), ALL);

            assertThat(exported.verified(file)).extracting("count").isEqualTo(1204L);
        }

        @Test
        void whatIsTruncatedMeanwhileIsToldByAnAnchor() {
            exported.clock.advance(Duration.ofDays(4 * 366));

            String file = exported.export(during("links", 2, exported.ledger::truncate), ALL);

            assertThat(file).contains("\"kind\":\"anchor\"");
            assertThat(exported.verified(file))
                    .isInstanceOfSatisfying(
                            Verified.class,
                            verified -> assertThat(verified.anchor())
                                    .isEqualTo(exported.store.ledgerBeginning().anchor()));
        }

        /** A ledger in whose chain something happens right before a method is called for the n-th time. */
        private ChainedLedger during(String method, int time, Runnable event) {
            AtomicInteger times = new AtomicInteger();
            return StoreLedger.of(
                    new AlteredStore(exported.store) {
                        @Override
                        public LedgerChain ledgerChain() {
                            return Watched.calls(LedgerChain.class, exported.store.ledgerChain(), called -> {
                                if (called.equals(method) && times.incrementAndGet() == time) {
                                    event.run();
                                }
                            });
                        }
                    },
                    exported.clock);
        }
    }

    @Test
    void aSpreadsheetGetsColumnsAndNoFormula() {
        exported.append(Optional.of(record), Optional.of("=1+1"));
        exported.ledger.chainNow();

        List<String> lines = exported.export(LedgerExport.as(Format.CSV, "legal-obligation", "controller"))
                .lines()
                .toList();

        assertThat(lines).hasSize(6).allMatch(line -> line.split("\",\"", -1).length == 14);
        assertThat(lines.get(0))
                .isEqualTo("\"kind\",\"seq\",\"event\",\"at\",\"type\",\"actor\",\"subject\",\"registerVersion\","
                        + "\"reason\",\"chainedAt\",\"adopted\",\"before\",\"mac\",\"proof\"");
        assertThat(lines.get(3)).startsWith("\"link\",\"1\",").contains("\"visitor\",\"" + record, "\"'=1+1\"");
        assertThat(lines.get(4)).startsWith("\"waiting\",\"\",").contains("LEDGER_EXPORTED");
    }

    @Test
    void asksForWhatThereCanBe() {
        assertThatThrownBy(() -> ALL.withFrom(0)).hasMessage("from: expected at least 1, was 0");
        assertThatThrownBy(() -> ALL.withFrom(2).withAbout(record)).hasMessageContaining("about one record");
    }
}
