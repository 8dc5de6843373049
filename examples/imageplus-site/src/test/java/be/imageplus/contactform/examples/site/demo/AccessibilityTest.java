/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nu.validator.client.EmbeddedValidator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The pages that people meet, held to WCAG 2.2 AA, to the keyboard alone, to HTML itself, and to few bytes. */
class AccessibilityTest {

    /** WCAG 2.2 AA contains what came before it. */
    private static final List<String> STANDARDS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final int MOST_TABS = 40;

    @TempDir
    static Path directory;

    private static RunningSite site;
    private static ChromeDriver browser;
    private static ShownForm form;

    /** How a page is looked at; {@code width} in CSS pixels. */
    private record Look(String language, String scheme, int width) {

        static Stream<Look> all() {
            return Stream.of("en", "fr", "nl", "de")
                    .flatMap(language -> Stream.of("light", "dark")
                            .flatMap(scheme -> Stream.of(320, 1280).map(width -> new Look(language, scheme, width))));
        }

        void take() {
            browser.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
            browser.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
        }

        @Override
        public String toString() {
            return language + ", " + scheme + ", " + width + " px";
        }
    }

    @BeforeAll
    static void open() {
        Chromium.require();
        site = RunningSite.startForMany(directory);
        browser = Chromium.start();
        form = new ShownForm(browser);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (site != null) {
            site.close();
        }
    }

    static Stream<Look> looks() {
        return Look.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void noPageKeepsAnybodyOut(Look look) {
        look.take();
        visit("/contact", look.language());
        assertThatNobodyIsKeptOut(look, "form");
        makeMistakes();
        assertThatNobodyIsKeptOut(look, "form with errors");

        visit("/start", look.language());
        assertThatNobodyIsKeptOut(look, "form on a page of the site's own");
        makeMistakes();
        assertThatNobodyIsKeptOut(look, "form with errors on a page of the site's own");

        browser.get(site.uri() + "/contact/received?reference=7Q4M-2KXD&lang=" + look.language());
        assertThatNobodyIsKeptOut(look, "receipt");

        visit("/privacy", look.language());
        assertThatNobodyIsKeptOut(look, "notice");
    }

    static Stream<Look> looksInEnglish() {
        return Look.all().filter(look -> look.language().equals("en"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looksInEnglish")
    void noSinglePageApplicationKeepsAnybodyOut(Look look) {
        look.take();
        visit("/app.html", look.language());
        form.field("message");
        assertThatNobodyIsKeptOut(look, "single-page application");
        makeMistakes();
        assertThatNobodyIsKeptOut(look, "single-page application with errors");
    }

    /** What is to be mended of a choice is said beside all of it, and not within its first option. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("looksInEnglish")
    void noChoiceOfASinglePageApplicationKeepsAnybodyOut(Look look) throws IOException {
        look.take();
        Object script = browser.executeCdpCommand(
                        "Page.addScriptToEvaluateOnNewDocument",
                        Map.of("source", Files.readString(Path.of("src/test/resources/choices.js"))))
                .get("identifier");
        try {
            visit("/app.html", look.language());
            form.field("craft");
            assertThatNobodyIsKeptOut(look, "choices");
            form.send();
            WebElement summary = form.awaitSummary();

            assertThatNobodyIsKeptOut(look, "choices with errors");
            assertThat(browser.findElements(By.cssSelector(".cf-option .cf-error")))
                    .isEmpty();
            assertDescribed(By.cssSelector("fieldset[role=radiogroup][aria-invalid=true]"), "craft", "craft-hint");
            assertDescribed(By.cssSelector("fieldset:not([role])"), "days");
            assertDescribed(By.cssSelector("select[aria-invalid=true]"), "district", "district-hint");
            assertDescribed(By.cssSelector("input[name=visit][aria-invalid=true]"), "visit", "visit-hint");
            assertThat(summary.getText())
                    .contains("Your craft – Choose one of these.", "Your visit – Tick this box to go on.")
                    .contains("\nEnter your name.");
            for (String field : List.of("craft", "days", "district", "visit", "name")) {
                summary.findElement(By.cssSelector("a[href='#cf-" + field + "']"))
                        .click();
                form.until(driver -> field.equals(focused().getDomAttribute("name")));
            }
        } finally {
            browser.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", Map.of("identifier", script));
        }
    }

    private static void assertDescribed(By described, String field, String... further) {
        assertThat(browser.findElement(described).getDomAttribute("aria-describedby"))
                .isEqualTo(Stream.concat(Stream.of(field + "-error"), Stream.of(further))
                        .map("cf-"::concat)
                        .collect(joining(" ")));
    }

    @Test
    void theKeyboardIsEnough() {
        new Look("en", "light", 1280).take();
        visit("/contact", "en");

        tabTo("name").sendKeys(ShownForm.NAME);
        tabTo("email").sendKeys("ada@localhost");
        tabTo("message").sendKeys(ShownForm.MESSAGE);
        tab(ShownForm.BUTTON).sendKeys(Keys.SPACE);
        form.awaitSummary();

        tab(By.cssSelector(".cf-summary a")).sendKeys(Keys.ENTER);
        form.until(driver -> "email".equals(focused().getDomAttribute("name")));
        focused().sendKeys(Keys.chord(Keys.CONTROL, "a"), "ada@example.org", Keys.ENTER);

        form.awaitReceipt();
        tab(By.cssSelector("main a"));
    }

    @Test
    void whatHasTheFocusCanBeSeen() { // WCAG 2.4.7
        visit("/contact", "en");
        for (String field : List.of("name", "email", "message")) {
            WebElement input = tabTo(field);
            assertThat(input.getCssValue("outline-style") + input.getCssValue("box-shadow"))
                    .as(field)
                    .isNotEqualTo("nonenone");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de"})
    void everyPageIsValidHtml(String language) throws Exception {
        visit("/contact", language);
        String errors = (String) form.run("const form = document.querySelector('form.cf-form');"
                + "const sent = {method: 'POST', body: new URLSearchParams(new FormData(form))};"
                + "return (await fetch(form.action, sent)).text()");

        assertThat(errors).contains("cf-summary");
        assertValid(errors);
        assertValid(site.visitor().read("/contact?lang=" + language));
        assertValid(site.visitor().read("/contact/received?reference=7Q4M-2KXD&lang=" + language));
        assertValid(site.visitor().read("/privacy?lang=" + language));
        assertValid(site.visitor().read("/start?lang=" + language));
    }

    @Test
    void aFirstVisitIsLightAndNothingMoves() {
        new Look("en", "light", 1280).take();
        browser.executeCdpCommand("Network.clearBrowserCache", Map.of());
        visit("/contact", "en");
        form.field("name").click(); // brings the last file
        form.until(begun -> form.hasBegunToProve());

        long bytes = (Long)
                form.run("return ['navigation', 'resource'].flatMap((type) => performance.getEntriesByType(type))"
                        + ".reduce((sum, entry) => sum + entry.transferSize, 0)");
        Number shift = (Number) form.run("return new Promise((done) => { let sum = 0;"
                + " new PerformanceObserver((list) => list.getEntries().forEach((entry) => { sum += entry.value; }))"
                + ".observe({type: 'layout-shift', buffered: true}); requestAnimationFrame(() =>"
                + " requestAnimationFrame(() => done(sum))); })");

        System.out.printf(
                "First visit to usable form: %d bytes in %d files%n",
                bytes, form.files().size() + 1);
        assertThat(bytes).isBetween(10_000L, 50_000L);
        assertThat(shift.doubleValue()).isZero();
    }

    /** What browsers let through and we do not: two fields to mend. */
    private static void makeMistakes() {
        form.run("const { name, email, phone, message } = document.querySelector('main form').elements;"
                + "name.value = 'Ada Example'; email.value = 'ada@localhost';"
                + "phone.value = 'call me'; message.value = 'Do you paint signs?'");
        form.send();
        form.awaitSummary();
    }

    /** No page here has a frame, so that all of it is looked at within its own window, without opening another one. */
    @SuppressWarnings("deprecation") // for pages with frames of other origins
    private static void assertThatNobodyIsKeptOut(Look look, String page) {
        List<Rule> violations = new AxeBuilder()
                .setLegacyMode()
                .setTimeout((int) ShownForm.PATIENCE.toSeconds())
                .withTags(STANDARDS)
                .analyze(browser)
                .getViolations();
        assertThat(violations.stream().map(rule -> rule.getId() + ": " + rule.getNodes()))
                .as("%s (%s)", page, look)
                .isEmpty();
        assertThat((Long) form.run("return document.documentElement.scrollWidth"))
                .as("width of the %s (%s)", page, look)
                .isLessThanOrEqualTo(look.width());
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo(look.language());
    }

    private static void assertValid(String html) throws Exception {
        EmbeddedValidator validator = new EmbeddedValidator();
        validator.setOutputFormat(EmbeddedValidator.OutputFormat.JSON);
        assertThat(validator.validate(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8))))
                .startsWith("{\"messages\":")
                .doesNotContain("\"type\":\"error\"", "\"type\":\"non-document-error\"");
    }

    private static void visit(String path, String language) {
        browser.get(site.uri() + path + "?lang=" + language);
    }

    private static WebElement tabTo(String field) {
        return tab(By.name(field));
    }

    /** Presses the tab key until an element has the focus. */
    private static WebElement tab(By wanted) {
        WebElement target = browser.findElement(wanted);
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            new Actions(browser).sendKeys(Keys.TAB).perform();
            if (focused().equals(target)) {
                return target;
            }
        }
        throw new AssertionError("the tab key does not reach " + wanted);
    }

    private static WebElement focused() {
        return browser.switchTo().activeElement();
    }
}
