/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr-BE,fr;q=0.9,en;q=0.8 | fr-BE fr en",
                "en;q=0.1, nl ; q=0.5 ,de;q=0.5 | nl de en",
                "en;q=0, fr;q=0.001 | fr",
                "*, nl;q=0.2 | nl",
                "EN-gb | en-GB",
                "en;q=2, en;q=x, en;q=-1, ;q=1, fr | fr",
                "zh-Hant-TW | zh-Hant-TW",
                "'' | ''",
            })
    void readsWhatABrowserPrefers(String header, String expected) {
        assertThat(Languages.preferred(List.of(header)))
                .extracting(Locale::toLanguageTag)
                .containsExactlyElementsOf(Arrays.stream(expected.split(" "))
                        .filter(tag -> !tag.isEmpty())
                        .toList());
    }

    @Test
    void readsSeveralLinesAsOne() {
        assertThat(Languages.preferred(List.of("en;q=0.5", "fr"))).containsExactly(Locale.FRENCH, Locale.ENGLISH);
    }

    @Test
    void readsNoMoreThanAnyBrowserSends() {
        String many = IntStream.range(0, 40).mapToObj(i -> "en-x" + i).collect(Collectors.joining(","));

        assertThat(Languages.preferred(List.of(many))).hasSizeLessThanOrEqualTo(20);
        assertThat(Languages.preferred(List.of("en," + "a".repeat(2000)))).isEmpty();
    }

    @Test
    void prefersWhatWasAskedForByName() {
        assertThat(Languages.preferred("nl", List.of(Locale.FRENCH)))
                .containsExactly(Locale.forLanguageTag("nl"), Locale.FRENCH);
        assertThat(Languages.preferred("", List.of(Locale.FRENCH))).containsExactly(Locale.FRENCH);
        assertThat(Languages.preferred("<b>", List.of(Locale.FRENCH))).containsExactly(Locale.FRENCH);
    }
}
