/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * A record as data, in the shape of {@code processing-records.schema.json}: dates and periods ISO 8601, countries ISO
 * 3166, constants in lower case with hyphens; what the register does not say is absent.
 */
final class RecordJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .addModule(new SimpleModule().addSerializer(new ConstantSerializer()))
            .build();

    private RecordJson() {}

    /**
     * One JSON object.
     *
     * @param kind which of the records it is
     * @param content its parts, in their order
     */
    static String of(String kind, String title, RegisterOnDay source, RecordWords words, Map<String, Object> content) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("record", kind);
        all.put("title", title);
        all.put("language", words.language().getLanguage());
        all.put("version", source.register().version());
        source.register().revised().ifPresent(day -> all.put("revised", day));
        all.put("asOf", source.day());
        all.putAll(content);
        return JSON.writeValueAsString(all) + "\n";
    }

    private static final class ConstantSerializer extends ValueSerializer<Enum<?>> {

        @Override
        public Class<?> handledType() {
            return Enum.class;
        }

        @Override
        public void serialize(Enum<?> constant, JsonGenerator json, SerializationContext context) {
            json.writeString(RecordWords.constant(constant));
        }
    }
}
