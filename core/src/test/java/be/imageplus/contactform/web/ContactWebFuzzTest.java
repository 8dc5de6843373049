/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.RandomInputs;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole request, as a program may write it: answered, never with a fault, and in headers that are headers. */
class ContactWebFuzzTest {

    @TempDir
    static Path directory;

    private static WebFixture fixture;
    private static ContactWeb web;
    private static String token;

    @BeforeAll
    static void open() {
        fixture = new WebFixture(directory);
        web = fixture.web(WebSettings.defaults());
        token = WebFixture.token(web.handle(WebFixture.get("http://localhost:8080", "", "/contact", "")));
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @FuzzTest(maxDuration = "1m")
    void answersAnyRequest(byte[] input) {
        RandomInputs.timed(input, ContactWebFuzzTest::request);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersRandomRequests(long seed) {
        RandomInputs.give(ContactWebFuzzTest.class, "answersAnyRequest", seed, ContactWebFuzzTest::request);
    }

    /**
     * Method, path, query, then headers, a line each; the body after an empty line. A token of ours where it says so.
     */
    private static void request(byte[] input) {
        String[] parts = new String(input, ISO_8859_1).replace("{token}", token).split("\n\n", 2);
        String[] lines = parts[0].split("\n", 30);
        Map<String, List<String>> headers = new HashMap<>();
        for (int i = 3; i < lines.length; i++) {
            String[] header = lines[i].split(": ", 2);
            headers.put(header[0], List.of(header.length > 1 ? header[1] : ""));
        }
        Map<String, String> first = new HashMap<>();
        headers.forEach((name, values) -> first.put(name, values.get(0)));

        WebResponse response = web.handle(WebFixture.request(
                lines[0],
                "http://localhost:8080",
                "",
                line(lines, 1),
                line(lines, 2),
                first,
                parts.length > 1 ? parts[1] : ""));

        assertThat(response.status()).isBetween(200, 499);
        response.headers().forEach((name, value) -> {
            assertThat(name).matches("[A-Za-z-]+");
            assertThat(value).matches("[ -~]*");
        });
    }

    private static String line(String[] lines, int number) {
        return lines.length > number ? lines[number] : "";
    }
}
