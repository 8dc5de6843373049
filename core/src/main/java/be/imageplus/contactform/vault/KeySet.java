/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * All keys of one installation, old ones included; immutable and opaque. Never rendered: {@code toString} names key ids
 * only.
 *
 * <p>There are three kinds, so that no key serves two purposes: one seals (AES-256-GCM), one indexes (HMAC-SHA-256 as a
 * pseudorandom function), one signs tokens (HMAC-SHA-256, tags of 128 bits). Each kind has one primary key, which is
 * used for what is new, and any number of older ones, which open, find and verify what was made with them. The keys
 * that prove what was written (HMAC-SHA-256) are derived from those that index, and so are rotated with them.
 */
public final class KeySet {

    private static final String FORMAT = "contact-form-keys/1";
    private static final JsonMapper JSON = new JsonMapper();

    private final KeysetHandle seal;
    private final KeysetHandle index;
    private final KeysetHandle token;
    private final Aead aead;
    private final List<Prf> prfs;
    private final ProofKeys proofs;
    private final Mac mac;

    private KeySet(KeysetHandle seal, KeysetHandle index, KeysetHandle token) throws GeneralSecurityException {
        this.seal = seal;
        this.index = index;
        this.token = token;
        this.aead = seal.getPrimitive(KeyKind.SEAL.configuration(), Aead.class);
        PrfSet indexing = index.getPrimitive(KeyKind.INDEX.configuration(), PrfSet.class);
        this.prfs = primaryFirst(indexing);
        this.proofs = ProofKeys.derivedFrom(indexing);
        this.mac = token.getPrimitive(KeyKind.TOKEN.configuration(), Mac.class);
    }

    /** Fresh random keys, one of each kind. */
    public static KeySet generate() {
        return Sure.of(() -> new KeySet(KeyKind.SEAL.generate(), KeyKind.INDEX.generate(), KeyKind.TOKEN.generate()));
    }

    /**
     * Reads what {@link #serialize} wrote.
     *
     * @throws IllegalArgumentException when it is something else; the message holds nothing of the text
     */
    public static KeySet parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (!FORMAT.equals(root.path("format").asString(""))) {
                throw new IllegalArgumentException("keys: expected a JSON object with format " + FORMAT);
            }
            return new KeySet(KeyKind.SEAL.read(root), KeyKind.INDEX.read(root), KeyKind.TOKEN.read(root));
        } catch (JacksonException | GeneralSecurityException e) {
            // Without the cause: a parser's message quotes what it read, and that may be a key.
            throw new IllegalArgumentException(
                    "keys: not a key set, or a damaged one (" + e.getClass().getSimpleName() + ")");
        }
    }

    /** The whole key set in clear, as JSON, for a file or a secret store. */
    public String serialize() {
        return Sure.of(() -> {
            ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
            KeyKind.SEAL.write(seal, root);
            KeyKind.INDEX.write(index, root);
            KeyKind.TOKEN.write(token, root);
            return root.toPrettyString();
        });
    }

    /**
     * The same keys and a new primary of each kind: new data uses the new ones, old data stays readable.
     *
     * <p>A process reads what another one made with a new key only once it has loaded that key itself.
     */
    public KeySet rotated() {
        return Sure.of(
                () -> new KeySet(KeyKind.SEAL.rotate(seal), KeyKind.INDEX.rotate(index), KeyKind.TOKEN.rotate(token)));
    }

    Aead aead() {
        return aead;
    }

    /** One function for each live key, the primary's first. */
    List<Prf> prfs() {
        return prfs;
    }

    ProofKeys proofs() {
        return proofs;
    }

    Mac mac() {
        return mac;
    }

    @Override
    public String toString() {
        return "KeySet[seal=" + KeyKind.ids(seal) + ", index=" + KeyKind.ids(index) + ", token=" + KeyKind.ids(token)
                + "]";
    }

    private static List<Prf> primaryFirst(PrfSet set) throws GeneralSecurityException {
        List<Prf> functions = new ArrayList<>();
        set.getPrfs().forEach((id, prf) -> functions.add(id == set.getPrimaryId() ? 0 : functions.size(), prf));
        return Collections.unmodifiableList(functions);
    }
}
