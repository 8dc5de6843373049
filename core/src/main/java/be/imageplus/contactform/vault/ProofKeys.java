/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.vault.Vault.Proof;
import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.prf.HmacPrfKey;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Map;

/**
 * The keys that prove what this installation wrote, one derived from each key that indexes: every key set has them, one
 * that was made before there was a ledger to chain too, and they live as long as the keys that they come from.
 */
final class ProofKeys {

    private static final byte[] DERIVATION = "contact-form/proof-key/1".getBytes(UTF_8);
    private static final int BYTES = 32;

    private final Map<Integer, Prf> keys;
    private final int primary;

    private ProofKeys(PrfSet derived) throws GeneralSecurityException {
        this.keys = Map.copyOf(derived.getPrfs());
        this.primary = derived.getPrimaryId();
    }

    @AccessesPartialKey // Tink marks where a key is put together from bytes
    static ProofKeys derivedFrom(PrfSet indexing) throws GeneralSecurityException {
        KeysetHandle.Builder derived = KeysetHandle.newBuilder().setConfiguration(KeyKind.INDEX.configuration());
        for (Map.Entry<Integer, Prf> each : indexing.getPrfs().entrySet()) {
            KeysetHandle.Builder.Entry key = KeysetHandle.importKey(HmacPrfKey.builder()
                            .setParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                            .setKeyBytes(SecretBytes.copyFrom(
                                    each.getValue().compute(DERIVATION, BYTES), InsecureSecretKeyAccess.get()))
                            .build())
                    .withFixedId(each.getKey());
            derived.addEntry(each.getKey() == indexing.getPrimaryId() ? key.makePrimary() : key);
        }
        return new ProofKeys(derived.build().getPrimitive(KeyKind.INDEX.configuration(), PrfSet.class));
    }

    /** The primary key's id, four bytes, and its HMAC-SHA-256. */
    byte[] prove(byte[] content) {
        Prf key = keys.get(primary);
        if (key == null) {
            throw new IllegalStateException("a key set has a primary key");
        }
        byte[] tag = Sure.of(() -> key.compute(content, BYTES));
        return ByteBuffer.allocate(Integer.BYTES + BYTES)
                .putInt(primary)
                .put(tag)
                .array();
    }

    Proof check(byte[] proof, byte[] content) {
        if (proof.length != Integer.BYTES + BYTES) {
            return Proof.FORGED;
        }
        ByteBuffer read = ByteBuffer.wrap(proof);
        Prf key = keys.get(read.getInt());
        if (key == null) {
            return Proof.KEY_UNKNOWN;
        }
        byte[] tag = new byte[BYTES];
        read.get(tag);
        return MessageDigest.isEqual(tag, Sure.of(() -> key.compute(content, BYTES))) ? Proof.GENUINE : Proof.FORGED;
    }
}
