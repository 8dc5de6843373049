/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * No sentence about the processing stands in two places: what form, notice and mail say alike comes from one line of
 * the register or one key of the bundles.
 */
class OneSourceTest {

    private static final Path RESOURCES = Path.of("src/main/resources/be/imageplus/contactform");

    /** What people read; the words of findings and records are for those who keep the register. */
    private static final List<String> AREAS = List.of("changes", "form", "mail", "notice", "reception", "web");

    /** Fewer words are a label. */
    private static final int WORDS_OF_A_SENTENCE = 5;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de"})
    void noSentenceStandsInTwoBundlesOrUnderTwoKeys(String language) {
        Map<String, String> seen = new HashMap<>();
        Map<String, String> twice = new TreeMap<>();
        for (String area : AREAS) {
            Messages messages = Messages.of(area, Locale.forLanguageTag(language));
            for (String key : messages.keys()) {
                String text = messages.text(key, (Object[]) "0 1 2 3 4 5 6 7 8 9".split(" "));
                for (String sentence : sentences(text)) {
                    String first = seen.putIfAbsent(sentence, area + "." + key);
                    if (first != null && !isForAnotherOccasion(area, key)) {
                        twice.put(area + "." + key, first + " says it, too: " + sentence);
                    }
                }
            }
        }
        assertThat(twice).isEmpty();
    }

    /** Refusals stand alone: each says whether something was stored and what to do, in the same words. */
    private static boolean isForAnotherOccasion(String area, String key) {
        return area.equals("reception")
                || key.startsWith("error.")
                || key.startsWith("problem.")
                || key.startsWith("script.");
    }

    @Test
    void noTemplateSaysAnythingByItself() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            List<Path> templates =
                    files.filter(file -> file.toString().endsWith(".mustache")).toList();
            assertThat(templates).hasSizeGreaterThan(5);
            for (Path template : templates) {
                String words = Files.readString(template)
                        .replaceAll("(?s)\\{\\{.*?}}", " ")
                        .replaceAll("(?s)<[^>]*>", " ")
                        .replaceAll("&#?\\w+;|Markdown|JSON", " ");
                assertThat(words).as(template.getFileName().toString()).doesNotContainPattern("\\p{L}");
            }
        }
    }

    @Test
    void whatStandsBesideTheFormIsTheOpeningOfTheNotice() {
        try (Journey journey = Journey.in(directory)) {
            String form = readable(get(journey, "/contact"));
            String notice = readable(get(journey, "/privacy"));
            var lines =
                    journey.forms.notices().summary(Locale.ENGLISH, "contact").lines();

            assertThat(lines).hasSize(5);
            lines.forEach(line -> {
                assertThat(form).contains(line.term() + " " + line.text());
                assertThat(notice).contains(line.term() + ": " + line.text());
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "after the enquiry is resolved | once your enquiry is settled",
                "period: P12M | period: P13M",
                "Replying to enquiries | Answering questions",
                "legal-basis: legitimate-interests | legal-basis: contract",
                "name: Example Works | name: Sample Works",
                "privacy@example.org | rights@example.org"
            })
    void aWordOfTheRegisterChangesFormNoticeAndHashTogether(String from, String to) throws IOException {
        String yaml = TestRegister.yaml();
        assertThat(yaml).contains(from);
        ProcessingRegister changed = TestRegister.load(yaml.replaceFirst(from, to));
        try (Journey was = Journey.on(Files.createDirectory(directory.resolve("was")), TestRegister.example());
                Journey is = Journey.on(Files.createDirectory(directory.resolve("is")), changed)) {
            assertThat(brief(is)).isNotEqualTo(brief(was));
            assertThat(text(is)).isNotEqualTo(text(was));
            assertThat(is.forms.notices().current(Locale.ENGLISH).ref().hash())
                    .isNotEqualTo(
                            was.forms.notices().current(Locale.ENGLISH).ref().hash());
            assertThat(is.forms.notices().current(Locale.ENGLISH).json())
                    .contains(is.forms.notices().current(Locale.ENGLISH).ref().hash());
        }
    }

    @Test
    void aFieldHasOneNameOnTheFormInTheNoticeAndInTheMail() {
        String yaml = TestRegister.yaml().replace("label: Phone number", "label: Number to call");
        try (Journey journey = Journey.on(directory, TestRegister.load(yaml))) {
            journey.submit(journey.enquiry());
            journey.forms.start();

            for (String where : List.of(
                    get(journey, "/contact"),
                    get(journey, "/privacy"),
                    journey.transport.awaitMails(1).get(0).text())) {
                assertThat(where).contains("Number to call").doesNotContain("Phone number");
            }
        }
    }

    /** In a form that shows no difference in case, punctuation or what is set into them. */
    private static List<String> sentences(String text) {
        return Stream.of(text.split("(?<=[.!?;:])\\s|\\*\\*"))
                .map(sentence -> sentence.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L} ]+", " ")
                        .replaceAll("\\s+", " ")
                        .strip())
                .filter(sentence -> sentence.split(" ").length >= WORDS_OF_A_SENTENCE)
                .distinct()
                .toList();
    }

    private static String brief(Journey journey) {
        return readable(get(journey, "/contact").replaceAll("(?s).*<section class=\"cf-short\"|</dl>.*", ""));
    }

    private static String text(Journey journey) {
        return journey.forms.notices().current(Locale.ENGLISH).markdown();
    }

    private static String readable(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .replace(" :", ":")
                .replace("&#39;", "'");
    }

    private static String get(Journey journey, String path) {
        return new String(
                journey.forms
                        .web(WebSettings.defaults())
                        .handle(new WebRequest(
                                "GET",
                                "http://localhost:8080",
                                "",
                                path,
                                "",
                                Map.of(),
                                InetAddress.getLoopbackAddress(),
                                new ByteArrayInputStream(new byte[0])))
                        .body(),
                StandardCharsets.UTF_8);
    }
}
