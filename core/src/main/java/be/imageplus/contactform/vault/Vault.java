/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.vault.KeyEntry.Stage;
import com.google.crypto.tink.prf.Prf;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Seals and opens personal data, indexes it blindly, proves what was written, and tells whether keys fit a store.
 * Thread-safe.
 *
 * <p>Its keys may change while it is in use ({@link #reloadingFrom}): each call works with one key set, the next one
 * perhaps with another.
 *
 * <p><b>Privacy.</b> What is sealed reads only with the keys; what is indexed cannot be read back, and without the keys
 * cannot be guessed by trying. Sealing supplements deletion and does not replace it.
 */
public final class Vault {

    private static final int INDEX_BYTES = 32;
    private static final String CHECK = "key-check";

    /** What Tink puts before a seal and a tag: a byte that says so, and the key's id. */
    private static final byte PREFIXED = 1;

    private static final int PREFIX_BYTES = 1 + Integer.BYTES;

    private final LiveKeys live;

    /** What a proof turned out to be. */
    public enum Proof {
        /** One of these keys made it for exactly this purpose and content. */
        GENUINE,
        /** It is of another purpose or content, or no proof at all. */
        FORGED,
        /** It names a key that is not among these: nothing can be said of it. */
        KEY_UNKNOWN
    }

    private Vault(LiveKeys live) {
        this.live = live;
    }

    /** A vault over these keys. */
    public static Vault of(KeySet keys) {
        return new Vault(LiveKeys.fixed(keys));
    }

    /**
     * A vault over the same keys that takes up others while it is in use. It asks the source when {@link #reload} is
     * called, and by itself when something names a key that it has not, at most once a second. Keys that do not fit,
     * and a source that does not answer, are logged, and change nothing.
     *
     * @param fitting whether a vault over other keys fits what was stored; may throw when that cannot be told now
     */
    public Vault reloadingFrom(KeySource source, Predicate<Vault> fitting) {
        return new Vault(LiveKeys.from(source, live.now(), keys -> fitting.test(of(keys))));
    }

    /** Asks for the keys again, now; returns whether others are in use since. Never throws. */
    public boolean reload() {
        return live.reload();
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
        return Sure.of(() -> live.now().aead().encrypt(clear, place));
    }

    /**
     * Opens what {@link #seal} made for the same record and column.
     *
     * @throws BrokenSealException when the seal is broken or its key is gone
     */
    public byte[] open(byte[] sealed, String recordId, String column) {
        try {
            return keysThatKnow(keyOf(sealed), KeyKind.SEAL).aead().decrypt(sealed, joined(recordId, column));
        } catch (GeneralSecurityException e) {
            throw new BrokenSealException(recordId, column);
        }
    }

    /** Where the key is in its life that something is sealed with; empty when it is not among these. */
    public Optional<Stage> sealedWith(byte[] sealed) {
        return stage(live.now(), keyOf(sealed), KeyKind.SEAL);
    }

    /** The id of the key that seals now, by which a key set is named. */
    public long primaryKey() {
        return live.now().primary();
    }

    /**
     * The keyed index of a value under the primary key, 32 bytes; equal values of one kind have equal indexes, values
     * of different kinds never do.
     *
     * @param kind what the value is, for example {@code email}
     * @param value in its canonical form: what differs in a single character has another index
     */
    public byte[] index(String kind, String value) {
        return compute(live.now().prf(), kind, value);
    }

    /**
     * The indexes of a value under all live keys, the oldest key's first: look up by any of them, since rows that were
     * written before a rotation keep the index of their time. Looked up in this order, a row that is indexed anew
     * meanwhile is found twice perhaps, but never missed.
     */
    public List<byte[]> indexes(String kind, String value) {
        return live.now().prfs().stream().map(prf -> compute(prf, kind, value)).toList();
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
     * It stays good after the key was retired.
     *
     * @param purpose what the content is; the proof is none for another purpose
     */
    public byte[] prove(String purpose, byte[] content) {
        return live.now().proofs().prove(joined(purpose.getBytes(UTF_8), content));
    }

    /**
     * What {@link #prove}, with any key that is or was among these, makes of a proof for this purpose and content.
     *
     * <p>A retired key may be in other hands. So for what must have been written since, {@link #provenWith} tells
     * whether it was proven with a key in use.
     */
    public Proof check(byte[] proof, String purpose, byte[] content) {
        byte[] proven = joined(purpose.getBytes(UTF_8), content);
        return keysThatKnow(ProofKeys.keyOf(proof), KeyKind.INDEX, KeyKind.PROOF)
                .proofs()
                .check(proof, proven);
    }

    /** Where the key is in its life that a proof names; empty when it was never among these. */
    public Optional<Stage> provenWith(byte[] proof) {
        return stage(live.now(), ProofKeys.keyOf(proof), KeyKind.INDEX, KeyKind.PROOF);
    }

    /** A tag over a token's text, its key's id in front; for {@link SignedToken} only. */
    byte[] sign(String purpose, String text) {
        return Sure.of(() -> live.now().mac().computeMac(joined(purpose, text)));
    }

    /** Whether one of the live keys made the tag for exactly this purpose and text. */
    boolean signed(byte[] tag, String purpose, String text) {
        try {
            keysThatKnow(keyOf(tag), KeyKind.TOKEN).mac().verifyMac(tag, joined(purpose, text));
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "Vault[" + live.now() + "]";
    }

    /** The keys in use; asked for once more when they lack the one that is named. */
    private KeySet keysThatKnow(OptionalInt id, KeyKind... kinds) {
        KeySet keys = live.now();
        return id.isEmpty() || stage(keys, id, kinds).isPresent() ? keys : live.newerThan(keys);
    }

    private static Optional<Stage> stage(KeySet keys, OptionalInt id, KeyKind... kinds) {
        return id.isEmpty()
                ? Optional.empty()
                : Stream.of(kinds)
                        .flatMap(kind -> keys.stage(kind, id.getAsInt()).stream())
                        .findFirst();
    }

    /** The id of the key that a seal or a tag names; empty when it is neither. */
    private static OptionalInt keyOf(byte[] made) {
        return made.length >= PREFIX_BYTES && made[0] == PREFIXED
                ? OptionalInt.of(ByteBuffer.wrap(made).getInt(1))
                : OptionalInt.empty();
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
