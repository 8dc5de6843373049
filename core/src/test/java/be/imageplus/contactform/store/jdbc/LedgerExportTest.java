/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerExport;
import be.imageplus.contactform.ledger.LedgerExport.Format;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auditor gets of the ledger, and what they can tell from it without the store. */
class LedgerExportTest {

    private static final LedgerExport ALL = LedgerExport.as(Format.JSON_LINES, "legal-obligation", "controller");

    @TempDir
    Path directory;

    private final KeySet keys = KeySet.generate();
    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00.123Z");
    private final RecordIds ids = new RecordIds(clock);
    private final RecordId record = ids.next();
    private ContactStore store;
    private ChainedLedger ledger;

    @BeforeEach
    void open() {
        store = JdbcContactStore.open(database(), () -> keys);
        assertThat(store.prepare()).isEmpty();
        ledger = StoreLedger.of(store, Optional.of(checkpoints()), clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void anEmptyLedgerTellsOfItsExportOnly() {
        assertThat(verified(export(ALL))).isEqualTo(new Verified(0, 1, Optional.empty()));
    }

    @Test
    void aLineSaysAllOfAnEventAndItsPlace() {
        append(Optional.of(record), Optional.of("code"));
        ledger.chainNow();

        List<String> lines = export(ALL).lines().toList();

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

        assertThatThrownBy(() -> ledger.export(ALL.withAbout(record), "auditor/7", broken))
                .isInstanceOf(IOException.class);

        assertThat(store.ledger().about(record)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(LedgerEvent.Type.LEDGER_EXPORTED);
            assertThat(event.actor()).isEqualTo("auditor/7");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada Example", "ada@example.org", "auditor/Ada", "auditor/ada.example", "auditor/", ""})
    void isRefusedToWhoGivesANameOrAnAddress(String by) {
        StringWriter file = new StringWriter();

        assertThatThrownBy(() -> ledger.export(ALL, by, file))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContainIgnoringCase("ada"));
        assertThat(file.toString()).isEmpty();
    }

    @Test
    void verifiesWholeFromAPlaceOnAndAboutOneRecord() {
        appendMany(1200);
        append(Optional.of(record), Optional.empty());
        appendMany(10);
        append(Optional.of(record), Optional.empty());
        ledger.chainNow();
        append(Optional.of(record), Optional.empty());

        assertThat(verified(export(ALL))).isInstanceOfSatisfying(Verified.class, whole -> {
            assertThat(whole.count()).isEqualTo(1212);
            assertThat(whole.unchained()).isEqualTo(2);
            assertThat(whole.checkpoint()).isEqualTo(checkpoints().latest());
        });
        assertThat(verified(export(ALL.withFrom(1201)))).isInstanceOfSatisfying(Verified.class, some -> {
            assertThat(some.count()).isEqualTo(12);
            assertThat(some.unchained()).isEqualTo(3);
            assertThat(some.checkpoint()).isEqualTo(checkpoints().latest());
        });
        assertThat(verified(export(ALL.withAbout(record)))).isInstanceOfSatisfying(Verified.class, one -> {
            assertThat(one.count()).isEqualTo(2);
            assertThat(one.unchained()).as("and that it was exported").isEqualTo(2);
            assertThat(one.checkpoint()).as("of a chain that is not there").isEmpty();
        });
    }

    @Test
    void beginsAtTheAnchorOfATruncatedLedger() {
        appendMany(5);
        ledger.chainNow();
        clock.advance(Duration.ofDays(4 * 366));
        append(Optional.of(record), Optional.empty());
        ledger.chainNow();
        ledger.truncate();
        ledger.chainNow();

        assertThat(verified(export(ALL))).isInstanceOfSatisfying(Verified.class, whole -> {
            assertThat(whole.count()).isEqualTo(2);
            assertThat(whole.anchor()).isEqualTo(store.ledgerBeginning().anchor());
        });
        assertThat(verified(export(ALL.withFrom(3))))
                .as("what is gone is not there")
                .extracting("count")
                .isEqualTo(2L);
        assertThat(verified(export(ALL.withFrom(7)))).extracting("count").isEqualTo(1L);
        assertThat(verified(export(ALL.withAbout(record))))
                .as("right after the anchor")
                .extracting("count")
                .isEqualTo(1L);
    }

    @Test
    void verifiesAfterARotationOfTheKeysAndNotWithOthers() {
        appendMany(2);
        ledger.chainNow();
        String file = export(ALL);

        assertThat(verified(file, keys.rotated())).isInstanceOf(Verified.class);
        assertThat(verified(file, KeySet.generate()))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.kind()).isEqualTo(Kind.KEY_UNKNOWN));
    }

    @Test
    void holdsNoMoreThanAPageAtATime() {
        appendMany(2300);
        ledger.chainNow();
        appendMany(1200);
        List<Integer> pages = new ArrayList<>();
        ChainedLedger watched = StoreLedger.of(
                new AlteredStore(store) {
                    @Override
                    public LedgerChain ledgerChain() {
                        return Watched.pages(LedgerChain.class, store.ledgerChain(), pages);
                    }

                    @Override
                    public Ledger ledger() {
                        return Watched.pages(Ledger.class, store.ledger(), pages);
                    }
                },
                clock);

        assertThat(export(watched, ALL).lines()).hasSize(1 + 2300 + 1201 + 1);
        assertThat(pages).hasSizeGreaterThan(6).allMatch(size -> size <= 500);

        pages.clear();
        assertThat(watched.verify()).isEqualTo(new Verified(2300, 1201, Optional.empty()));
        assertThat(pages).hasSizeGreaterThan(12).allMatch(size -> size <= 500);
    }

    @Nested
    class WhileTheLedgerLives {

        @BeforeEach
        void someEvents() {
            appendMany(1200);
            ledger.chainNow();
        }

        @Test
        void whatIsChainedMeanwhileIsThere() {
            appendMany(3);

            String file = export(during("unchained", 1, ledger::chainNow), ALL);

            assertThat(verified(file)).extracting("count").isEqualTo(1204L);
        }

        @Test
        void whatIsTruncatedMeanwhileIsToldByAnAnchor() {
            clock.advance(Duration.ofDays(4 * 366));

            String file = export(during("links", 2, ledger::truncate), ALL);

            assertThat(file).contains("\"kind\":\"anchor\"");
            assertThat(verified(file))
                    .isInstanceOfSatisfying(
                            Verified.class,
                            verified -> assertThat(verified.anchor())
                                    .isEqualTo(store.ledgerBeginning().anchor()));
        }

        /** A ledger in whose chain something happens right before a method is called for the n-th time. */
        private ChainedLedger during(String method, int time, Runnable event) {
            AtomicInteger times = new AtomicInteger();
            return StoreLedger.of(
                    new AlteredStore(store) {
                        @Override
                        public LedgerChain ledgerChain() {
                            return Watched.calls(LedgerChain.class, store.ledgerChain(), called -> {
                                if (called.equals(method) && times.incrementAndGet() == time) {
                                    event.run();
                                }
                            });
                        }
                    },
                    clock);
        }
    }

    @Nested
    class AFileThatSomebodyChanged {

        private List<String> lines;

        @BeforeEach
        void write() {
            appendMany(4);
            ledger.chainNow();
            clock.advance(Duration.ofDays(4 * 366));
            ledger.truncate();
            appendMany(3);
            ledger.chainNow();
            lines = export(ALL).lines().toList();
            assertThat(lines).hasSize(3 + 5 + 1 + 1);
            assertThat(verified(String.join("\n", lines))).isInstanceOf(Verified.class);
        }

        @Test
        void showsWhicheverLineIsGoneOrTwiceThere() {
            for (int i = 0; i < lines.size(); i++) {
                int line = i;
                assertChanged(all -> all.remove(line));
                assertChanged(all -> all.add(line, all.get(line)));
            }
        }

        @Test
        void showsWhicheverCharacterIsAnother() {
            for (int i = 0; i < lines.size() - 1; i++) {
                String line = lines.get(i);
                for (int at = 0; at < line.length(); at += 7) {
                    int number = i;
                    String other =
                            line.substring(0, at) + (line.charAt(at) == '1' ? '2' : '1') + line.substring(at + 1);
                    assertChanged(all -> all.set(number, other));
                }
            }
        }

        @Test
        void showsWhicheverCharacterOfItsProofIsAnother() {
            String end = lines.get(lines.size() - 1);
            for (int at = end.length() - 3; end.charAt(at) != '"'; at--) {
                String other = end.substring(0, at) + (end.charAt(at) == '1' ? '2' : '1') + end.substring(at + 1);
                List<String> changed = new ArrayList<>(lines);
                changed.set(lines.size() - 1, other);
                assertThat(verified(String.join("\n", changed)))
                        .isInstanceOfSatisfying(
                                Broken.class,
                                broken -> assertThat(broken.kind())
                                        .as("it begins with the name of the key")
                                        .isIn(Kind.EXPORT_CHANGED, Kind.KEY_UNKNOWN));
            }
        }

        @Test
        void showsThatLinesWereSwappedOrFollowItsEnd() {
            assertChanged(all -> all.add(3, all.remove(4)));
            assertChanged(all -> all.add(all.get(4)));
            assertChanged(all -> all.add("{}"));
            assertChanged(all -> all.add("not even JSON"));
            assertChanged(List::clear);
        }

        @Test
        void mayHaveTheLineEndsOfAnotherMachine() {
            assertThat(verified(String.join("\r\n", lines) + "\r\n")).isInstanceOf(Verified.class);
        }

        private void assertChanged(Consumer<List<String>> change) {
            List<String> changed = new ArrayList<>(lines);
            change.accept(changed);
            assertThat(verified(String.join("\n", changed)))
                    .as("%s", changed)
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.kind()).isEqualTo(Kind.EXPORT_CHANGED));
        }
    }

    /** The file is as it was written, and tells on the ledger. */
    @Nested
    class ALedgerThatSomebodyChanged {

        @BeforeEach
        void someEvents() {
            appendMany(4);
            ledger.chainNow();
            clock.advance(Duration.ofDays(4 * 366));
            appendMany(4);
            ledger.chainNow();
            ledger.truncate();
            ledger.chainNow();
        }

        @Test
        void showsAChange() {
            tamper("UPDATE cf_ledger_event SET reason = 'another' WHERE id ="
                    + " (SELECT event FROM cf_ledger_chain WHERE seq = 6)");

            assertBroken(Kind.CHANGED, 6);
        }

        @Test
        void showsAGap() {
            tamper("DELETE FROM cf_ledger_chain WHERE seq = 6");

            assertBroken(Kind.REMOVED, 6);
        }

        @Test
        void showsAnEventThatIsGone() {
            tamper("DELETE FROM cf_ledger_event WHERE id = (SELECT event FROM cf_ledger_chain WHERE seq = 6)");

            assertBroken(Kind.REMOVED, 6);
        }

        @Test
        void showsABeginningThatIsGone() {
            tamper("DELETE FROM cf_ledger_chain WHERE seq = 5");

            assertBroken(Kind.BEGINNING_REMOVED, 5);
        }

        @Test
        void showsAnAnchorOfSomebodyElse() {
            tamper("UPDATE cf_ledger_anchor SET anchored_at = 1");

            assertBroken(Kind.ANCHOR_CHANGED, 5);
        }

        @Test
        void showsAnEndThatWasCutOff() {
            tamper("DELETE FROM cf_ledger_chain WHERE seq > 6");

            assertBroken(Kind.CUT_OFF, 7);
        }

        @Test
        void showsAnEventThatWasInsertedAndWaits() {
            tamper("INSERT INTO cf_ledger_event (id, occurred_at, type, actor) VALUES ('z', 1, 'MAIL_PARKED', '')");

            assertBroken(Kind.INSERTED, 10);
        }

        private void assertBroken(Kind kind, long seq) {
            assertThat(verified(export(ALL))).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.kind()).isEqualTo(kind);
                assertThat(broken.seq()).isEqualTo(seq);
            });
        }
    }

    @Test
    void aSpreadsheetGetsColumnsAndNoFormula() {
        append(Optional.of(record), Optional.of("=1+1"));
        ledger.chainNow();

        List<String> lines = export(LedgerExport.as(Format.CSV, "legal-obligation", "controller"))
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

    private Path database() {
        return directory.resolve("data/contact.db");
    }

    private Checkpoints checkpoints() {
        return Checkpoints.file(directory.resolve("keys/checkpoints"));
    }

    private void appendMany(int count) {
        store.transactions().run(() -> {
            for (int i = 0; i < count; i++) {
                append(Optional.of(ids.next()), Optional.empty());
            }
        });
    }

    private void append(Optional<RecordId> subject, Optional<String> reason) {
        store.ledger()
                .append(new LedgerEvent(
                        ids.next(),
                        clock.instant(),
                        LedgerEvent.Type.SUBMISSION_ACCEPTED,
                        "visitor",
                        subject,
                        Optional.of("2026-11"),
                        reason));
    }

    private String export(LedgerExport what) {
        return export(ledger, what);
    }

    private static String export(ChainedLedger from, LedgerExport what) {
        StringWriter file = new StringWriter();
        try {
            from.export(what, "auditor/7", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private LedgerVerification verified(String file) {
        return verified(file, keys);
    }

    private static LedgerVerification verified(String file, KeySet with) {
        try {
            return LedgerExport.verify(new StringReader(file), Vault.of(with));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tamper(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
