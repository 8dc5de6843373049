/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
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
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

    @Nested
    class Replacing {

        private final KeySet before = KeySet.generate();

        @Test
        void holdsTheOtherKeysAndNothingElseIsLeft() throws IOException {
            Path file = written(before.serialize());

            KeySource.replace(file, before, before.staged());

            assertThat(KeySource.file(file).load().toString()).contains("+]");
            assertThat(siblings(file)).containsExactly(file);
        }

        @Test
        void isReadableByItsOwnerOnlyWhateverItWas() throws IOException {
            assumePosix();
            Path file = written(before.serialize());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

            KeySource.replace(file, before, before.rotated());

            assertThat(mode(file)).isEqualTo("rw-------");
        }

        @Test
        void replacesTheFileBehindALinkAndNotTheLink() throws IOException {
            assumePosix();
            Path file = written(before.serialize());
            Path link = Files.createSymbolicLink(place.resolve("link.json"), file);

            KeySource.replace(link, before, before.staged());

            assertThat(link).isSymbolicLink();
            assertThat(KeySource.file(file).load().toString()).contains("+]");
        }

        @Test
        void refusesWhenSomebodyElseWasFaster() throws IOException {
            KeySet others = before.staged();
            Path file = written(others.serialize());

            assertThatIllegalStateException()
                    .isThrownBy(() -> KeySource.replace(file, before, before.staged()))
                    .withMessageContaining("meanwhile");

            assertThat(file).hasContent(others.serialize());
        }

        @Test
        void neverMakesAFile() {
            Path file = place.resolve("nowhere.json");

            assertThat(refusal((ThrowingCallable) () -> KeySource.replace(file, before, before.staged()))
                            .findings())
                    .extracting("code")
                    .containsExactly("KEYS-MISSING");
            assertThat(file).doesNotExist();
        }

        /** Half a key file would be the loss of everything. */
        @Test
        void whoeverReadsMeanwhileFindsTheOneOrTheOther() throws Exception {
            KeySet after = before.staged();
            Path file = written(before.serialize());
            ExecutorService pool = Executors.newFixedThreadPool(3);
            try {
                List<Future<Boolean>> readers = Stream.generate(() -> pool.submit(() -> {
                            for (int i = 0; i < 300; i++) {
                                String text = KeySource.file(file).load().serialize();
                                if (!text.equals(before.serialize()) && !text.equals(after.serialize())) {
                                    return false;
                                }
                            }
                            return true;
                        }))
                        .limit(3)
                        .toList();
                for (int i = 0; i < 20; i++) {
                    KeySource.replace(file, before, after);
                    KeySource.replace(file, after, before);
                }
                for (Future<Boolean> reader : readers) {
                    assertThat(reader.get()).isTrue();
                }
            } finally {
                pool.shutdownNow();
            }
        }

        @Test
        void leavesTheFileAsItIsWhenItCannotBeWritten() throws IOException {
            String name = "k".repeat(240); // no draft beside it has a name that is short enough
            Path file = Files.move(written(before.serialize()), place.resolve(name));

            assertThat(refusal((ThrowingCallable) () -> KeySource.replace(file, before, before.staged()))
                            .findings())
                    .extracting("code")
                    .containsExactly("KEYS-NOT-WRITABLE");

            assertThat(file).hasContent(before.serialize());
        }
    }

    @Test
    void isNotMadeAgainOnceItsKeysAreInUse() {
        KeySource source = KeySource.fileCreatedIfMissing(place.resolve("gone.json"));

        assertRefused(source.existing(), "KEYS-MISSING", "gone.json");
        assertThat(place.resolve("gone.json")).doesNotExist();
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
        return refusal((ThrowingCallable) source::load);
    }

    private static ConfigurationException refusal(ThrowingCallable call) {
        ConfigurationException refusal = catchThrowableOfType(ConfigurationException.class, call);
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
