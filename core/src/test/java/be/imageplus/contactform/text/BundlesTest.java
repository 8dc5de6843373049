/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every language says everything that English says, in its own words. A further language is a further set of files:
 * Italian lies in the test resources and is held to the same.
 */
class BundlesTest {

    private static final Path BUNDLES = Path.of("src/main/resources/be/imageplus/contactform/text");

    private static final String FIFTH = "it";

    private static final Path FIFTH_BUNDLES = Path.of("src/test/resources/be/imageplus/contactform/text");

    /** What is written the same way as in English, and rightly so. */
    private static final Map<String, Set<String>> SAME_AS_ENGLISH = Map.of(
            "fr",
            Set.of("form.notice.after", "notice.right.RECTIFICATION", "web.notice.version", "web.notice.version-name"),
            "de",
            Set.of("form.notice.after", "web.notice.version", "web.notice.version-name"),
            FIFTH,
            Set.of("mail.staff.box.false", "notice.collected.required.no"));

    /** Words that English has and none of the other languages, whatever else they share. */
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|your|you|and|with|this|that|from|have|please|which|because|its|their|our)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME_AND_LANGUAGE = Pattern.compile("([a-z-]+)_([a-z]{2,3})\\.properties");

    static Stream<String> languages() throws IOException {
        Stream<String> ours = files().stream()
                .map(file -> NAME_AND_LANGUAGE.matcher(file).replaceFirst("$2"))
                .filter(language -> !language.equals("en"));
        return Stream.concat(ours, Stream.of(FIFTH)).distinct();
    }

    @Test
    void everyAreaIsOneThatIsCheckedAtTheStart() throws IOException {
        assertThat(files().stream()
                        .map(file -> NAME_AND_LANGUAGE.matcher(file).replaceFirst("$1"))
                        .distinct())
                .containsExactlyElementsOf(Messages.AREAS);
    }

    @Test
    void thereAreFourLanguages() throws IOException {
        assertThat(languages()).contains("fr", "nl", "de");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingIsMissing(String language) {
        assertThat(Messages.gaps(Locale.forLanguageTag(language))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingIsLeftOver(String language) throws IOException {
        for (String area : Messages.AREAS) {
            assertThat(words(area, language).keySet())
                    .as("%s_%s.properties", area, language)
                    .isSubsetOf(words(area, "en").keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void nothingIsLeftInEnglish(String language) throws IOException {
        Set<String> untranslated = new TreeSet<>();
        for (String area : Messages.AREAS) {
            Map<String, String> english = words(area, "en");
            words(area, language).forEach((key, text) -> {
                String plain = text.replaceAll("\\{\\d}|‘\\w+’|„\\w+“|«\\W\\w+\\W»", "");
                boolean same = text.equals(english.get(key))
                        && plain.chars().anyMatch(Character::isLetter)
                        && !key.startsWith("date")
                        && !SAME_AS_ENGLISH.getOrDefault(language, Set.of()).contains(area + "." + key);
                if (same || ENGLISH.matcher(plain).find()) {
                    untranslated.add(area + "_" + language + ".properties: " + key + " = " + text);
                }
            });
        }
        assertThat(untranslated).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("languages")
    void dashesQuotesAndApostrophesAreThoseOfPrint(String language) throws IOException {
        for (String area : Messages.AREAS) {
            words(area, language)
                    .forEach((key, text) -> assertThat(text.replaceAll("'er'", ""))
                            .as("%s_%s.properties: %s", area, language, key)
                            .doesNotContain("'", "\"", " - "));
        }
    }

    /** At the beginning of a line, a colon or a question mark stands alone. */
    @Test
    void frenchPunctuationKeepsToItsWord() throws IOException {
        for (String area : Messages.AREAS) {
            words(area, "fr")
                    .forEach((key, text) -> assertThat(text)
                            .as("%s_fr.properties: %s", area, key)
                            .doesNotContainPattern(" [:;?!»]|« "));
        }
    }

    @Test
    void aLanguageWithoutBundlesLacksThemAll() {
        assertThat(Messages.gaps(Locale.forLanguageTag("eo")))
                .hasSize(Messages.AREAS.size())
                .contains("form_eo.properties is not there");
    }

    @Test
    void aBundleThatIsCutShortOrSetsOtherArgumentsIsNamedWithItsKey() {
        // Spanish lies in the test resources, one area only and with two mistakes.
        List<String> gaps = Messages.gaps(Locale.forLanguageTag("es"));

        assertThat(gaps)
                .contains(
                        "reception_es.properties has no words for refused.token-used",
                        "reception_es.properties sets other arguments into refused.rate-limited",
                        "form_es.properties is not there")
                .noneMatch(gap -> gap.contains("refused.token-expired"));
    }

    @Test
    void aFurtherLanguageIsFurtherFiles() {
        assertThat(Messages.of("reception", Locale.ITALIAN).text("refused.token-expired"))
                .startsWith("Questo modulo");
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(BUNDLES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(NAME_AND_LANGUAGE.asMatchPredicate())
                    .sorted()
                    .collect(Collectors.toList());
        }
    }

    private static Map<String, String> words(String area, String language) throws IOException {
        Path bundles = language.equals(FIFTH) ? FIFTH_BUNDLES : BUNDLES;
        Properties properties = new Properties();
        try (Reader file = new InputStreamReader(
                Files.newInputStream(bundles.resolve(area + "_" + language + ".properties")), StandardCharsets.UTF_8)) {
            properties.load(file);
        }
        Map<String, String> words = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> words.put(key, properties.getProperty(key)));
        return words;
    }
}
