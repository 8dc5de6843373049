/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a page asks a browser to prove before its form is taken; the answer comes back as {@code _proof}.
 *
 * @param type who can answer it, for example {@code altcha}
 * @param parameters what it asks, as JSON knows values: texts, numbers, truth values, maps and lists
 * @param widget a third party's element that asks it; empty where the page asks by itself
 */
public record Challenge(String type, Map<String, Object> parameters, Optional<ChallengeWidget> widget) {

    private static final JsonMapper JSON = new JsonMapper();

    public Challenge {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A challenge that needs nobody else. */
    public Challenge(String type, Map<String, Object> parameters) {
        this(type, parameters, Optional.empty());
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
