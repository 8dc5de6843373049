/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import static java.util.stream.Collectors.joining;

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
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What keys are for, and how they are made, written and read.
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

    private static final JsonMapper JSON = new JsonMapper();

    KeysetHandle generate() throws GeneralSecurityException {
        return withNewPrimary(KeysetHandle.newBuilder());
    }

    KeysetHandle rotate(KeysetHandle keys) throws GeneralSecurityException {
        return withNewPrimary(KeysetHandle.newBuilder(keys));
    }

    KeysetHandle read(JsonNode root) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.parseKeyset(
                root.path(id).toString(), configuration, InsecureSecretKeyAccess.get());
    }

    void write(KeysetHandle keys, ObjectNode root) throws GeneralSecurityException {
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, configuration, InsecureSecretKeyAccess.get());
        root.set(id, JSON.readTree(json));
    }

    /** The ids of keys, the primary's marked with a star. */
    static String ids(KeysetHandle keys) {
        return IntStream.range(0, keys.size())
                .mapToObj(keys::getAt)
                .map(entry -> Integer.toUnsignedString(entry.getId()) + (entry.isPrimary() ? "*" : ""))
                .collect(joining(", ", "[", "]"));
    }

    private KeysetHandle withNewPrimary(KeysetHandle.Builder keys) throws GeneralSecurityException {
        return keys.setConfiguration(configuration)
                .addEntry(KeysetHandle.generateEntryFromParameters(parameters)
                        .withRandomId()
                        .makePrimary())
                .build();
    }
}
