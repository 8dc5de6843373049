/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A token's bytes: version, expiry in milliseconds, number of claims, then name and value of each, sorted by name. */
final class TokenPayload {

    private static final int VERSION = 1;
    private static final int MOST_CLAIMS = 255;

    private TokenPayload() {}

    static byte[] encode(SignedToken token) {
        if (token.claims().size() > MOST_CLAIMS) {
            throw new IllegalArgumentException("claims: at most " + MOST_CLAIMS);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            out.writeLong(token.expiresAt().toEpochMilli());
            out.writeByte(token.claims().size());
            for (Map.Entry<String, String> claim : token.claims().entrySet()) {
                out.writeUTF(claim.getKey());
                out.writeUTF(claim.getValue());
            }
        } catch (IOException e) { // a claim of more than 64 KB: nothing else fails in memory
            throw new IllegalArgumentException("claims: too long for a token", e);
        }
        return bytes.toByteArray();
    }

    /** The token; empty when the bytes are none, because a later version of this library wrote them, for example. */
    static Optional<SignedToken> decode(byte[] payload, String purpose) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
            if (in.readUnsignedByte() != VERSION) {
                return Optional.empty();
            }
            Instant expiresAt = Instant.ofEpochMilli(in.readLong());
            int count = in.readUnsignedByte();
            Map<String, String> claims = new TreeMap<>();
            for (int i = 0; i < count; i++) {
                claims.put(in.readUTF(), in.readUTF());
            }
            return Optional.of(SignedToken.of(purpose, expiresAt, claims));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
