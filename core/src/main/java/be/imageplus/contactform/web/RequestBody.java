/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Reads a body of a declared type, within a limit that holds while it comes in. */
final class RequestBody {

    /**
     * So much of a body that is too long is read and thrown away, so that the sender has stopped sending and reads our
     * answer; beyond that the server cuts the connection.
     */
    private static final int MOST_DISCARDED = 1024 * 1024;

    private RequestBody() {}

    /**
     * The whole body.
     *
     * @param mediaType the one that is expected; a charset other than UTF-8 is not
     */
    static byte[] read(WebRequest request, String mediaType, int limit) throws UnreadableRequest {
        if (!isOfType(request, mediaType)) {
            throw new UnreadableRequest(Problem.MEDIA_TYPE);
        }
        try {
            if (declaredLength(request) > limit) {
                throw tooLarge(request.body());
            }
            byte[] body = request.body().readNBytes(limit + 1);
            if (body.length > limit) {
                throw tooLarge(request.body());
            }
            return body;
        } catch (IOException broken) {
            // The sender is gone or sends no valid chunks; nobody may be there to read this.
            throw new UnreadableRequest(Problem.MALFORMED);
        }
    }

    private static UnreadableRequest tooLarge(InputStream body) throws IOException {
        byte[] buffer = new byte[8192];
        int left = MOST_DISCARDED;
        while (left > 0) {
            int read = body.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        return new UnreadableRequest(Problem.TOO_LARGE);
    }

    private static long declaredLength(WebRequest request) {
        String declared = request.header("content-length").orElse("0").strip();
        // What is no number was refused by the server, or came without one: then counting decides.
        return declared.matches("\\d{1,18}") ? Long.parseLong(declared) : 0;
    }

    private static boolean isOfType(WebRequest request, String mediaType) {
        List<String> declared = request.headers("content-type");
        if (declared.size() != 1 || !request.headers("content-encoding").isEmpty()) {
            return false;
        }
        String[] parts = declared.get(0).toLowerCase(Locale.ROOT).split(";", 10);
        return parts[0].strip().equals(mediaType)
                && Arrays.stream(parts)
                        .skip(1)
                        .map(parameter -> parameter.replace("\"", "").strip())
                        .noneMatch(
                                parameter -> parameter.startsWith("charset=") && !parameter.matches("charset=utf-?8"));
    }
}
