/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Messages ENGLISH = Messages.of("synthetic", Locale.ENGLISH);

    @Test
    void setsArgumentsAndGivesApostrophesAndNumbersNoMeaning() {
        assertThat(ENGLISH.text("greeting", "Ann", "it", 2031))
                .isEqualTo("It's Ann's turn, and it won't wait until 2031.");
    }

    @Test
    void setsAnArgumentThatLooksLikeAPlaceHolderOrAGroupAsItIs() {
        assertThat(ENGLISH.text("greeting", "{1}", "$1\\", "{0}"))
                .isEqualTo("It's {1}'s turn, and $1\\ won't wait until {0}.");
    }

    @Test
    void leavesOtherBracesAlone() {
        assertThat(ENGLISH.text("plain")).isEqualTo("A brace { stays, {x} too.");
    }

    @Test
    void readsBundlesAsUtf8() {
        assertThat(Messages.of("synthetic", Locale.FRANCE).text("greeting", "Zoë"))
                .isEqualTo("C’est à Zoë – été.");
    }

    @Test
    void fallsBackToEnglishForALanguageWithoutABundle() {
        Messages dutch = Messages.of("synthetic", Locale.forLanguageTag("nl"));
        assertThat(dutch.text("plain")).isEqualTo(ENGLISH.text("plain"));
        assertThat(dutch.language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void takesNoPathFromALanguage() {
        assertThat(Messages.of("synthetic", new Locale("../../x")).language()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void namesAMissingKeyAndItsBundle() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENGLISH.text("absent"))
                .withMessage("key absent is missing in synthetic_en.properties");
        assertThat(ENGLISH.find("absent")).isEmpty();
    }

    @Test
    void namesAMissingArgument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ENGLISH.text("greeting", "Ann"))
                .withMessage("key greeting in synthetic_en.properties needs argument {1}, got 1");
    }

    @Test
    void refusesAnAreaThatDoesNotExist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Messages.of("nowhere", Locale.ENGLISH))
                .withMessageContaining("nowhere_en.properties");
        assertThatIllegalArgumentException().isThrownBy(() -> Messages.of("../form", Locale.ENGLISH));
    }

    @Test
    void noBundleHasAKeyTwiceOrWithoutWords() throws IOException {
        Path bundles = Path.of("src/main/resources/be/imageplus/contactform/text");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(bundles, "*.properties")) {
            for (Path file : files) {
                Set<String> keys = new HashSet<>();
                boolean continued = false;
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    boolean declares = !continued && !line.isBlank() && !line.startsWith("#");
                    if (declares) {
                        String[] parts = line.split("=", 2);
                        assertThat(keys.add(parts[0].strip()))
                                .as(file + ": " + line)
                                .isTrue();
                        assertThat(parts).as(file + ": " + line).hasSize(2);
                        assertThat(parts[1]).as(file + ": " + line).isNotBlank();
                    }
                    continued = line.endsWith("\\");
                }
            }
        }
    }
}
