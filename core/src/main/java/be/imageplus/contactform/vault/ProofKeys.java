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
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys that prove what this installation wrote, one derived from each key that indexes: every key set has them, one
 * that was made before there was a ledger to chain too. An index key that is retired leaves its proof key behind, since
 * what was written then must be recognised for as long as it is kept.
 */
final class ProofKeys {

    private static final byte[] DERIVATION = "contact-form/proof-key/1".getBytes(UTF_8);
    private static final int BYTES = 32;

    private final Map<Integer, Prf> keys;
    private final int primary;

    private ProofKeys(Map<Integer, Prf> keys, int primary) {
        this.keys = keys;
        this.primary = primary;
    }

    /**
     * The proof keys of a key set.
     *
     * @param indexing its index keys, from which they are derived
     * @param retired those whose index keys are gone; null when there are none
     */
    static ProofKeys of(PrfSet indexing, @Nullable KeysetHandle retired) throws GeneralSecurityException {
        PrfSet live = functions(left(null, indexing, indexing.getPrfs().keySet()));
        Map<Integer, Prf> all = new HashMap<>(live.getPrfs());
        if (retired != null) {
            Map<Integer, Prf> left = functions(retired).getPrfs();
            if (!Collections.disjoint(all.keySet(), left.keySet())) {
                throw new GeneralSecurityException("a key is retired and in use");
            }
            all.putAll(left);
        }
        return new ProofKeys(Map.copyOf(all), indexing.getPrimaryId());
    }

    /**
     * What index keys leave behind.
     *
     * @param before what earlier ones have left; null when nothing
     * @param ids those that go
     */
    @AccessesPartialKey // Tink marks where a key is put together from bytes
    static KeysetHandle left(@Nullable KeysetHandle before, PrfSet indexing, Set<Integer> ids)
            throws GeneralSecurityException {
        KeysetHandle.Builder left = (before == null ? KeysetHandle.newBuilder() : KeysetHandle.newBuilder(before))
                .setConfiguration(KeyKind.PROOF.configuration());
        for (Map.Entry<Integer, Prf> each : indexing.getPrfs().entrySet()) {
            if (ids.contains(each.getKey())) {
                left.addEntry(KeysetHandle.importKey(HmacPrfKey.builder()
                                .setParameters(PredefinedPrfParameters.HMAC_SHA256_PRF)
                                .setKeyBytes(SecretBytes.copyFrom(
                                        each.getValue().compute(DERIVATION, BYTES), InsecureSecretKeyAccess.get()))
                                .build())
                        .withFixedId(each.getKey()));
            }
        }
        left.getAt(0).makePrimary(); // a key set must have one
        return left.build();
    }

    private static PrfSet functions(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(KeyKind.PROOF.configuration(), PrfSet.class);
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
        OptionalInt id = keyOf(proof);
        if (id.isEmpty()) {
            return Proof.FORGED;
        }
        Prf key = keys.get(id.getAsInt());
        if (key == null) {
            return Proof.KEY_UNKNOWN;
        }
        byte[] tag = new byte[BYTES];
        ByteBuffer.wrap(proof).position(Integer.BYTES).get(tag);
        return MessageDigest.isEqual(tag, Sure.of(() -> key.compute(content, BYTES))) ? Proof.GENUINE : Proof.FORGED;
    }

    /** The id of the key that a proof names; empty when it is no proof. */
    static OptionalInt keyOf(byte[] proof) {
        return proof.length == Integer.BYTES + BYTES
                ? OptionalInt.of(ByteBuffer.wrap(proof).getInt())
                : OptionalInt.empty();
    }
}
