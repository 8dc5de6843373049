/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a request sent: field names and values as typed, reserved names included.
 *
 * <p><b>Privacy.</b> Never rendered; {@code toString} names no value.
 *
 * @param byName values by field name, in the order of the request
 */
public record FormValues(Map<String, String> byName) {

    /** The form token. */
    public static final String TOKEN = "_token";

    /** The answer to a challenge. */
    public static final String PROOF = "_proof";

    /** The honeypot. */
    public static final String TRAP = "_trap";

    /** The language of the page. */
    public static final String LANGUAGE = "lang";

    /** Names that a data item may not have. */
    public static final Set<String> RESERVED = Set.of(TOKEN, PROOF, TRAP, LANGUAGE);

    public FormValues {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** Values by field name. */
    public static FormValues of(Map<String, String> byName) {
        return new FormValues(byName);
    }

    /** The value sent under a name, or the empty string. */
    public String get(String name) {
        return byName.getOrDefault(name, "");
    }

    @Override
    public String toString() {
        return "FormValues[" + byName.size() + " values]";
    }
}
