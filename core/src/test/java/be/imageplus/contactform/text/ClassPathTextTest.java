/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class ClassPathTextTest {

    @Test
    void isReadInUtf8FromBesideAClassOrFromTheRoot() {
        String beside = ClassPathText.of(Messages.class, "form_fr.properties");

        assertThat(beside).contains("é").doesNotContain("Ã", "\uFFFD");
        assertThat(ClassPathText.find(Template.class, "/be/imageplus/contactform/text/form_fr.properties"))
                .contains(beside);
    }

    @Test
    void saysWhichResourceIsMissingAndWhereItWouldLie() {
        assertThat(ClassPathText.find(Messages.class, "no-such.txt")).isEmpty();
        assertThatThrownBy(() -> ClassPathText.of(Messages.class, "no-such.txt"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no no-such.txt beside be.imageplus.contactform.text.Messages on the class path:"
                        + " the jar it came in is not complete");
    }

    @Test
    void givesTheWordsOfAPropertiesText() {
        assertThat(ClassPathText.words("# a comment\nb = l'été \\\n  comme hiver\na = 1 = 1\n"))
                .containsExactly(entry("a", "1 = 1"), entry("b", "l'été comme hiver"));
    }
}
