/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names a content by what it is, for entity tags and addresses that never change. */
final class ContentHash {

    private ContentHash() {}

    /** The first 128 bits of SHA-256, in hexadecimal. */
    static String of(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
