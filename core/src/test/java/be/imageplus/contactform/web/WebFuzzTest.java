/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.RandomInputs;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormField;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URLEncoder;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a request holds, reading it ends in time, in a value or in the one refusal that is declared. */
class WebFuzzTest {

    private static final ProcessingRegister REGISTER = TestRegister.example();
    private static final Origins ORIGINS = new Origins(REGISTER, WebSettings.defaults());
    private static final List<FormField> FIELDS =
            FormDefinition.of("contact", Enquiry.class).fields();

    @FuzzTest(maxDuration = "1m")
    void readsAnyAcceptLanguage(byte[] input) {
        RandomInputs.timed(input, WebFuzzTest::acceptLanguage);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomAcceptLanguages(long seed) {
        RandomInputs.give(WebFuzzTest.class, "readsAnyAcceptLanguage", seed, WebFuzzTest::acceptLanguage);
    }

    private static void acceptLanguage(byte[] input) {
        String header = new String(input, ISO_8859_1);

        List<Locale> preferred = Languages.preferred(header, Languages.preferred(List.of(header)));

        assertThat(preferred).hasSizeLessThan(30);
        // What is answered goes into Content-Language.
        assertThat(REGISTER.languageFor(preferred)).isEqualTo(Locale.ENGLISH);
        preferred.forEach(language -> assertThat(language.toLanguageTag()).matches("[A-Za-z0-9-]+"));
    }

    @FuzzTest(maxDuration = "1m")
    void readsAnyOrigin(byte[] input) {
        RandomInputs.timed(input, WebFuzzTest::origin);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomOrigins(long seed) {
        RandomInputs.give(WebFuzzTest.class, "readsAnyOrigin", seed, WebFuzzTest::origin);
    }

    private static void origin(byte[] input) {
        String header = new String(input, ISO_8859_1);
        Origins.named(List.of(header, header));
        Origins.named(List.of(header));

        assertThat(ORIGINS.servedFor(header))
                .matches("https://(www\\.)?example\\.org|https?://(localhost|127\\.[0-9.]+|\\[[0:]+1])(:[0-9]+)?");
    }

    @FuzzTest(maxDuration = "1m")
    void readsAnyJson(byte[] input) {
        RandomInputs.timed(input, WebFuzzTest::json);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomJson(long seed) {
        RandomInputs.give(WebFuzzTest.class, "readsAnyJson", seed, WebFuzzTest::json);
    }

    private static void json(byte[] input) {
        FormValues values;
        try {
            values = JsonText.submission(input, FIELDS);
        } catch (UnreadableRequest declared) {
            return;
        }
        values.byName().keySet().forEach(name -> {
            assertThat(UTF_8.newEncoder().canEncode(name)).isTrue();
            assertThat(UTF_8.newEncoder().canEncode(values.get(name))).isTrue();
        });
    }

    @FuzzTest(maxDuration = "1m")
    void readsAnyForm(byte[] input) {
        RandomInputs.timed(input, WebFuzzTest::form);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomForms(long seed) {
        RandomInputs.give(WebFuzzTest.class, "readsAnyForm", seed, WebFuzzTest::form);
    }

    private static void form(byte[] input) {
        FormValues values;
        try {
            values = FormEncoding.parse(input).values();
        } catch (UnreadableRequest declared) {
            return;
        }
        String written = values.byName().keySet().stream()
                .flatMap(name -> values.all(name).stream().map(value -> encoded(name) + "=" + encoded(value)))
                .collect(joining("&"));
        try {
            assertThat(FormEncoding.parse(written.getBytes(UTF_8)).values()).isEqualTo(values);
        } catch (UnreadableRequest refused) {
            throw new AssertionError("what was read cannot be read again", refused);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @FuzzTest(maxDuration = "1m")
    void readsAnyPathSegment(byte[] input) {
        RandomInputs.timed(input, WebFuzzTest::pathSegment);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void readsRandomPathSegments(long seed) {
        RandomInputs.give(WebFuzzTest.class, "readsAnyPathSegment", seed, WebFuzzTest::pathSegment);
    }

    private static void pathSegment(byte[] input) {
        try {
            String segment = FormEncoding.decodeSegment(RandomInputs.text(input));
            assertThat(UTF_8.newEncoder().canEncode(segment)).isTrue();
        } catch (UnreadableRequest declared) {
            return;
        }
    }
}
