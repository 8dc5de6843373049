/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Another process that shares an archive: appends tombstones one by one. */
public final class AppendingNode {

    static final int COUNT = 60;
    static final String REASON = "of-another-process";

    private AppendingNode() {}

    /** @param arguments archive, key file */
    public static void main(String[] arguments) {
        Vault vault = Vault.of(KeySource.file(Path.of(arguments[1])).load());
        TombstoneArchive archive = TombstoneArchive.file(Path.of(arguments[0]), vault);
        RecordIds ids = new RecordIds(Clock.systemUTC());
        for (int i = 0; i < COUNT; i++) {
            archive.append(List.of(new Tombstone(ids.next(), Instant.parse("2027-01-01T00:00:00Z"), REASON)));
            archive.end("epoch-" + i, () -> true);
        }
    }

    static Process start(Path archive, Path keys, Path output) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AppendingNode.class.getName(),
                        archive.toString(),
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
