/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.TwoForms.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.web.PageLayout;
import be.imageplus.contactform.web.WebSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every label, word, template, layout and style of ours can be the application's. */
class ReplacementsTest {

    @TempDir
    Path directory;

    @Test
    void aLabelIsTheRegisters() {
        String yaml = TwoForms.yaml().replace("{en: Name,", "{en: \"What shall we call you?\",");
        try (TwoForms site = new TwoForms(directory, yaml, TwoForms.Quote.class)) {
            assertThat(text(site.get("/contact", "lang=en"))).contains("What shall we call you?");
        }
    }

    @Test
    void aLayoutIsTheApplications() {
        PageLayout own = page -> "<!doctype html><title>" + page.title() + "</title><header>Our studio</header>"
                + page.main().markup();
        try (TwoForms site = new TwoForms(directory)) {
            assertThat(text(site.forms()
                            .web(WebSettings.defaults().withLayout(own))
                            .handle(TwoForms.request("GET", "/contact", "lang=en", "", ""))))
                    .contains("<header>Our studio</header>", "name=\"_token\"");
        }
    }

    @Test
    void wordsTemplatesAndStylesOfTheApplicationAreOnThePage() throws IOException {
        own("messages_en.properties", """
                form.submit = Off it goes
                web.form.intro = We’d love to hear from you.
                form.hint.project = Tell us roughly; we will ask.
                form.error.required.project = Pick one, please.
                """);
        own("messages_it.properties", """
                form.hint.project = Basta un’idea.
                form.error.required.project = Ne scelga uno.
                """);
        own(
                "form.mustache",
                ours("form/form.mustache").replace("<button class=\"cf-submit\"", "<button class=\"studio-send\""));
        own("form-page.mustache", "<h1 class=\"studio\">{{heading}}</h1><p>{{intro}}</p>{{form}}");
        own("additions.css", ":root { --cf-accent: #7a1f5c; }");

        String pages = print(
                "/quote",
                "lang=en",
                "/quote",
                "lang=it",
                "/contact/contact-form.css",
                "",
                "/contact/nothing",
                "lang=en");

        assertThat(pages)
                .contains("<h1 class=\"studio\">", "We’d love to hear from you.", "<button class=\"studio-send\"")
                .contains("Off it goes", "Invia il messaggio")
                .contains("Tell us roughly; we will ask.", "Basta un’idea.")
                .contains("--cf-accent: #1f4fa3;", ":root { --cf-accent: #7a1f5c; }")
                .as("what is not replaced is ours")
                .contains("There is nothing at this address")
                .doesNotContain("Send message", "cf-submit\" type");
    }

    @Test
    void aStylesheetOfTheApplicationIsServedInsteadOfOurs() throws IOException {
        own("contact-form.css", ".cf-form { color: #123456; }");

        assertThat(print("/contact/contact-form.css", "")).isEqualToIgnoringNewLines(".cf-form { color: #123456; }");
    }

    @Test
    void whatCannotBeUsedStopsTheStartAndIsAllNamed() throws IOException {
        own("messages.properties", "form.submit = Go");
        own("messages_en.properties", """
                form.sumbit = Go
                form.hint.nothing-asked = Why?
                form.error.too-long = At most {1}!
                web.form.intro =
                form.hint.project = In one language only
                """);
        own("form.mustache", ours("form/form.mustache").replace("{{token}}", "{{colour}}"));

        assertThat(print("/contact", "").lines())
                .allMatch(line -> line.startsWith("WORDS-MISFIT") || line.startsWith("FORM-TEMPLATE"))
                .anyMatch(line -> line.contains("messages.properties is in no language"))
                .anyMatch(line -> line.contains("has words for form.sumbit, which we never say"))
                .anyMatch(line -> line.contains("has words for form.hint.nothing-asked, which we never say"))
                .anyMatch(line -> line.contains("sets an argument into form.error.too-long that there is not"))
                .anyMatch(line -> line.contains("messages_en.properties has no words for web.form.intro"))
                .anyMatch(line -> line.contains("messages_it.properties has no words for form.hint.project"))
                .anyMatch(line -> line.contains("there is no variable colour"))
                .as("once for each form that shows it")
                .hasSize(8);
    }

    @Test
    void aPageThatLacksWhatItIsThereForStopsTheStart() throws IOException {
        own("received-page.mustache", "<h1>{{heading}}</h1>");
        own("notice-page.mustache", "{{#languages}}{{{notice}}}");

        assertThat(print("/contact", ""))
                .contains("WEB-TEMPLATE", "received-page.mustache", "it leaves out the variable reference")
                .contains("notice-page.mustache");
    }

    /** Puts something below {@code contact-form/} on the application's class path. */
    private void own(String name, String content) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("classes").resolve("contact-form"));
        Files.writeString(folder.resolve(name), content);
    }

    private String print(String... pathsAndQueries) {
        return HostSite.print(directory, TwoForms.yaml(), directory.resolve("classes"), pathsAndQueries);
    }

    private static String ours(String resource) throws IOException {
        try (InputStream in = ContactForms.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
