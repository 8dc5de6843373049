/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingReferenceTest {

    @Test
    void isThePageBesideTheReadme() {
        assertThat(Path.of("FINDINGS.md"))
                .as("written again with CheckCommand --reference")
                .content()
                .isEqualTo(FindingReference.markdown());
    }

    @ParameterizedTest
    @EnumSource
    void explainsEveryCodeInItsOwnSection(FindingCode code) {
        assertThat(FindingReference.markdown())
                .containsOnlyOnce("\n### " + code.code() + "\n\n" + FindingReference.section(code));
        assertThat(List.of(code.problem(), code.why(), code.fix()))
                .allMatch(words -> words.endsWith(".") || words.endsWith("}"), "is a sentence");
        assertThat(FindingReference.section(code)).as("without an example").doesNotContainPattern("\\{\\d}");
        assertThat(code.title()).isNotBlank().doesNotEndWith(".");
        assertThat(FindingCode.find(code.code())).contains(code);
    }

    @Test
    void hasNoWordsWithoutACode() throws IOException {
        Properties words = new Properties();
        try (InputStream in = Objects.requireNonNull(FindingCode.class.getResourceAsStream("findings.properties"))) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }

        assertThat(words.stringPropertyNames())
                .filteredOn(key -> !key.endsWith(".example"))
                .hasSize(4 * FindingCode.values().length);
        assertThat(words.stringPropertyNames())
                .allMatch(key ->
                        FindingCode.find(key.substring(0, key.indexOf('.'))).isPresent());
    }

    /** Where a call site still names its code by a text, the text is one of the codes. */
    @ParameterizedTest
    @ValueSource(strings = {"core", "mail-smtp", "spring-integration"})
    void knowsEveryCodeThatAModuleUses(String module) throws IOException {
        Set<String> used = new TreeSet<>();
        Pattern code =
                Pattern.compile("(?:Finding\\.(?:error|warning)|refused|UnavailableException)\\(\\s*\"([A-Z0-9-]+)\"");
        try (Stream<Path> sources = Files.walk(Path.of("..", module, "src", "main", "java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .map(FindingReferenceTest::read)
                    .flatMap(source -> code.matcher(source).results())
                    .map(MatchResult::group)
                    .map(call -> call.substring(call.indexOf('"') + 1, call.length() - 1))
                    .filter(text -> !text.startsWith("LEDGER-")
                            && !text.startsWith("REFERENCES-")
                            && !text.startsWith("EXPORTS-"))
                    .forEach(used::add);
        }

        assertThat(used).allMatch(each -> FindingCode.find(each).isPresent());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
