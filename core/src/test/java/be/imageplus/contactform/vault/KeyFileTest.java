/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import be.imageplus.contactform.kit.KeySourceContractKit;
import be.imageplus.contactform.problem.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {

    @TempDir
    Path place;

    @Nested
    class KeepsTheContract extends KeySourceContractKit {
        @Override
        protected KeySource source() {
            return KeySource.fileCreatedIfMissing(place.resolve("keys/contract.json"));
        }
    }

    @Test
    void stopsTheStartWhenItIsMissing() {
        Path file = place.resolve("keys/contact-form-keys.json");

        assertRefused(KeySource.file(file), "KEYS-MISSING", file.toString(), "create-keys=true");
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void isMadeOnceWhenThatIsWanted() throws IOException {
        Path file = place.resolve("a/keys/contact-form-keys.json");

        String made = KeySource.fileCreatedIfMissing(file).load().serialize();

        assertThat(KeySource.fileCreatedIfMissing(file).load().serialize()).isEqualTo(made);
        assertThat(KeySource.file(file).load().serialize()).isEqualTo(made);
        assertThat(siblings(file)).containsExactly(file);
    }

    @Test
    void isReadableByItsOwnerOnlyAndSoAreItsDirectories() throws IOException {
        assumePosix();
        Path file = place.resolve("a/keys/contact-form-keys.json");

        KeySource.fileCreatedIfMissing(file).load();

        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(mode(file.getParent())).isEqualTo("rwx------");
        assertThat(mode(file.getParent().getParent())).isEqualTo("rwx------");
    }

    @Test
    void isMadeOnceByManyAtATime() throws Exception {
        Path file = place.resolve("keys/contact-form-keys.json");
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Callable<String> start =
                    () -> KeySource.fileCreatedIfMissing(file).load().serialize();
            List<Future<String>> loaded = pool.invokeAll(Collections.nCopies(32, start));

            String first = loaded.get(0).get();
            for (Future<String> other : loaded) {
                assertThat(other.get()).isEqualTo(first);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(siblings(file)).containsExactly(file);
    }

    @Test
    void isNeverMadeOverAnotherFile() throws IOException {
        Path file = place.resolve("keys.json");

        assertThat(PrivateFile.create(file, "first")).isTrue();
        assertThat(PrivateFile.create(file, "second")).isFalse();
        assertThat(file).hasContent("first");
        assertThat(siblings(file)).containsExactly(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx------", "rw-rw-rw-"})
    void stopsTheStartWhenOthersThanItsOwnerMayUseIt(String mode) throws IOException {
        assumePosix();
        Path file = written(KeySet.generate().serialize());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));

        assertRefused(KeySource.file(file), "KEYS-READABLE-BY-OTHERS", mode, "chmod 600 " + file);
    }

    @Test
    void mayBeReadOnly() throws IOException {
        assumePosix();
        Path file = written(KeySet.generate().serialize());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

        assertThat(KeySource.file(file).load()).isNotNull();
    }

    @Test
    void stopsTheStartWhenItHoldsSomethingElseAndNeverReplacesIt() throws IOException {
        Path file = written("not keys at all");

        assertRefused(KeySource.fileCreatedIfMissing(file), "KEYS-UNREADABLE", file.toString(), "backup");
        assertThat(file).hasContent("not keys at all");
    }

    @Test
    void stopsTheStartWhenItIsEmptyOrNoText() throws IOException {
        assertRefused(KeySource.file(written("")), "KEYS-UNREADABLE", "backup");
        Path file = written("");
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertRefused(KeySource.file(file), "KEYS-UNREADABLE", "backup");
    }

    @Test
    void stopsTheStartWhenItIsADirectory() throws IOException {
        assertRefused(KeySource.file(Files.createDirectory(place.resolve("dir"), ownerOnly())), "KEYS-", "dir");
    }

    @Test
    void stopsTheStartWhenItCannotBeMade() throws IOException {
        Path notADirectory = written("x");

        assertRefused(
                KeySource.fileCreatedIfMissing(notADirectory.resolve("keys.json")),
                "KEYS-NOT-WRITABLE",
                notADirectory.toString());
    }

    @Test
    void quotesNoKeyWhenItIsDamaged() throws IOException {
        String damaged = KeySet.generate().serialize().replace("{", "");

        ConfigurationException refusal = refusal(KeySource.file(written(damaged)));

        assertThat(refusal).hasNoCause();
        damaged.lines()
                .map(String::strip)
                .filter(line -> line.length() > 20)
                .forEach(line -> assertThat(refusal.getMessage()).doesNotContain(line));
    }

    private static void assertRefused(KeySource source, String code, String... words) {
        ConfigurationException refusal = refusal(source);
        assertThat(refusal.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).startsWith(code);
            assertThat(finding.path()).isEqualTo("contact-form.store.keys");
            assertThat(finding.isError()).isTrue();
        });
        assertThat(refusal.getMessage()).contains(List.of(words));
    }

    private static ConfigurationException refusal(KeySource source) {
        ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, source::load);
        assertThat(refusal).as("refusal").isNotNull();
        return refusal;
    }

    private Path written(String content) throws IOException {
        Path file = place.resolve("written.json");
        Files.deleteIfExists(file);
        Files.createFile(file, ownerOnly());
        return Files.writeString(file, content);
    }

    private static FileAttribute<?>[] ownerOnly() {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static List<Path> siblings(Path file) throws IOException {
        try (Stream<Path> all = Files.list(file.getParent())) {
            return all.toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static boolean isPosix() {
        return Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void assumePosix() {
        assumeTrue(isPosix(), "file modes are a matter of POSIX file systems");
    }
}
