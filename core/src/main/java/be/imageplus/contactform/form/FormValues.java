/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a request sent: field names and values as typed or chosen, reserved names included.
 *
 * <p><b>Privacy.</b> Never rendered; {@code toString} names no value.
 *
 * @param byName values by field name, in the order of the request; several of a name only where several can be chosen
 */
public record FormValues(Map<String, List<String>> byName) {

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
        Map<String, List<String>> copy = new LinkedHashMap<>();
        byName.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        byName = Collections.unmodifiableMap(copy);
    }

    /** One value of each name; {@link #with} adds those of a choice of several. */
    public static FormValues of(Map<String, String> byName) {
        Map<String, List<String>> single = new LinkedHashMap<>();
        byName.forEach((name, value) -> single.put(name, List.of(value)));
        return new FormValues(single);
    }

    /** The same, with these values under a name, whatever was there before. */
    public FormValues with(String name, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(byName);
        more.put(name, List.of(values));
        return new FormValues(more);
    }

    /** The first value sent under a name, or the empty string. */
    public String get(String name) {
        List<String> sent = all(name);
        return sent.isEmpty() ? "" : sent.get(0);
    }

    /** All values sent under a name, in the order of the request. */
    public List<String> all(String name) {
        return byName.getOrDefault(name, List.of());
    }

    @Override
    public String toString() {
        return "FormValues[" + byName.size() + " values]";
    }
}
