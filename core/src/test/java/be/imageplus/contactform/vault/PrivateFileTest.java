/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @TempDir
    Path directory;

    @Test
    void appendsLinesOfTheirOwnWhateverACrashHasLeft() throws Exception {
        PrivateFile.append(file(), List.of("one", "two"));
        Files.writeString(file(), "unfini", StandardOpenOption.APPEND);
        PrivateFile.append(file(), List.of("three"));

        assertThat(Files.readString(file()).lines().filter(line -> !line.isEmpty()))
                .containsExactly("one", "two", "unfini", "three");
        assertThat(Files.readString(file())).endsWith("\n");
    }

    @Test
    void makesFilesAndDirectoriesForTheirOwnerAlone() throws Exception {
        PrivateFile.append(file(), List.of("one"));
        Path written = file().resolveSibling("written");
        PrivateFile.write(written, out -> out.write("content".getBytes(UTF_8)));

        assertThat(mode(file())).isEqualTo("rw-------");
        assertThat(mode(written)).isEqualTo("rw-------");
        assertThat(mode(file().getParent())).isEqualTo("rwx------");
        assertThat(written).content().isEqualTo("content");
    }

    @Test
    void writesOverNoOtherFileAndRenamesOverOne() throws Exception {
        PrivateFile.write(file(), out -> out.write("old".getBytes(UTF_8)));
        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> PrivateFile.write(file(), out -> out.write("new".getBytes(UTF_8))));
        Path draft = file().resolveSibling("draft");
        PrivateFile.write(draft, out -> out.write("new".getBytes(UTF_8)));

        PrivateFile.rename(draft, file());

        assertThat(file()).content().isEqualTo("new");
        assertThat(draft).doesNotExist();
    }

    @Test
    void tellsWhetherAFileCanBeUsedWithoutTouchingAnything() throws Exception {
        assertThat(PrivateFile.isUsable(file())).isTrue();
        assertThat(directory).isEmptyDirectory();
        assertThat(PrivateFile.isUsable(directory)).as("a directory").isFalse();
        Path plain = Files.writeString(directory.resolve("plain"), "");
        assertThat(PrivateFile.isUsable(plain)).isTrue();
        assertThat(PrivateFile.isUsable(plain.resolve("below")))
                .as("below a file")
                .isFalse();
        assertThat(PrivateFile.isUsable(directory.getRoot())).as("a root").isFalse();
    }

    private Path file() {
        return directory.resolve("a/b/file");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
