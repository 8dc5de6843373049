/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.vault.KeyEntry.Stage;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig2026;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What keys are for, and how they are made, written and read.
 *
 * <p>The keys of a kind stand in the order of their age, and so their place tells their stage: before the primary stand
 * the old ones, after it the one that is staged. Releases that know of no stages read the same file, and open, find and
 * verify with every key in it.
 *
 * @param id its name in a key file
 * @param parameters of a new key
 * @param configuration the algorithms allowed for it; one of our own, since Tink's global registry is shared with
 *     whatever else runs in the process
 */
record KeyKind(String id, Parameters parameters, Configuration configuration) {

    /** Seals personal data. */
    static final KeyKind SEAL = new KeyKind("seal", PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get());

    /** Indexes what must be found and not read. */
    static final KeyKind INDEX = new KeyKind("index", PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get());

    /** Signs tokens. */
    static final KeyKind TOKEN =
            new KeyKind("token", PredefinedMacParameters.HMAC_SHA256_128BITTAG, MacConfig2026.get());

    /** Proved what was written, until the index key that it came from was retired; its primary means nothing. */
    static final KeyKind PROOF = new KeyKind("proof", PredefinedPrfParameters.HMAC_SHA256_PRF, PrfConfig2026.get());

    private static final JsonMapper JSON = new JsonMapper();

    KeysetHandle generate() throws GeneralSecurityException {
        KeysetHandle.Builder keys = builder(KeysetHandle.newBuilder());
        return keys.addEntry(fresh().makePrimary()).build();
    }

    /** With one more key, which nothing is made with yet. */
    KeysetHandle stage(KeysetHandle keys) throws GeneralSecurityException {
        return builder(KeysetHandle.newBuilder(keys)).addEntry(fresh()).build();
    }

    /** With the newest key as the primary. */
    KeysetHandle promote(KeysetHandle keys) throws GeneralSecurityException {
        KeysetHandle.Builder promoting = builder(KeysetHandle.newBuilder(keys));
        promoting.getAt(promoting.size() - 1).makePrimary();
        return promoting.build();
    }

    /** Without the keys that are older than the primary. */
    KeysetHandle retire(KeysetHandle keys) throws GeneralSecurityException {
        KeysetHandle.Builder retiring = builder(KeysetHandle.newBuilder(keys));
        while (!retiring.getAt(0).isPrimary()) {
            retiring.deleteAt(0);
        }
        return retiring.build();
    }

    KeysetHandle read(JsonNode root) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                root.path(id).toString(), configuration, InsecureSecretKeyAccess.get());
    }

    void write(KeysetHandle keys, ObjectNode root) throws GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, configuration, InsecureSecretKeyAccess.get());
        root.set(id, JSON.readTree(json));
    }

    /** What may be told of the keys, oldest first. */
    List<KeyEntry> entries(KeysetHandle keys) {
        int primary = IntStream.range(0, keys.size())
                .filter(place -> keys.getAt(place).isPrimary())
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, keys.size())
                .mapToObj(place -> new KeyEntry(
                        id, Integer.toUnsignedLong(keys.getAt(place).getId()), stage(place, primary)))
                .toList();
    }

    private Stage stage(int place, int primary) {
        if (equals(PROOF)) {
            return Stage.RETIRED;
        }
        if (place == primary) {
            return Stage.PRIMARY;
        }
        return place < primary ? Stage.OLD : Stage.STAGED;
    }

    /** The ids of keys, the primary's marked with a star, that of a staged one with a plus. */
    String ids(KeysetHandle keys) {
        return entries(keys).stream().map(key -> key.id() + mark(key.stage())).collect(joining(", ", id + "=[", "]"));
    }

    private static String mark(Stage stage) {
        return switch (stage) {
            case PRIMARY -> "*";
            case STAGED -> "+";
            case OLD, RETIRED -> "";
        };
    }

    private KeysetHandle.Builder builder(KeysetHandle.Builder keys) {
        return keys.setConfiguration(configuration);
    }

    private KeysetHandle.Builder.Entry fresh() {
        return KeysetHandle.generateEntryFromParameters(parameters).withRandomId();
    }
}
