/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.imageplus.contactform.problem.UnavailableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointFileTest {

    @TempDir
    Path directory;

    @Test
    void hasNoneBeforeTheFirst() {
        assertThat(checkpoints().latest()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void remembersTheLatestOfSeveral() {
        checkpoints().append(checkpoint(7));
        checkpoints().append(checkpoint(19));

        assertThat(checkpoints().latest()).contains(checkpoint(19));
    }

    @Test
    void tellsTheHighestPlaceWhenANodeThatLagsBehindWroteLast() {
        checkpoints().append(checkpoint(19));
        checkpoints().append(checkpoint(7));

        assertThat(checkpoints().latest()).contains(checkpoint(19));
    }

    @Test
    void keepsWhatItHad() throws Exception {
        checkpoints().append(checkpoint(7));
        String before = Files.readString(file());

        checkpoints().append(checkpoint(19));

        assertThat(Files.readString(file())).startsWith(before);
    }

    @Test
    void makesAFileThatOnlyItsOwnerMayUse() throws Exception {
        checkpoints().append(checkpoint(7));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\n23 2026-11-23T09", "\n23", "\n23 when mac proof\n", "\nx 2026-11-23T09:00:00Z mac proof\n"})
    void passesOverALineThatACrashLeftUnfinished(String piece) throws Exception {
        checkpoints().append(checkpoint(7));
        Files.writeString(file(), piece, StandardOpenOption.APPEND);

        assertThat(checkpoints().latest()).contains(checkpoint(7));

        checkpoints().append(checkpoint(24));
        assertThat(checkpoints().latest()).contains(checkpoint(24));
    }

    @Test
    void saysThatItCannotBeReadOrWritten() throws Exception {
        Files.createDirectories(file());

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> checkpoints().append(checkpoint(7)))
                .satisfies(e -> assertThat(e.code()).isEqualTo("LEDGER-CHECKPOINTS-UNAVAILABLE"));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> checkpoints().latest())
                .satisfies(e -> assertThat(e.code()).isEqualTo("LEDGER-CHECKPOINTS-UNAVAILABLE"));
    }

    private Checkpoints checkpoints() {
        return Checkpoints.file(file());
    }

    private Path file() {
        return directory.resolve("keys/ledger.checkpoints");
    }

    private static Checkpoint checkpoint(long seq) {
        return new Checkpoint(seq, "ab".repeat(36), Instant.parse("2026-11-23T09:00:00.123Z"), "cd".repeat(36));
    }
}
