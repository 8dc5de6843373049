/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.submission.TechnicalData;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.vault.KeyEntry;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sealed columns of an enquiry: JSON, bound to the record's id and to the column, so that neither can be exchanged.
 */
final class SealedColumns {

    static final String VALUES = "cf_submission.sealed_values";
    static final String TECHNICAL = "cf_technical.sealed_data";
    static final String NOTE = "cf_note.sealed_text";
    private static final String EMAIL = "email";
    private static final JsonMapper JSON = new JsonMapper();

    private final Vault vault;

    SealedColumns(Vault vault) {
        this.vault = vault;
    }

    byte[] sealValues(RecordId id, Map<String, String> values) {
        return seal(values, id, VALUES);
    }

    /** @throws BrokenSealException when the seal is broken or its key is gone */
    Map<String, String> openValues(RecordId id, byte[] sealed) {
        return open(sealed, id, VALUES);
    }

    byte[] sealTechnical(RecordId id, TechnicalData data) {
        Map<String, String> present = new LinkedHashMap<>();
        data.clientAddress().ifPresent(address -> present.put("clientAddress", address));
        data.browserFamily().ifPresent(family -> present.put("browserFamily", family));
        return seal(present, id, TECHNICAL);
    }

    /** @throws BrokenSealException when the seal is broken or its key is gone */
    TechnicalData openTechnical(RecordId id, byte[] sealed) {
        Map<String, String> present = open(sealed, id, TECHNICAL);
        return new TechnicalData(
                Optional.ofNullable(present.get("clientAddress")), Optional.ofNullable(present.get("browserFamily")));
    }

    byte[] sealNote(RecordId id, String text) {
        return vault.seal(text.getBytes(UTF_8), id.toString(), NOTE);
    }

    /** @throws BrokenSealException when the seal is broken or its key is gone */
    String openNote(RecordId id, byte[] sealed) {
        return new String(vault.open(sealed, id.toString(), NOTE), UTF_8);
    }

    /** The index of an enquiry's address; empty when it has none, or has one no more since it was redacted. */
    Optional<byte[]> emailIndex(Map<String, String> values) {
        return Optional.ofNullable(values.get(EMAIL))
                .filter(address -> EmailAddress.parse(address).isPresent())
                .map(address -> vault.index(EMAIL, folded(address)));
    }

    /** The indexes that an address may have been stored under. */
    List<byte[]> emailIndexes(String canonicalAddress) {
        return vault.indexes(EMAIL, folded(canonicalAddress));
    }

    /** Hardly any server tells mailboxes apart by case, and people write their own either way. */
    private static String folded(String address) {
        return address.toLowerCase(Locale.ROOT);
    }

    /** @throws BrokenSealException when a value does not open */
    void requireOpening(RecordId id, byte[] sealedValue, String column) {
        vault.open(sealedValue, id.toString(), column);
    }

    /** Whether a value is sealed with a key that is not used any more. */
    boolean isOld(byte[] sealedValue) {
        return vault.sealedWith(sealedValue).equals(Optional.of(KeyEntry.Stage.OLD));
    }

    /**
     * The same value sealed with the key in use.
     *
     * @throws BrokenSealException when the seal is broken or its key is gone
     */
    byte[] anew(RecordId id, byte[] sealedValue, String column) {
        return vault.seal(vault.open(sealedValue, id.toString(), column), id.toString(), column);
    }

    private byte[] seal(Map<String, String> content, RecordId id, String column) {
        return vault.seal(JSON.writeValueAsBytes(content), id.toString(), column);
    }

    private Map<String, String> open(byte[] sealed, RecordId id, String column) {
        byte[] json = vault.open(sealed, id.toString(), column);
        return JSON.readValue(json, new TypeReference<LinkedHashMap<String, String>>() {});
    }
}
