/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the API reads and writes it: strictly UTF-8, no key twice, nothing behind the text, hardly nested. */
final class JsonText {

    private static final Set<String> KEYS = Set.of("token", "proof", "fields");

    private static final int DEEPEST = 8;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    static String write(Map<String, Object> value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * What a program sent: {@code {token, proof?, fields: {name: text}}}; a field that is {@code null} is absent.
     *
     * @throws UnreadableRequest {@code json-invalid} when it is no JSON, {@code request-invalid} when it is another one
     */
    static FormValues submission(byte[] body) throws UnreadableRequest {
        JsonNode root = parse(FormEncoding.utf8(body, Problem.JSON_INVALID));
        JsonNode fields = root.path("fields");
        if (!root.isObject() || !fields.isObject() || !KEYS.containsAll(root.propertyNames())) {
            throw new UnreadableRequest(Problem.REQUEST_INVALID);
        }
        Map<String, String> values = new LinkedHashMap<>();
        put(values, FormValues.TOKEN, root.path("token"));
        put(values, FormValues.PROOF, root.path("proof"));
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (FormValues.RESERVED.contains(field.getKey()) || !isWellFormed(field.getKey())) {
                throw new UnreadableRequest(Problem.REQUEST_INVALID);
            }
            put(values, field.getKey(), field.getValue());
        }
        return FormValues.of(values);
    }

    private static void put(Map<String, String> values, String name, JsonNode value) throws UnreadableRequest {
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isString() || !isWellFormed(value.stringValue())) {
            throw new UnreadableRequest(Problem.REQUEST_INVALID);
        }
        values.put(name, value.stringValue());
    }

    /** JSON may escape half a character ({@code \ud83d}), which is no text and cannot be stored as one. */
    private static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private static JsonNode parse(String text) throws UnreadableRequest {
        try {
            JsonNode root = MAPPER.readTree(text);
            if (root.isMissingNode()) {
                throw new UnreadableRequest(Problem.JSON_INVALID);
            }
            return root;
        } catch (JacksonException invalid) {
            // Its message quotes the text: it goes nowhere.
            throw new UnreadableRequest(Problem.JSON_INVALID);
        }
    }
}
