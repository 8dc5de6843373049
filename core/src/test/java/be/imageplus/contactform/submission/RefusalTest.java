/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.text.Messages;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    @ParameterizedTest
    @EnumSource
    void isSaidInFourLanguages(Refusal refusal) {
        assertThat(refusal.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(Arrays.asList("en", "fr", "nl", "de").stream()
                        .map(Locale::forLanguageTag)
                        .map(refusal::words)
                        .collect(Collectors.toSet()))
                .as("four sentences of its own")
                .hasSize(4)
                .allSatisfy(words -> assertThat(words).endsWith("."));
    }

    @Test
    void fallsBackToEnglish() {
        assertThat(Refusal.ALREADY_RESOLVED.words(Locale.JAPANESE))
                .isEqualTo("This enquiry has been resolved already.");
    }

    /** Words that no refusal says any more are left over. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de"})
    void hasNoWordsThatNothingSays(String language) {
        assertThat(Messages.of("inbox", Locale.forLanguageTag(language)).keys())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Refusal.values())
                        .map(refusal -> "refused." + refusal.code())
                        .toList());
    }
}
