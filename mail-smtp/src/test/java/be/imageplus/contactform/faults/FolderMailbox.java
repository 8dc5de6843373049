/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A staff mailbox in a folder, a file a mail, which outlives the node that uses it. */
final class FolderMailbox implements DataLocation {

    private final Path folder;
    private final Consumer<RecordId> asked;

    /** @param asked hears of every record before its mails are looked for; may take as long as it likes */
    FolderMailbox(Path folder, Consumer<RecordId> asked) {
        this.folder = folder;
        this.asked = asked;
    }

    void put(String messageId) {
        try {
            Files.createDirectories(folder);
            Files.createFile(file(messageId));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long mails() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String messageId) {
        return folder.resolve(URLEncoder.encode(messageId, UTF_8));
    }

    @Override
    public String id() {
        return STAFF_MAILBOX;
    }

    @Override
    public String recipient() {
        return "controller";
    }

    @Override
    public Set<Category> categories() {
        return Set.of(Category.MESSAGE);
    }

    @Override
    public ErasureAnswer erase(ErasedRecord record) {
        asked.accept(record.id());
        try {
            for (String messageId : record.messageIds()) {
                Files.deleteIfExists(file(messageId));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ErasureAnswer.Done();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
