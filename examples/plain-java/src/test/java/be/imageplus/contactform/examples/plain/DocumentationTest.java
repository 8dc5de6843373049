/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages of the whole project show is there: samples, links and their anchors. */
class DocumentationTest {

    private static final Path PROJECT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of("target", ".git", "node_modules");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern SAMPLE = Pattern.compile("<!-- sample: (\\S+) -->\n```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern NAMED_PAGE = Pattern.compile("(?<![\\w/])[a-z]+/[a-z-]+\\.md\\b");

    static List<MarkdownPage> pages() throws IOException {
        List<MarkdownPage> pages = new ArrayList<>();
        for (Path file : files(".md")) {
            pages.add(MarkdownPage.read(file));
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkLeadsSomewhere(MarkdownPage page) throws IOException {
        List<String> broken = new ArrayList<>();
        for (String link : page.links()) {
            if (!leadsSomewhere(page, link)) {
                broken.add(link);
            }
        }
        assertThat(broken).as(page.toString()).isEmpty();
    }

    private static boolean leadsSomewhere(MarkdownPage page, String link) throws IOException {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target =
                path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || MarkdownPage.read(target).anchors().contains(link.substring(hash + 1));
    }

    @Test
    void samplesAreCopiedFromWhatCompilesAndRuns() throws IOException {
        int samples = 0;
        for (MarkdownPage page : pages()) {
            Matcher sample = SAMPLE.matcher(page.text());
            while (sample.find()) {
                String source = Files.readString(PROJECT.resolve(sample.group(1)));
                // The sample leaves out what follows its last statement.
                String copied = sample.group(2).replaceFirst("}\\s*$", "");
                assertThat(withoutBreaks(source)).as(page.toString()).contains(withoutBreaks(copied));
                samples++;
            }
        }
        assertThat(samples).isGreaterThan(3);
    }

    /** Formatter and page break lines at different places. */
    private static String withoutBreaks(String code) {
        return code.replaceAll("\\s+", "");
    }

    /** They stand beside the package that does what they tell of. */
    static List<Path> subjects() throws IOException {
        return files(".md").stream()
                .map(PROJECT::relativize)
                .filter(file -> file.startsWith(file.getName(0).resolve(SOURCES)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("subjects")
    void theReadmeOfItsModuleLeadsToEverySubject(Path page) throws IOException {
        Path module = page.getName(0);
        String link = module.relativize(page).toString().replace('\\', '/');

        assertThat(MarkdownPage.read(PROJECT.resolve(module).resolve("README.md"))
                        .links())
                .contains(link);
    }

    @Test
    void sourcesNamePagesThatAreThere() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String end : List.of(".java", ".properties", ".yml", ".js")) {
            for (Path file : files(end)) {
                Matcher name = NAMED_PAGE.matcher(Files.readString(file));
                while (name.find()) {
                    named.add(name.group());
                }
            }
        }
        List<Path> subjects = subjects();
        assertThat(named).isNotEmpty().allMatch(page -> subjects.stream().anyMatch(subject -> subject.endsWith(page)));
    }

    private static List<Path> files(String end) throws IOException {
        try (Stream<Path> all = Files.walk(PROJECT)) {
            return all.filter(file -> file.getFileName().toString().endsWith(end))
                    .filter(file -> Stream.iterate(PROJECT.relativize(file), part -> part != null, Path::getParent)
                            .noneMatch(
                                    part -> NOT_OURS.contains(part.getFileName().toString())))
                    .sorted()
                    .toList();
        }
    }
}
