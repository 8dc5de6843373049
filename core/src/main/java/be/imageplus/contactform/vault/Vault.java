/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.prf.Prf;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;

/**
 * Seals and opens personal data, indexes it blindly, proves what was written, and tells whether keys fit a store.
 * Thread-safe.
 *
 * <p><b>Privacy.</b> What is sealed reads only with the keys; what is indexed cannot be read back, and without the keys
 * cannot be guessed by trying. Sealing supplements deletion and does not replace it.
 */
public final class Vault {

    private static final int INDEX_BYTES = 32;
    private static final String CHECK = "key-check";

    private final KeySet keys;

    /** What a proof turned out to be. */
    public enum Proof {
        /** One of these keys made it for exactly this purpose and content. */
        GENUINE,
        /** It is of another purpose or content, or no proof at all. */
        FORGED,
        /** It names a key that is not among these: nothing can be said of it. */
        KEY_UNKNOWN
    }

    private Vault(KeySet keys) {
        this.keys = keys;
    }

    /** A vault over these keys. */
    public static Vault of(KeySet keys) {
        return new Vault(keys);
    }

    /**
     * Authenticated encryption of one column of one record: 33 bytes longer than the clear text, and different each
     * time.
     *
     * @param recordId the record's id, bound as associated data, so that a value cannot move to another record
     * @param column the column's name, bound likewise
     */
    public byte[] seal(byte[] clear, String recordId, String column) {
        byte[] place = joined(recordId, column);
        return Sure.of(() -> keys.aead().encrypt(clear, place));
    }

    /**
     * Opens what {@link #seal} made for the same record and column.
     *
     * @throws BrokenSealException when the seal is broken or its key is gone
     */
    public byte[] open(byte[] sealed, String recordId, String column) {
        try {
            return keys.aead().decrypt(sealed, joined(recordId, column));
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException(recordId, column);
        }
    }

    /**
     * The keyed index of a value under the primary key, 32 bytes; equal values of one kind have equal indexes, values
     * of different kinds never do.
     *
     * @param kind what the value is, for example {@code email}
     * @param value in its canonical form: what differs in a single character has another index
     */
    public byte[] index(String kind, String value) {
        return compute(keys.prfs().get(0), kind, value);
    }

    /**
     * The indexes of a value under all live keys, primary first: look up by any of them, since rows that were written
     * before a rotation keep the index of their time.
     */
    public List<byte[]> indexes(String kind, String value) {
        return keys.prfs().stream().map(prf -> compute(prf, kind, value)).toList();
    }

    /**
     * A value to keep beside the data, by which {@link #fits} later recognises the same keys: those that seal and those
     * that index, since either alone would leave a store half readable. Different each time.
     */
    public byte[] checkValue() {
        return seal(index(CHECK, ""), "", CHECK);
    }

    /** Whether a check value was made with keys that are still among these. */
    public boolean fits(byte[] checkValue) {
        try {
            byte[] index = open(checkValue, "", CHECK);
            return indexes(CHECK, "").stream().anyMatch(live -> MessageDigest.isEqual(live, index));
        } catch (BrokenSealException e) {
            return false;
        }
    }

    /**
     * A proof that somebody with these keys wrote a content, 36 bytes: the id of the primary key and an HMAC-SHA-256.
     * It stays good after a rotation, as long as the key set holds the key.
     *
     * @param purpose what the content is; the proof is none for another purpose
     */
    public byte[] prove(String purpose, byte[] content) {
        return keys.proofs().prove(joined(purpose.getBytes(UTF_8), content));
    }

    /** What {@link #prove}, with any of the live keys, makes of a proof for this purpose and content. */
    public Proof check(byte[] proof, String purpose, byte[] content) {
        return keys.proofs().check(proof, joined(purpose.getBytes(UTF_8), content));
    }

    /** A tag over a token's text, its key's id in front; for {@link SignedToken} only. */
    byte[] sign(String purpose, String text) {
        return Sure.of(() -> keys.mac().computeMac(joined(purpose, text)));
    }

    /** Whether one of the live keys made the tag for exactly this purpose and text. */
    boolean signed(byte[] tag, String purpose, String text) {
        try {
            keys.mac().verifyMac(tag, joined(purpose, text));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] compute(Prf prf, String kind, String value) {
        byte[] input = joined(kind, value);
        return Sure.of(() -> prf.compute(input, INDEX_BYTES));
    }

    /** Two texts as bytes; the length of the first goes before it, so that no two pairs have the same bytes. */
    private static byte[] joined(String first, String second) {
        return joined(first.getBytes(UTF_8), second.getBytes(UTF_8));
    }

    private static byte[] joined(byte[] head, byte[] tail) {
        return ByteBuffer.allocate(Integer.BYTES + head.length + tail.length)
                .putInt(head.length)
                .put(head)
                .put(tail)
                .array();
    }
}
