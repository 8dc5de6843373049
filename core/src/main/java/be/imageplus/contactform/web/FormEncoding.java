/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** {@code application/x-www-form-urlencoded}, strictly: what is no encoding of a text is refused, never guessed. */
final class FormEncoding {

    /** More than any form has; each option of several that is ticked is one. */
    static final int MOST_PARAMETERS = 256;

    private FormEncoding() {}

    /** All parameters in their order. */
    static Parameters parse(byte[] encoded) throws UnreadableRequest {
        Parameters parameters = new Parameters();
        int start = 0;
        int count = 0;
        while (start < encoded.length) {
            int end = indexOf(encoded, '&', start, encoded.length);
            if (end > start) {
                if (++count > MOST_PARAMETERS) {
                    throw new UnreadableRequest(Problem.MALFORMED);
                }
                int equals = indexOf(encoded, '=', start, end);
                String name = decode(encoded, start, equals);
                parameters.add(name, equals < end ? decode(encoded, equals + 1, end) : "");
            }
            start = end + 1;
        }
        return parameters;
    }

    /** Percent-decoding of a path segment, where a plus is a plus. */
    static String decodeSegment(String segment) throws UnreadableRequest {
        byte[] bytes = segment.replace("+", "%2B").getBytes(StandardCharsets.UTF_8);
        return decode(bytes, 0, bytes.length);
    }

    /** Bytes as UTF-8. */
    static String utf8(byte[] bytes, Problem otherwise) throws UnreadableRequest {
        try {
            // A fresh decoder reports what is malformed; new String would replace it.
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new UnreadableRequest(otherwise);
        }
    }

    private static String decode(byte[] encoded, int from, int to) throws UnreadableRequest {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(to - from);
        for (int i = from; i < to; i++) {
            if (encoded[i] == '%') {
                decoded.write(hex(encoded, i + 1, to) << 4 | hex(encoded, i + 2, to));
                i += 2;
            } else {
                decoded.write(encoded[i] == '+' ? ' ' : encoded[i]);
            }
        }
        return utf8(decoded.toByteArray(), Problem.MALFORMED);
    }

    private static int hex(byte[] encoded, int at, int to) throws UnreadableRequest {
        int digit = at < to && encoded[at] > 0 ? Character.digit(encoded[at], 16) : -1;
        if (digit < 0) {
            throw new UnreadableRequest(Problem.MALFORMED);
        }
        return digit;
    }

    private static int indexOf(byte[] encoded, char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (encoded[i] == wanted) {
                return i;
            }
        }
        return to;
    }
}
