/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.KeySite.SEALED;
import static be.imageplus.contactform.KeySite.assertPageAgain;
import static be.imageplus.contactform.KeySite.assertRefused;
import static be.imageplus.contactform.KeySite.assertVerified;
import static be.imageplus.contactform.KeySite.bytes;
import static be.imageplus.contactform.KeySite.opened;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.FormTokens;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** "The keys have leaked" of vault/keys.md, step by step on both engines. */
@ParameterizedClass
@EnumSource
class LeakedKeysTest {

    @Parameter
    TransfersTest.Engine engine;

    @TempDir
    Path directory;

    private KeySite site;

    @BeforeEach
    void open() throws IOException {
        site = KeySite.on(engine, directory);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void closesTheDatabaseToKeysThatLeaked() throws Exception {
        KeyNode one = site.started();
        KeyNode two = site.started();
        assertThat(one.submit(one.page())).isInstanceOf(Accepted.class);
        one.note(one.found().get(0), "Called back");
        KeySet leaked = KeySource.file(site.keys).load();
        ContactStore intruder = site.engine.open(site.data, site.database, () -> leaked);
        assertThat(intruder.prepare()).isEmpty();
        String open = one.page();
        assertThat(two.submit(forged(leaked, one))).as("today").isInstanceOf(Accepted.class);
        List<byte[]> sealedBefore = new ArrayList<>();
        try (Connection connection = site.connection()) {
            assertThat(opened(connection, Vault.of(leaked))).as("today").isEqualTo(5);
            for (String each : SEALED.values()) {
                sealedBefore.addAll(bytes(connection, each).values());
            }
        }

        // 1. stage, promote
        assertThat(site.command("stage")).isZero();
        assertThat(site.command("promote")).isZero();
        one.loadsItsKeys();
        two.loadsItsKeys();
        one.forms.keyRotation().resealNow(); // what begins by itself two minutes later
        // 2. retire at once
        site.retireOnceEventsAreChained("--at-once");
        one.loadsItsKeys();
        two.loadsItsKeys();

        try (Connection connection = site.connection()) {
            assertThat(opened(connection, Vault.of(leaked)))
                    .as("with the leaked keys")
                    .isZero();
            assertThat(opened(connection, one.store.vault()))
                    .as("with the keys in use")
                    .isEqualTo(5);
            assertFindsNothing(connection, Vault.of(leaked), one);
        }
        assertThat(site.startedWith(() -> leaked)).containsExactly("KEYS-DO-NOT-FIT");
        for (KeyNode node : List.of(one, two)) {
            assertRefused(node.submit(forged(leaked, one)));
            assertPageAgain(node, node.submit(open), open);
            assertThat(node.found()).hasSize(2);
            assertVerified(node);
        }
        if (!site.isPostgres()) {
            assertNoneIsInTheFiles(sealedBefore);
        }
        assertForgedEventsShow(intruder, one);
    }

    /** A page that this site never showed, signed with its keys. */
    private String forged(KeySet leaked, KeyNode node) {
        NoticeRef notice = node.forms.page("contact", Journey.visitor()).notice();
        return new FormTokens(Vault.of(leaked), site.clock)
                .issue("contact", Journey.ORIGIN, notice)
                .text();
    }

    private static void assertFindsNothing(Connection connection, Vault leaked, KeyNode node) throws SQLException {
        List<byte[]> known = leaked.indexes("email", "ada@example.org");
        assertThat(bytes(connection, "SELECT submission, email_index FROM cf_email_index")
                        .values())
                .hasSize(2)
                .doesNotContainAnyElementsOf(known);
        for (Submission each : node.store.submissions().findByEmail("ada@example.org")) {
            assertThat(new Fingerprint(leaked).matches(each.fingerprint(), each.form(), each.values()))
                    .as("a guess at what it says")
                    .isFalse();
        }
    }

    private void assertNoneIsInTheFiles(List<byte[]> sealed) throws IOException {
        try (Stream<Path> files = Files.list(site.data)) {
            for (Path file : files.toList()) {
                String content = new String(Files.readAllBytes(file), ISO_8859_1);
                assertThat(sealed)
                        .allSatisfy(old -> assertThat(content.contains(new String(old, ISO_8859_1)))
                                .as("old bytes in %s", file.getFileName())
                                .isFalse());
            }
        }
    }

    /** The leaked keys and the right to write to the database are not enough any more. */
    private void assertForgedEventsShow(ContactStore intruder, KeyNode node) {
        intruder.ledger()
                .append(new LedgerEvent(
                        new RecordIds(site.clock).next(),
                        site.clock.instant(),
                        LedgerEvent.Type.ERASURE_COMPLETE,
                        "retention",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        intruder.close();
        assertThat(node.forms.verifyLedger()).isInstanceOf(LedgerVerification.Broken.class);
    }
}
