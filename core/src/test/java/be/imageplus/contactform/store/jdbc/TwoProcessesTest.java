/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.RecordId;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TwoProcessesTest {

    private static final int EACH = 40;

    @TempDir
    Path directory;

    @Test
    void writeToOneFileAndLoseNothingWhenOneIsCutOff() throws Exception {
        Path database = directory.resolve("data/contact.db");
        Path keys = directory.resolve("keys/keys.json");
        try (ContactStore store = JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys))
                .withBusyTimeout(Duration.ofSeconds(30))) {
            assertThat(store.prepare()).isEmpty();

            Process other = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            SuddenlyHaltedNode.class.getName(),
                            database.toString(),
                            keys.toString(),
                            Integer.toString(EACH))
                    .redirectError(directory.resolve("errors").toFile())
                    .start();
            List<RecordId> stored = new ArrayList<>();
            try (BufferedReader output = other.inputReader()) {
                String first = output.readLine(); // from here on both write
                assertThat(first).as("the first id that the other node stored").isNotNull();
                stored.add(RecordId.parse(first));
                for (int i = 0; i < EACH; i++) {
                    stored.add(StoredEnquiries.insertInto(store).id());
                }
                output.lines().map(RecordId::parse).forEach(stored::add);
            }

            assertThat(other.waitFor()).isEqualTo(SuddenlyHaltedNode.HALTED);
            assertThat(stored)
                    .hasSize(2 * EACH)
                    .allSatisfy(id -> assertThat(store.submissions().find(id))
                            .get()
                            .extracting(Submission::id)
                            .isEqualTo(id));
        }
    }
}
