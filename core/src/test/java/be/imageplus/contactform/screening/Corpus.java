/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labelled messages of {@code corpus.tsv}, which nobody ever sent. */
final class Corpus {

    /** Stands for a right answer to the challenge. */
    static final String PROOF = "solved";

    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-F]{4})|(.))");

    private Corpus() {}

    /**
     * One of them.
     *
     * @param kind people's begin with {@code person}
     */
    record Labelled(String kind, Circumstances circumstances) {

        boolean isOfAPerson() {
            return kind.startsWith("person");
        }
    }

    /** All, in the order in which they come. */
    static List<Labelled> all() {
        try (InputStream tsv = Corpus.class.getResourceAsStream("corpus.tsv")) {
            return new String(tsv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(Corpus::labelled)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Labelled labelled(String line) {
        String[] cell = line.split("\t", -1);
        return new Labelled(
                cell[0],
                new Circumstances(
                        Map.of("name", cell[4], "email", cell[5], "message", unescaped(cell[6])),
                        Duration.ofSeconds(Long.parseLong(cell[1])),
                        cell[2].equals("yes") ? "https://www.example.org" : "",
                        cell[3].equals("yes") ? PROOF : "",
                        Circumstances.NOW));
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? plain(found.group(2)) : unicode(found.group(1))));
    }

    private static String plain(String escaped) {
        return switch (escaped) {
            case "n" -> "\n";
            case "t" -> "\t";
            default -> escaped;
        };
    }

    private static String unicode(String hex) {
        return String.valueOf((char) Integer.parseInt(hex, 16));
    }
}
