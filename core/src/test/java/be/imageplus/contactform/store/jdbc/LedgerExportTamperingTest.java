/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.ExportedLedger.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported file tells whether somebody has changed it, or the ledger before it was written. */
class LedgerExportTamperingTest {

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

    @Nested
    class AFileThatSomebodyChanged {

        private List<String> lines;

        @BeforeEach
        void write() {
            exported.appendMany(4);
            exported.ledger.chainNow();
            exported.clock.advance(Duration.ofDays(4 * 366));
            exported.ledger.truncate();
            exported.appendMany(3);
            exported.ledger.chainNow();
            lines = exported.export(ALL).lines().toList();
            assertThat(lines).hasSize(3 + 5 + 1 + 1);
            assertThat(exported.verified(String.join("\n", lines))).isInstanceOf(Verified.class);
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
                assertThat(exported.verified(String.join("\n", changed)))
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
            assertThat(exported.verified(String.join("\r\n", lines) + "\r\n")).isInstanceOf(Verified.class);
        }

        private void assertChanged(Consumer<List<String>> change) {
            List<String> changed = new ArrayList<>(lines);
            change.accept(changed);
            assertThat(exported.verified(String.join("\n", changed)))
                    .as("%s", changed)
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.kind()).isEqualTo(Kind.EXPORT_CHANGED));
        }
    }

    /** The file is as it was written, and tells on the exported.ledger. */
    @Nested
    class ALedgerThatSomebodyChanged {

        @BeforeEach
        void someEvents() {
            exported.appendMany(4);
            exported.ledger.chainNow();
            exported.clock.advance(Duration.ofDays(4 * 366));
            exported.appendMany(4);
            exported.ledger.chainNow();
            exported.ledger.truncate();
            exported.ledger.chainNow();
        }

        @Test
        void showsAChange() {
            exported.tamper("UPDATE cf_ledger_event SET reason = 'another' WHERE id ="
                    + " (SELECT event FROM cf_ledger_chain WHERE seq = 6)");

            assertBroken(Kind.CHANGED, 6);
        }

        @Test
        void showsAGap() {
            exported.tamper("DELETE FROM cf_ledger_chain WHERE seq = 6");

            assertBroken(Kind.REMOVED, 6);
        }

        @Test
        void showsAnEventThatIsGone() {
            exported.tamper("DELETE FROM cf_ledger_event WHERE id = (SELECT event FROM cf_ledger_chain WHERE seq = 6)");

            assertBroken(Kind.REMOVED, 6);
        }

        @Test
        void showsABeginningThatIsGone() {
            exported.tamper("DELETE FROM cf_ledger_chain WHERE seq = 5");

            assertBroken(Kind.BEGINNING_REMOVED, 5);
        }

        @Test
        void showsAnAnchorOfSomebodyElse() {
            exported.tamper("UPDATE cf_ledger_anchor SET anchored_at = 1");

            assertBroken(Kind.ANCHOR_CHANGED, 5);
        }

        @Test
        void showsAnEndThatWasCutOff() {
            exported.tamper("DELETE FROM cf_ledger_chain WHERE seq > 6");

            assertBroken(Kind.CUT_OFF, 7);
        }

        @Test
        void showsAnEventThatWasInsertedAndWaits() {
            exported.tamper(
                    "INSERT INTO cf_ledger_event (id, occurred_at, type, actor) VALUES ('z', 1, 'MAIL_PARKED', '')");

            assertBroken(Kind.INSERTED, 10);
        }

        private void assertBroken(Kind kind, long seq) {
            assertThat(exported.verified(exported.export(ALL))).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.kind()).isEqualTo(kind);
                assertThat(broken.seq()).isEqualTo(seq);
            });
        }
    }
}
