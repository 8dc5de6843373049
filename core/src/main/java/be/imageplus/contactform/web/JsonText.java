/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.util.stream.Collectors.toMap;

import be.imageplus.contactform.form.FormField;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.text.StrictJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as the API reads and writes it: strictly UTF-8, no key twice, nothing behind the text, hardly nested. */
final class JsonText {

    private static final Set<String> KEYS = Set.of("token", "proof", "fields");

    private static final int DEEPEST = 8;

    private static final JsonMapper MAPPER = StrictJson.reader(DEEPEST);

    private JsonText() {}

    static String write(Map<String, Object> value) {
        return MAPPER.writeValueAsString(value);
    }

    /**
     * What a program sent: {@code {token, proof?, fields: {name: value}}}; a field that is {@code null} is absent. A
     * value is a text, of a box to tick {@code true} or {@code false}, of a choice of several an array of texts.
     *
     * @param known the form's fields; another one is a text and refused by its name later
     * @throws UnreadableRequest {@code json-invalid} when it is no JSON, {@code request-invalid} when it is another one
     */
    static FormValues submission(byte[] body, List<FormField> known) throws UnreadableRequest {
        JsonNode root = parse(FormEncoding.utf8(body, Problem.JSON_INVALID));
        JsonNode fields = root.path("fields");
        if (!root.isObject() || !fields.isObject() || !KEYS.containsAll(root.propertyNames())) {
            throw new UnreadableRequest(Problem.REQUEST_INVALID);
        }
        Map<String, FormField.Type> types = known.stream().collect(toMap(FormField::name, FormField::type));
        Map<String, List<String>> values = new LinkedHashMap<>();
        put(values, FormValues.TOKEN, root.path("token"), FormField.Type.TEXT);
        put(values, FormValues.PROOF, root.path("proof"), FormField.Type.TEXT);
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (FormValues.RESERVED.contains(field.getKey()) || !isWellFormed(field.getKey())) {
                throw new UnreadableRequest(Problem.REQUEST_INVALID);
            }
            FormField.Type type = types.getOrDefault(field.getKey(), FormField.Type.TEXT);
            put(values, field.getKey(), field.getValue(), type);
        }
        return new FormValues(values);
    }

    private static void put(Map<String, List<String>> values, String name, JsonNode value, FormField.Type type)
            throws UnreadableRequest {
        if (!value.isMissingNode() && !value.isNull()) {
            values.put(name, type.takesSeveral() ? several(value) : List.of(one(value, type)));
        }
    }

    private static List<String> several(JsonNode values) throws UnreadableRequest {
        if (!values.isArray() || values.size() > FormEncoding.MOST_PARAMETERS) {
            throw new UnreadableRequest(Problem.REQUEST_INVALID);
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            texts.add(text(value));
        }
        return texts;
    }

    private static String one(JsonNode value, FormField.Type type) throws UnreadableRequest {
        if (type != FormField.Type.CHECKBOX) {
            return text(value);
        }
        if (!value.isBoolean()) {
            throw new UnreadableRequest(Problem.REQUEST_INVALID);
        }
        return value.asString();
    }

    private static String text(JsonNode value) throws UnreadableRequest {
        if (!value.isString() || !isWellFormed(value.stringValue())) {
            throw new UnreadableRequest(Problem.REQUEST_INVALID);
        }
        return value.stringValue();
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
