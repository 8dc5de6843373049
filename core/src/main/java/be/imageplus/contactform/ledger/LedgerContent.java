/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The bytes that a proof covers: each part with its length, so that no two contents have the same bytes. */
final class LedgerContent {

    private static final int ABSENT = -1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    LedgerContent number(long value) {
        bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
        return this;
    }

    LedgerContent text(String value) {
        byte[] text = value.getBytes(UTF_8);
        length(text.length);
        bytes.writeBytes(text);
        return this;
    }

    LedgerContent optional(Optional<String> value) {
        if (value.isPresent()) {
            return text(value.get());
        }
        length(ABSENT);
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void length(int length) {
        bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    }
}
