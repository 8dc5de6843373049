/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.vault.Vault;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells a double click from another enquiry: a keyed fingerprint of the values, from which nothing of them can be
 * learnt.
 */
public final class Fingerprint {

    private static final String KIND = "fingerprint";

    private final Vault vault;

    public Fingerprint(Vault vault) {
        this.vault = vault;
    }

    /** The fingerprint to store, made with the key in use. */
    public String of(String form, Map<String, String> values) {
        return HexFormat.of().formatHex(vault.index(KIND, canonical(form, values)));
    }

    /** Whether a stored fingerprint is of these values, whichever live key made it. */
    public boolean matches(String stored, String form, Map<String, String> values) {
        return vault.indexes(KIND, canonical(form, values)).stream()
                .map(HexFormat.of()::formatHex)
                .anyMatch(stored::equals);
    }

    /** Lengths stand before names and values, so that no two different enquiries read the same. */
    private static String canonical(String form, Map<String, String> values) {
        StringBuilder text =
                new StringBuilder().append(form.length()).append(':').append(form);
        values.forEach((name, value) -> text.append(name.length())
                .append(':')
                .append(name)
                .append(value.length())
                .append(':')
                .append(value));
        return text.toString();
    }
}
