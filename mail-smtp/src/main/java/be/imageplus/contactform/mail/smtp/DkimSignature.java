/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A DKIM signature (RFC 6376) over a mail as it goes over the wire, relaxed for headers and body.
 *
 * <p>Headers are signed once more often than they are there, so that none can be added; the whole body is signed. The
 * cryptography is the platform's. The canonical forms are written here, since the one kept library that brings no
 * cryptography of its own signs no Ed25519, and comes with a second MIME parser and a DNS client.
 */
final class DkimSignature {

    /** What people see and what decides how the body is read (RFC 6376 section 5.4.1). */
    private static final List<String> SIGNED = List.of(
            "from",
            "reply-to",
            "to",
            "subject",
            "date",
            "message-id",
            "mime-version",
            "content-type",
            "content-transfer-encoding");

    private static final String CRLF = "\r\n";
    private static final int OCTETS_A_LINE = 72;

    private DkimSignature() {}

    /**
     * The signature of a mail: a header to be put before it, with its line end.
     *
     * @param message header, empty line and body, all lines ending in CRLF
     */
    static byte[] header(byte[] message, DkimKey key) {
        // One character for each octet: what is signed are octets, whatever they mean.
        String text = new String(message, ISO_8859_1);
        int empty = text.indexOf(CRLF + CRLF);
        if (empty < 0) {
            throw new IllegalArgumentException("message: has no empty line after its header");
        }
        List<String> fields = fields(text.substring(0, empty + CRLF.length()));
        String body = relaxedBody(text.substring(empty + 2 * CRLF.length()));
        String unsigned = "DKIM-Signature: v=1; a=" + key.algorithm() + "; c=relaxed/relaxed;" + CRLF
                + " d=" + key.domain() + "; s=" + key.selector() + ";" + CRLF
                + " h=" + names(fields) + ";" + CRLF
                + " bh=" + base64(sha256(body.getBytes(ISO_8859_1))) + ";" + CRLF
                + " b=";
        byte[] signature = key.sign(signedData(fields, unsigned).getBytes(ISO_8859_1));
        return (unsigned + folded(base64(signature)) + CRLF).getBytes(ISO_8859_1);
    }

    /** The signed headers, from the last of a name to its first, and the signature's own without its value. */
    private static String signedData(List<String> fields, String unsigned) {
        StringBuilder data = new StringBuilder();
        for (String name : SIGNED) {
            List<String> ofName = new ArrayList<>(
                    fields.stream().filter(field -> name(field).equals(name)).toList());
            Collections.reverse(ofName);
            ofName.forEach(field -> data.append(relaxedHeader(field)));
        }
        String own = relaxedHeader(unsigned);
        return data.append(own, 0, own.length() - CRLF.length()).toString();
    }

    /** Folded between two names, the only place where they may be. */
    private static String names(List<String> fields) {
        return SIGNED.stream()
                .map(name -> String.join(":", Collections.nCopies(1 + occurrences(fields, name), name)))
                .collect(joining(":" + CRLF + "  "));
    }

    private static int occurrences(List<String> fields, String name) {
        return (int) fields.stream().filter(field -> name(field).equals(name)).count();
    }

    /** The fields of a header, each with its continuations and its line end. */
    private static List<String> fields(String header) {
        List<String> fields = new ArrayList<>();
        for (String field : header.split("(?<=\r\n)(?![ \t])", -1)) {
            if (!field.isEmpty()) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static String name(String field) {
        return field.substring(0, field.indexOf(':')).trim().toLowerCase(Locale.ROOT);
    }

    /** RFC 6376 section 3.4.2: name in lower case, unfolded, white space as one space and none at the ends. */
    static String relaxedHeader(String field) {
        String value = field.substring(field.indexOf(':') + 1)
                .replace(CRLF, "")
                .replaceAll("[ \t]+", " ")
                .replaceAll("\\A | \\z", "");
        return name(field) + ":" + value + CRLF;
    }

    /** RFC 6376 section 3.4.4: white space as one space, none before a line's end, no empty lines at the end. */
    static String relaxedBody(String body) {
        String lines = body.replaceAll("[ \t]+", " ").replace(" \r\n", CRLF);
        int end = lines.length();
        if (lines.endsWith(" ")) {
            end--;
        }
        while (end >= 2 && lines.startsWith(CRLF, end - 2)) {
            end -= 2;
        }
        return end == 0 ? "" : lines.substring(0, end) + CRLF;
    }

    /** In lines; white space has no meaning inside base64 (RFC 6376 section 3.5). */
    private static String folded(String value) {
        StringBuilder folded = new StringBuilder(value);
        for (int at = (value.length() - 1) / OCTETS_A_LINE * OCTETS_A_LINE; at > 0; at -= OCTETS_A_LINE) {
            folded.insert(at, CRLF + " ");
        }
        return folded.toString();
    }

    private static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
