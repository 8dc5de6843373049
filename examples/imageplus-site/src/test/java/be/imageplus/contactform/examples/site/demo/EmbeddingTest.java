/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The form elsewhere than on its own page, in a real browser. */
class EmbeddingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private ChromeDriver browser;

    @BeforeAll
    static void needsABrowser() {
        Chromium.require();
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
        try (RunningSite site = RunningSite.start(directory)) {
            open(javaScript, site.uri() + "/start?lang=fr");
            assertSitesOwn();
            assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang"))
                    .isEqualTo("fr");
            fillIn("ada@localhost");
            send();

            await(presenceOfElementLocated(By.cssSelector(".cf-summary")));
            assertSitesOwn();
            assertThat(browser.getCurrentUrl()).endsWith("/start");
            assertThat(value("message")).isEqualTo("Do you paint shop signs?");
            mendTheAddress();
            send();

            await(urlContains("/contact/received?reference="));
            assertThat(browser.getCurrentUrl()).endsWith("lang=fr");
            assertThat(site.mailAbout(referenceIn(browser.getCurrentUrl())).text())
                    .contains("Do you paint shop signs?");
            assertThat(browser.manage().getCookies()).isEmpty(); // R2.17
        }
    }

    /** So that search engines show each page to those who read its language. */
    @Test
    void inEachLanguageUnderItsOwnAddress() {
        try (RunningSite site = RunningSite.start(directory)) {
            for (String path : List.of("/contact", "/start")) {
                assertThat(site.visitor().read(path + "?lang=fr"))
                        .contains("<html lang=\"fr\" dir=\"ltr\">")
                        .contains("hreflang=\"nl\" href=\"" + path + "?lang=nl\"")
                        .contains("hreflang=\"x-default\" href=\"" + path + "\"");
            }
            assertThat(site.visitor().read("/")).contains("<html lang=\"en\" dir=\"ltr\">");
        }
    }

    @Test
    void inASinglePageApplicationByJson() {
        try (RunningSite site = RunningSite.start(directory)) {
            open(true, site.uri() + "/app.html");
            mendAndSendOnThePage(site);
            assertQuiet();
        }
    }

    /** The page at the other origin asks and sends by CORS; without scripts its plain form leads to our page. */
    @Test
    void onAStaticSiteAtAnotherOrigin() throws IOException {
        try (StaticSite pages = StaticSite.start();
                RunningSite site = siteThatAllows(pages)) {
            pages.publish(site.uri());
            open(true, pages.uri() + "/contact.html");
            mendAndSendOnThePage(site);
            assertQuiet();
        }
    }

    @Test
    void onAStaticSiteAtAnotherOriginWithoutScripts() throws IOException {
        try (StaticSite pages = StaticSite.start();
                RunningSite site = siteThatAllows(pages)) {
            pages.publish(site.uri());
            open(false, pages.uri() + "/contact.html");
            fillIn("ada@example.org");
            send();

            await(urlContains(site.uri() + "/contact"));
            assertSitesOwn();
            assertThat(value("message")).isEqualTo("Do you paint shop signs?");
            send();

            await(urlContains("/contact/received?reference="));
            assertThat(site.mailAbout(referenceIn(browser.getCurrentUrl())).text())
                    .contains("Do you paint shop signs?");
        }
    }

    /** An origin that the register does not name gets nothing, and what the page has without a script stays. */
    @Test
    void onAStaticSiteThatNobodyDeclared() throws IOException {
        try (StaticSite pages = StaticSite.start();
                RunningSite site = RunningSite.start(directory)) {
            pages.publish(site.uri());
            open(true, pages.uri() + "/contact.html");

            new WebDriverWait(browser, PATIENCE)
                    .until(driver -> browser.manage().logs().get("browser").getAll().stream()
                            .anyMatch(entry -> entry.getMessage().contains("CORS")));
            assertThat(browser.findElement(By.cssSelector("form")).getDomAttribute("action"))
                    .isEqualTo(site.uri() + "/contact");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {320, 390})
    void aNarrowPhoneNeedsNoSidewaysScrolling(int width) throws IOException {
        try (StaticSite pages = StaticSite.start();
                RunningSite site = siteThatAllows(pages)) {
            pages.publish(site.uri());
            browser = Chromium.start(
                    directory.resolve("profile"), true, Map.of("width", width, "height", 800, "pixelRatio", 1.0));
            for (String page :
                    new String[] {site.uri() + "/start", site.uri() + "/app.html", pages.uri() + "/contact.html"}) {
                browser.get(page);
                await(presenceOfElementLocated(By.name("email")));
                assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                        .as(page)
                        .isEqualTo((long) width);
            }
        }
    }

    private RunningSite siteThatAllows(StaticSite pages) throws IOException {
        String register = Files.readString(Path.of("src/main/resources/processing-register.yml"))
                .replace("origins: [https://imageplus.be", "origins: [" + pages.uri() + ", https://imageplus.be");
        Path file = Files.writeString(directory.resolve("register.yml"), register);
        return RunningSite.start(directory, "--contact-form.register=" + file.toUri());
    }

    private void open(boolean javaScript, String address) {
        browser = Chromium.start(directory.resolve("profile"), javaScript, Map.of());
        browser.get(address);
    }

    private void mendAndSendOnThePage(RunningSite site) {
        String page = browser.getCurrentUrl();
        await(presenceOfElementLocated(By.cssSelector("[data-contact-api] > form[lang=en] .cf-short dl")));
        assertThat(browser.findElement(By.name("email")).getDomAttribute("autocomplete"))
                .isEqualTo("email");
        fillIn("ada@localhost");
        send();

        await(presenceOfElementLocated(By.cssSelector(".cf-summary:focus")));
        WebElement email = browser.findElement(By.name("email"));
        assertThat(email.getDomAttribute("aria-invalid")).isEqualTo("true");
        assertThat(email.getDomAttribute("aria-describedby")).isEqualTo("cf-email-error");
        mendTheAddress();
        send();

        await(presenceOfElementLocated(By.cssSelector(".cf-receipt .cf-reference")));
        assertThat(browser.getCurrentUrl()).isEqualTo(page);
        String reference = browser.findElement(By.cssSelector(".cf-reference")).getText();
        assertThat(site.mailAbout(reference).text()).contains("Do you paint shop signs?");
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

    private void fillIn(String address) {
        browser.findElement(By.name("name")).sendKeys("Ada Example");
        browser.findElement(By.name("email")).sendKeys(address);
        browser.findElement(By.name("message")).sendKeys("Do you paint shop signs?");
    }

    private void mendTheAddress() {
        WebElement email = browser.findElement(By.name("email"));
        email.clear();
        email.sendKeys("ada@example.org");
    }

    private void send() {
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
    }

    private String value(String field) {
        return browser.findElement(By.name(field)).getDomProperty("value");
    }

    private static String referenceIn(String address) {
        return address.replaceAll(".*reference=([0-9A-Z-]+).*", "$1");
    }

    private <T> void await(ExpectedCondition<T> condition) {
        new WebDriverWait(browser, PATIENCE).until(condition);
    }
}
