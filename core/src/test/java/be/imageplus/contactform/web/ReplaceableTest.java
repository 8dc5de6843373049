/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.text.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplaceableTest {

    /** A template that is forgotten here could be replaced, and nothing would say that it does not fit. */
    @Test
    void everyTemplateOfAPageIsCheckedAtTheStart() throws IOException {
        Path templates = Path.of("src/main/resources/be/imageplus/contactform/web");
        try (Stream<Path> files = Files.list(templates)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".mustache")))
                    .containsExactlyInAnyOrderElementsOf(
                            SettingsCheck.TEMPLATES.stream().map(Template::name).toList());
        }
    }
}
