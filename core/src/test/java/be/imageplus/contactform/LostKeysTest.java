/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.KeySite.assertPageAgain;
import static be.imageplus.contactform.KeySite.assertVerified;
import static be.imageplus.contactform.KeySite.opened;
import static be.imageplus.contactform.KeySite.text;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** "The key file is lost" of vault/keys.md, step by step on both engines. */
@ParameterizedClass
@EnumSource
class LostKeysTest {

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
    void findsEverythingAgainWithACopyOfTheKeyFile() throws IOException {
        KeyNode node = site.started();
        assertThat(node.submit(node.page())).isInstanceOf(Accepted.class);
        Path copy = Files.copy(site.keys, directory.resolve("copy.json"));
        Files.delete(site.keys);

        assertThat(node.loadsItsKeys()).isFalse();
        assertThat(node.submit(node.page())).as("running nodes go on").isInstanceOf(Accepted.class);
        assertThat(site.keys).doesNotExist();
        node.close();
        assertThat(site.refusedStart()).containsExactly("KEYS-MISSING");
        assertThat(site.keys).as("nothing is made in its place").doesNotExist();

        Files.copy(copy, site.keys);
        KeyNode again = site.started();

        assertThat(again.found())
                .hasSize(2)
                .allSatisfy(id -> assertThat(again.message(id)).contains("website"));
        assertVerified(again);
    }

    @Test
    void refusesACopyFromBeforeTheKeysInUseWereStaged() throws IOException {
        KeyNode node = site.started();
        Path copy = Files.copy(site.keys, directory.resolve("copy.json"));
        site.command("stage");
        site.command("promote");
        node.forms.keyRotation().resealNow();
        node.close();
        Files.delete(site.keys);
        Files.copy(copy, site.keys);

        assertThat(site.refusedStart()).containsExactly("KEYS-DO-NOT-FIT");
    }

    @Test
    void beginsAnewWithoutACopyAndMakesNothingBehindTheOperatorsBack() throws Exception {
        KeyNode node = site.started();
        assertThat(node.submit(node.page())).isInstanceOf(Accepted.class);
        String page = node.page();
        String reference = site.text("SELECT reference FROM cf_submission").get(0);
        assertVerified(node);
        node.close();
        Files.delete(site.keys);
        assertThat(site.refusedStart()).containsExactly("KEYS-MISSING");
        assertThat(site.keys).doesNotExist();

        // 3. set aside
        Path aside = Files.createDirectory(directory.resolve("lost-2026-11-23"));
        for (String companion : List.of(".checkpoints", ".tombstones")) {
            Path file = site.keys.resolveSibling(site.keys.getFileName() + companion);
            if (Files.exists(file)) {
                Files.move(file, aside.resolve(file.getFileName()));
            }
        }
        String old = site.database;
        if (site.isPostgres()) {
            site.database = PostgresServer.shared().newDatabase();
        } else {
            Files.move(site.data.resolve("contact.db"), aside.resolve("contact.db"));
        }

        // 4. start anew
        KeyNode anew = site.started();
        assertThat(anew.found()).isEmpty();
        assertPageAgain(anew, anew.submit(page), page);
        assertThat(anew.submit(anew.page())).isInstanceOf(Accepted.class);
        assertVerified(anew);

        // What is left of the old one: facts of procedure, and nothing that opens.
        try (Connection connection = site.isPostgres()
                ? PostgresServer.shared().dataSource(old).getConnection()
                : DriverManager.getConnection("jdbc:sqlite:" + aside.resolve("contact.db"))) {
            assertThat(text(connection, "SELECT reference FROM cf_submission")).containsExactly(reference);
            assertThat(text(connection, "SELECT type FROM cf_ledger_event")).contains("SUBMISSION_ACCEPTED");
            assertThat(opened(connection, anew.store.vault())).as("shredded").isZero();
        }
    }
}
