/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The form elsewhere than on its own page, in a real browser. */
class EmbeddingTest {

    private static final String VISITOR = "ada@example.org";

    @TempDir
    static Path directory;

    /** A site at another origin, which the register names. */
    private static StaticSite pages;

    private static RunningSite site;

    private ChromeDriver browser;
    private ShownForm form;

    @BeforeAll
    static void openTheSites() throws IOException {
        Chromium.require();
        pages = StaticSite.start();
        String register = Files.readString(Path.of("src/main/resources/processing-register.yml"))
                .replace("origins: [https://imageplus.be", "origins: [" + pages.uri() + ", https://imageplus.be");
        Path file = Files.writeString(directory.resolve("register.yml"), register);
        site = RunningSite.startForMany(directory, "--contact-form.register=" + file.toUri());
        pages.publish(site.uri());
    }

    @AfterAll
    static void closeTheSites() {
        if (site != null) {
            site.close();
        }
        if (pages != null) {
            pages.close();
        }
    }

    @AfterEach
    void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    /** By Thymeleaf, on a page that takes the post itself: what is to be mended comes back on that page. */
    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void onAPageOfTheSitesOwnByThymeleaf(boolean javaScript) {
        open(javaScript, site.uri() + "/start?lang=fr");
        assertSitesOwn();
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo("fr");
        form.fillIn("ada@localhost").send();

        form.awaitSummary();
        assertSitesOwn();
        assertThat(browser.getCurrentUrl()).endsWith("/start");
        assertThat(form.value("message")).isEqualTo(ShownForm.MESSAGE);
        form.mend("email", VISITOR).send();

        String reference = form.awaitReceipt();
        assertThat(browser.getCurrentUrl()).endsWith("lang=fr");
        assertThat(site.mailAbout(reference).text()).contains(ShownForm.MESSAGE);
        assertThat(browser.manage().getCookies()).isEmpty(); // R2.17
        assertQuiet();
    }

    /** So that search engines show each page to those who read its language. */
    @Test
    void inEachLanguageUnderItsOwnAddress() {
        for (String path : List.of("/contact", "/start")) {
            assertThat(site.visitor().read(path + "?lang=fr"))
                    .contains("<html lang=\"fr\" dir=\"ltr\">")
                    .contains("hreflang=\"nl\" href=\"" + path + "?lang=nl\"")
                    .contains("hreflang=\"x-default\" href=\"" + path + "\"");
        }
        assertThat(site.visitor().read("/")).contains("<html lang=\"en\" dir=\"ltr\">");
    }

    @Test
    void inASinglePageApplicationByJson() {
        open(true, site.uri() + "/app.html");
        mendAndSendOnThePage();
        assertQuiet();
    }

    /** The page at the other origin asks and sends by CORS; without scripts its plain form leads to our page. */
    @Test
    void onAStaticSiteAtAnotherOrigin() {
        open(true, pages.uri() + "/contact.html");
        mendAndSendOnThePage();
        assertQuiet();
    }

    @Test
    void onAStaticSiteAtAnotherOriginWithoutScripts() {
        open(false, pages.uri() + "/contact.html");
        form.fillIn(VISITOR).send();

        form.until(urlContains(site.uri() + "/contact"));
        form.awaitSummary();
        assertSitesOwn();
        assertThat(form.value("message")).isEqualTo(ShownForm.MESSAGE);
        form.send();

        assertThat(site.mailAbout(form.awaitReceipt()).text()).contains(ShownForm.MESSAGE);
    }

    /** An origin that the register does not name gets nothing, and what the page has without a script stays. */
    @Test
    void onAStaticSiteThatNobodyDeclared() throws IOException {
        try (StaticSite undeclared = StaticSite.start()) {
            undeclared.publish(site.uri());
            open(true, undeclared.uri() + "/contact.html");

            form.until(refused -> browser.manage().logs().get("browser").getAll().stream()
                    .anyMatch(entry -> entry.getMessage().contains("CORS")));
            assertThat(browser.findElement(By.cssSelector("form")).getDomAttribute("action"))
                    .isEqualTo(site.uri() + "/contact");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390})
    void aNarrowPhoneNeedsNoSidewaysScrolling(int width) {
        start(Chromium.startPhone(width));
        for (String page :
                new String[] {site.uri() + "/start", site.uri() + "/app.html", pages.uri() + "/contact.html"}) {
            form.open(page);
            assertThat(form.run("return document.documentElement.scrollWidth"))
                    .as(page)
                    .isEqualTo((long) width);
        }
    }

    private void open(boolean javaScript, String address) {
        start(Chromium.start(javaScript));
        form.open(address);
    }

    private void start(ChromeDriver started) {
        browser = started;
        form = new ShownForm(started);
    }

    private void mendAndSendOnThePage() {
        String page = browser.getCurrentUrl();
        form.until(presenceOfElementLocated(By.cssSelector("[data-contact-api] > form[lang=en] .cf-short dl")));
        assertThat(form.field("email").getDomAttribute("autocomplete")).isEqualTo("email");
        form.fillIn("ada@localhost").send();

        form.awaitSummary();
        assertThat(form.field("email").getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(form.field("email").getDomAttribute("aria-describedby")).isEqualTo("cf-email-error");
        form.mend("email", VISITOR).send();

        WebElement reference = form.until(presenceOfElementLocated(By.cssSelector(".cf-receipt .cf-reference")));
        assertThat(browser.getCurrentUrl()).isEqualTo(page);
        assertThat(site.mailAbout(reference.getText()).text()).contains(ShownForm.MESSAGE);
        assertThat(browser.manage().getCookies()).isEmpty();
    }

    /** Nothing that a browser objects to, but the answer 422 that it reports as well. */
    private void assertQuiet() {
        assertThat(browser.manage().logs().get("browser").getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                        .map(entry -> entry.getMessage())
                        .filter(message -> !message.contains("status of 422")))
                .isEmpty();
    }

    private void assertSitesOwn() {
        assertThat(browser.findElement(By.cssSelector("header .brand")).isDisplayed())
                .isTrue();
        assertThat(browser.findElement(By.cssSelector("footer .legal")).isDisplayed())
                .isTrue();
    }
}
