/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadmeTest {

    private static final Path PROJECT = Path.of("..", "..");
    private static final Pattern SAMPLE = Pattern.compile("<!-- sample: (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "core/README.md"})
    void samplesAreCopiedFromWhatCompilesAndRuns(String readme) throws IOException {
        Matcher sample = SAMPLE.matcher(Files.readString(PROJECT.resolve(readme)));

        assertThat(sample.find()).isTrue();
        do {
            String source = Files.readString(PROJECT.resolve(sample.group(1)));
            // The sample leaves out what follows its last statement.
            String copied = sample.group(2).replaceFirst("}\\s*$", "");
            assertThat(withoutBreaks(source)).contains(withoutBreaks(copied));
        } while (sample.find());
    }

    /** Formatter and README break lines at different places. */
    private static String withoutBreaks(String code) {
        return code.replaceAll("\\s+", "");
    }
}
