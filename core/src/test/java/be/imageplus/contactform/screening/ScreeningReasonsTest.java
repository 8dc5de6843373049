/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreeningReasonsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de"})
    void hasWordsForEveryCodeOfTheLibrary(String language) {
        List<String> codes = Stream.concat(
                        Arrays.stream(Indicator.values()).map(Indicator::code),
                        Stream.of(
                                MissingProof.REASON,
                                OutsideChallenge.UNAVAILABLE,
                                Screening.CHECK_FAILED,
                                ScreeningReasons.MOVED_BY_STAFF))
                .toList();

        assertThat(ScreeningReasons.inWords(codes, Locale.forLanguageTag(language)))
                .hasSameSizeAs(codes)
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).contains(" ").doesNotEndWith("."));
    }

    @Test
    void showsTheCodeOfAnApplicationsOwnCheckAsItIs() {
        assertThat(ScreeningReasons.inWords(List.of("looks-odd", "too-fast", "looks-odd"), Locale.ENGLISH))
                .containsExactly("looks-odd", "The form came back sooner after it was first shown than people write");
    }
}
