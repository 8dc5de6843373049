/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Template PAGE = Template.html(TemplateTest.class, "page.mustache");
    private static final Template MAIL = Template.text(TemplateTest.class, "mail.mustache");

    record Page(String title, Html main, Optional<String> hint, List<String> items, boolean last) {}

    @Test
    void escapesEveryValueForElementsAndQuotedAttributes() {
        String page = PAGE.render(new Page("<b a=\"1\" b='2'>&", new Html(""), Optional.empty(), List.of(), false));
        assertThat(page).contains("<h1 title=\"&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;\">");
        assertThat(page).doesNotContain("<b ");
    }

    @Test
    void setsMarkupAsItIs() {
        String page = PAGE.render(new Page("t", new Html("<p>ok</p>"), Optional.empty(), List.of(), false));
        assertThat(page).contains("<main><p>ok</p></main>");
    }

    @Test
    void showsASectionForWhatIsPresent() {
        Page page = new Page("t", new Html(""), Optional.of("<i>"), List.of("one", "two"), true);
        assertThat(PAGE.render(page)).contains("hint &lt;i&gt; of t", "[one t][two t]", "last");
        Page bare = new Page("t", new Html(""), Optional.empty(), List.of(), false);
        assertThat(PAGE.render(bare)).doesNotContain("hint", "[", "last");
    }

    @Test
    void escapesNothingInText() {
        assertThat(MAIL.render(Map.of("name", "Ann & Bob <a@example.org>")))
                .isEqualTo("Name: Ann & Bob <a@example.org>\n");
    }

    @Test
    void refusesMarkupInText() {
        assertThatIllegalArgumentException().isThrownBy(() -> MAIL.render(Map.of("name", new Html("<p>"))));
    }

    @Test
    void namesAVariableThatTheContextLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAIL.render(Map.of("other", "value")))
                .withMessageContaining("mail.mustache")
                .withMessageContaining("'name'")
                .withMessageNotContaining("value");
    }

    @Test
    void namesATemplateThatIsMissing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.html(TemplateTest.class, "absent.mustache"))
                .withMessageContaining("absent.mustache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{{name}}}", "{{&name}}", "{{ & name}}", "{{ {name} }}", "{{=<% %>=}}<%&name%>"})
    void refusesTagsThatSwitchTheEscapingOff(String source) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.compile("x", source, com.samskivert.mustache.Mustache.compiler()))
                .withMessageContaining("unescaped");
    }

    @Test
    void refusesABrokenTemplate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Template.compile("x", "{{#a}}", com.samskivert.mustache.Mustache.compiler()));
    }

    @Test
    void everyTemplateOfThisModuleCompiles() throws IOException {
        Path resources = Path.of("src/main/resources");
        try (Stream<Path> files = Files.walk(resources)) {
            files.filter(file -> file.toString().endsWith(".mustache"))
                    .forEach(file -> assertThatCode(
                                    () -> Template.text(TemplateTest.class, "/" + resources.relativize(file)))
                            .as("%s", file)
                            .doesNotThrowAnyException());
        }
    }
}
