/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The records of the example on a day, and where to look in them. */
final class RecordSamples {

    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private RecordSamples() {}

    static ProcessingRecords records(String yaml) {
        return ProcessingRecords.of(TestRegister.load(yaml), DAY);
    }

    /** The example with one thing changed; fails when the example no longer holds it. */
    static String changed(String from, String to) {
        assertThat(TestRegister.yaml()).contains(from);
        return TestRegister.yaml().replace(from, to);
    }

    static JsonNode json(RecordDocument record) {
        return JsonMapper.builder().build().readTree(record.json());
    }

    /** One entry of a list, by the value of a field. */
    static JsonNode entry(JsonNode list, String field, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(entry -> entry.path(field).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " is not among " + list));
    }

    static List<String> all(JsonNode list, String field) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(entry -> entry.path(field).asString(""))
                .toList();
    }

    /** The lines of a part of the Markdown, from its heading to the next. */
    static List<String> section(String markdown, String heading) {
        List<String> lines = markdown.lines().toList();
        int from = lines.indexOf("## " + heading);
        assertThat(from).as(heading).isNotNegative();
        List<String> section = new ArrayList<>();
        for (int i = from + 1; i < lines.size() && !lines.get(i).startsWith("#"); i++) {
            section.add(lines.get(i));
        }
        return section;
    }
}
