/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.FindingCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Turns the bytes of a register's file into text: bounded, and in UTF-8 or not at all. */
final class RegisterText {

    /** A register takes some kilobytes; whatever is larger is something else. */
    static final int MAXIMUM_BYTES = 1024 * 1024;

    private RegisterText() {}

    /**
     * The text.
     *
     * @param journal learns why there is none
     */
    static Optional<String> decode(InputStream source, ReadingJournal journal) throws IOException {
        byte[] bytes = source.readNBytes(MAXIMUM_BYTES + 1);
        if (bytes.length > MAXIMUM_BYTES) {
            journal.note(FindingCode.REGISTER_TOO_LARGE, ReadingJournal.DOCUMENT, 1, MAXIMUM_BYTES);
            return Optional.empty();
        }
        ByteBuffer unread = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        // A decoder reports malformed bytes by default, where a reader would put a replacement in a person's name.
        if (StandardCharsets.UTF_8.newDecoder().decode(unread, text, true).isError()) {
            int line =
                    1 + (int) text.flip().chars().filter(each -> each == '\n').count();
            journal.note(FindingCode.REGISTER_NOT_UTF_8, ReadingJournal.DOCUMENT, line);
            return Optional.empty();
        }
        return Optional.of(text.flip().toString());
    }
}
