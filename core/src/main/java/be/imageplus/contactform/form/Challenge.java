/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page asks a browser to prove before its form is taken; the answer comes back as {@code _proof}.
 *
 * @param type who can answer it, for example {@code altcha}
 * @param parameters what it asks, as JSON knows values: texts, numbers, truth values, maps and lists
 */
public record Challenge(String type, Map<String, Object> parameters) {

    private static final JsonMapper JSON = new JsonMapper();

    public Challenge {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The parameters as JSON, for a script. */
    public String json() {
        return JSON.writeValueAsString(parameters);
    }

    @Override
    public String toString() {
        return "Challenge[" + type + "]";
    }
}
