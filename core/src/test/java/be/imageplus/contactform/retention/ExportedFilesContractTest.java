/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.kit.DataLocationContractKit;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.transfer.Handover;
import be.imageplus.contactform.transfer.HandoverCheck;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Exports are a data location like any other. */
class ExportedFilesContractTest extends DataLocationContractKit {

    @TempDir
    Path directory;

    @Override
    protected Bench open() {
        return new FilesBench(directory);
    }

    /** A directory of exports, each of which says which record it holds. */
    private static final class FilesBench implements Bench {

        private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
        private final ProcessingRegister register = TestRegister.example();
        private final String purpose = register.purposes().get(0).id();
        private final Path files;
        private final Path away;
        private final ContactStore store;
        private final Exports exports;
        private final DataLocation location;

        FilesBench(Path directory) {
            KeySet keys = KeySet.generate();
            files = directory.resolve("exports");
            away = directory.resolve("away");
            store = JdbcContactStore.open(directory.resolve("data/contact.db"), () -> keys);
            if (!store.prepare(clock).isEmpty()) {
                throw new IllegalStateException("the store is not ready");
            }
            exports = new Exports(
                    files,
                    register,
                    new HandoverCheck(register, new TransferCheck(register, store.transferBook())),
                    new Exports.Ports(
                            store.transactions(),
                            store.exportIndex(),
                            store.disclosures(),
                            store.ledger(),
                            new RecordIds(clock)),
                    clock);
            location = exports.location();
        }

        @Override
        public DataLocation location() {
            return location;
        }

        @Override
        public void put(ErasedRecord record) {
            if (store.submissions().find(record.id()).isEmpty()) {
                store.submissions().insert(ExportsBench.enquiry(record.id(), purpose, clock.instant()));
            }
            exports.write(
                            Actor.of("privacy", "3"),
                            Handover.ownUse(purpose),
                            List.of(record.id()),
                            out -> out.write(record.id().toString().getBytes(UTF_8)))
                    .orElseThrow();
        }

        @Override
        public boolean holds(ErasedRecord record) throws IOException {
            try (Stream<Path> all = Files.list(files)) {
                for (Path file : all.toList()) {
                    if (Files.readString(file).contains(record.id().toString())) {
                        return true;
                    }
                }
                return false;
            }
        }

        @Override
        public boolean takeAway() throws IOException {
            Files.move(files, away);
            return true;
        }

        @Override
        public void bringBack() throws IOException {
            Files.move(away, files);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
