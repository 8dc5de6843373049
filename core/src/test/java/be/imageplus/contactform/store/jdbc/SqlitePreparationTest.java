/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an embedded store finds before it is used, and what it makes. */
class SqlitePreparationTest {

    @TempDir
    Path directory;

    private final KeySet keys = KeySet.generate();
    private final List<ContactStore> opened = new ArrayList<>();

    @AfterEach
    void closeAll() {
        opened.forEach(ContactStore::close);
    }

    @Test
    void touchesNothingBeforeItIsPrepared() {
        ContactStore store = open(() -> {
            throw new AssertionError("keys are loaded by prepare()");
        });

        assertThat(store.recipient()).isEqualTo("controller");
        assertThat(store.isAvailable()).isFalse();
        assertThatThrownBy(store::vault).isInstanceOf(IllegalStateException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void makesDirectoriesAndFilesThatOnlyTheirOwnerMayUse() throws Exception {
        prepared();

        assertThat(mode(database().getParent())).isEqualTo("rwx------");
        assertThat(mode(database().getParent().getParent())).isEqualTo("rwx------");
        for (String suffix : List.of("", "-wal", "-shm")) {
            assertThat(mode(Path.of(database() + suffix))).as(suffix).isEqualTo("rw-------");
        }
    }

    @Test
    void leavesOneFileWhenItIsClosed() throws Exception {
        prepared().close();

        try (var files = Files.list(database().getParent())) {
            assertThat(files).containsExactly(database());
        }
    }

    @Test
    void writesDurablyAndOverwritesWhatIsErased() {
        prepared();

        try (Session session = new SqliteDriver(database(), Duration.ofSeconds(5)).writer()) {
            assertThat(pragma(session, "journal_mode")).isEqualTo("wal");
            assertThat(pragma(session, "synchronous")).as("FULL").isEqualTo("2");
            assertThat(pragma(session, "foreign_keys")).isEqualTo("1");
            assertThat(pragma(session, "secure_delete")).isEqualTo("1");
        }
    }

    @Test
    void refusesAPathThatTheDriverWouldCut() {
        Path path = directory.resolve("contact?.db");

        assertThatThrownBy(() -> JdbcContactStore.open(path, this::keys)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAPatienceThatIsNone() {
        JdbcContactStore store = JdbcContactStore.open(database(), this::keys);

        assertThatThrownBy(() -> store.withBusyTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.withBusyTimeout(Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Nested
    class Place {

        @Test
        void saysThatTheDriverIsMissing() throws Exception {
            List<URL> withoutDriver = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (!entry.contains("sqlite-jdbc")) {
                    withoutDriver.add(Path.of(entry).toUri().toURL());
                }
            }
            try (URLClassLoader loader =
                    new URLClassLoader(withoutDriver.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
                Class<?> sources = loader.loadClass(KeySource.class.getName());
                Class<?> stores = loader.loadClass(JdbcContactStore.class.getName());
                Object source = sources.getMethod("file", Path.class).invoke(null, directory.resolve("keys/k.json"));
                Object store = stores.getMethod("open", Path.class, sources).invoke(null, database(), source);

                Object findings = stores.getMethod("prepare").invoke(store);

                assertThat(findings.toString()).contains("STORE-DRIVER-MISSING", "KEYS-MISSING");
            }
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        void refusesADirectoryThatIsAFile() throws Exception {
            Files.writeString(directory.resolve("data"), "a file");

            assertThat(codesOf(open(this::noKeys))).containsExactly("STORE-NOT-WRITABLE", "KEYS-MISSING");
        }

        @Test
        void refusesAFileThatIsADirectory() throws Exception {
            Files.createDirectories(database());

            assertThat(codesOf(open(SqlitePreparationTest.this::keys))).containsExactly("STORE-NOT-WRITABLE");
        }

        @ParameterizedTest
        @ValueSource(strings = {"nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "fuse.s3fs", "NFS"})
        void refusesAFileSystemOfAnotherMachine(String type) {
            SqliteFile file = new SqliteFile(database(), path -> type);

            assertThat(file.check()).extracting(Finding::code).containsExactly("STORE-NETWORK-FILESYSTEM");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ext4", "xfs", "btrfs", "overlay", "tmpfs", "apfs", "NTFS", "fuse.mergerfs"})
        void acceptsAFileSystemOfThisMachine(String type) {
            assertThat(new SqliteFile(database(), path -> type).check()).isEmpty();
        }

        @Test
        void acceptsAFileSystemThatDoesNotSayWhatItIs() {
            SqliteFile file = new SqliteFile(database(), path -> {
                throw new IOException("unknown");
            });

            assertThat(file.check()).isEmpty();
        }

        @Test
        void saysThatAFileIsNoDatabase() throws Exception {
            Files.createDirectories(database().getParent());
            Files.writeString(database(), "This is a text, and a rather long one. ".repeat(100));

            assertThat(codesOf(open(SqlitePreparationTest.this::keys))).containsExactly("STORE-UNAVAILABLE");
        }

        private KeySet noKeys() {
            return KeySource.file(directory.resolve("keys/k.json")).load();
        }
    }

    @Nested
    class Keys {

        @Test
        void tellsWhatTheirSourceSaysAndMakesNothing() {
            ContactStore store = open(KeySource.file(directory.resolve("keys/k.json")));

            assertThat(codesOf(store)).containsExactly("KEYS-MISSING");
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        void mustNotLieBesideTheDatabase() {
            ContactStore store = open(KeySource.fileCreatedIfMissing(database().resolveSibling("keys.json")));

            assertThat(codesOf(store)).containsExactly("KEYS-BESIDE-STORE");
            assertThat(directory).as("made").isEmptyDirectory();
        }

        @Test
        void mustNotLieBesideTheDatabaseUnderAnotherName() throws Exception {
            Files.createDirectories(database().getParent());
            Path alias = Files.createSymbolicLink(
                    directory.resolve("keys"), database().getParent());

            assertThat(codesOf(open(KeySource.fileCreatedIfMissing(alias.resolve("keys.json")))))
                    .containsExactly("KEYS-BESIDE-STORE");
        }

        @Test
        void mayLieInADirectoryOfTheirOwn() {
            ContactStore store = open(KeySource.fileCreatedIfMissing(database().resolveSibling("keys/keys.json")));

            assertThat(store.prepare()).isEmpty();
        }

        @Test
        void areNeverMadeInsteadOfLostOnes() {
            prepared().close();
            Path lost = directory.resolve("keys/k.json");

            assertThat(codesOf(open(KeySource.fileCreatedIfMissing(lost)))).containsExactly("KEYS-MISSING");
            assertThat(lost).doesNotExist();
        }

        @Test
        void areNotMadeWhenNobodyCanTellWhetherOthersWereLost() throws Exception {
            Files.createDirectories(database().getParent());
            Files.writeString(database(), "This is a text, and a rather long one. ".repeat(100));
            Path keys = directory.resolve("keys/k.json");

            assertThat(codesOf(open(KeySource.fileCreatedIfMissing(keys)))).containsExactly("STORE-UNAVAILABLE");
            assertThat(keys).doesNotExist();
        }

        @Test
        void thatWereJustCreatedDoNotFitAStoreThatIsInUse() {
            prepared().close();

            assertThat(codesOf(open(KeySet::generate))).containsExactly("KEYS-DO-NOT-FIT");
        }

        @Test
        void doNotFitRowsOfWhichNothingIsKnown() throws Exception {
            ContactStore store = prepared();
            StoredEnquiries.insertInto(store);
            store.close();
            run("DELETE FROM cf_key_check");

            assertThat(codesOf(open(SqlitePreparationTest.this::keys))).containsExactly("KEYS-DO-NOT-FIT");
        }
    }

    @Nested
    class Tables {

        @Test
        void ofALaterReleaseAreRefused() throws Exception {
            prepared().close();
            run("INSERT INTO contact_form_schema (version, name) VALUES (99, 'later')");

            assertThat(codesOf(open(SqlitePreparationTest.this::keys))).containsExactly("STORE-SCHEMA-NEWER");
        }

        @Test
        void ofALaterReleaseAreRefusedTogetherWithAnythingElse() throws Exception {
            prepared().close();
            run("INSERT INTO contact_form_schema (version, name) VALUES (99, 'later')");

            assertThat(codesOf(open(KeySource.file(directory.resolve("keys/k.json")))))
                    .containsExactly("KEYS-MISSING", "STORE-SCHEMA-NEWER");
        }

        @Test
        void ofAnAlteredReleaseAreRefused() throws Exception {
            prepared().close();
            run("UPDATE contact_form_schema SET checksum = 'another' WHERE version = 1");

            assertThat(codesOf(open(SqlitePreparationTest.this::keys))).containsExactly("STORE-SCHEMA-FOREIGN");
        }

        @Test
        void mayHaveBeenMadeWithAnotherTool() throws Exception {
            Files.createDirectories(database().getParent());
            run(SchemaFile.read("sqlite", "V1__create.sql").statements().toArray(String[]::new));

            ContactStore store = prepared();

            assertThat(StoredEnquiries.insertInto(store)).isNotNull();
        }

        @Test
        void rememberWhichFileMadeThem() throws Exception {
            prepared();

            try (Connection connection = connection();
                    Statement statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT version, name, checksum, installed_at IS NOT NULL"
                            + " FROM contact_form_schema ORDER BY version")) {
                List<String> names = new ArrayList<>();
                while (rows.next()) {
                    names.add(rows.getString(2));
                    assertThat(rows.getInt(1)).isEqualTo(names.size());
                    assertThat(rows.getString(3)).hasSize(64);
                    assertThat(rows.getBoolean(4)).isTrue();
                }
                assertThat(names).startsWith("create", "many_nodes");
            }
        }
    }

    private KeySet keys() {
        return keys;
    }

    private Path database() {
        return directory.resolve("data/site/contact.db");
    }

    private ContactStore open(KeySource source) {
        ContactStore store = JdbcContactStore.open(database(), source);
        opened.add(store);
        return store;
    }

    private ContactStore prepared() {
        ContactStore store = open(this::keys);
        assertThat(store.prepare()).isEmpty();
        return store;
    }

    private static List<String> codesOf(ContactStore store) {
        return store.prepare().stream().map(Finding::code).toList();
    }

    private static String pragma(Session session, String name) {
        return session.sql("PRAGMA " + name).first(row -> row.text(name)).orElseThrow();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database());
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }
}
