/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A visitor with a real browser. */
class BrowserTest {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Map<String, String> ENQUIRY =
            Map.of("name", "Ada Example", "email", "ada@example.org", "message", "Do you paint shop signs?");

    @TempDir
    Path directory;

    @BeforeAll
    static void needsABrowser() {
        Chromium.require();
    }

    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void aVisitorMendsTheFormSendsItAndSeesTheReceipt(boolean javaScript) {
        try (RunningSite site = RunningSite.start(directory)) {
            ChromeDriver browser = Chromium.start(directory.resolve("profile"), javaScript, Map.of());
            try {
                browser.get(site.uri() + "/");
                browser.findElement(By.cssSelector("nav .button")).click();
                type(browser, "name", "Ada Example");
                type(browser, "email", "ada@localhost"); // an address to a browser, but not to us
                type(browser, "message", "Do you paint shop signs?");
                send(browser);

                awaitFocusOnTheSummary(browser);
                WebElement email = browser.findElement(By.name("email"));
                assertThat(email.getDomAttribute("aria-invalid")).isEqualTo("true");
                WebElement error = browser.findElement(By.cssSelector(".cf-field-invalid .cf-error"));
                assertThat(error.getText()).isNotBlank();
                assertThat(email.getDomAttribute("aria-describedby")).contains(error.getDomAttribute("id"));
                assertThat(browser.findElement(By.name("message")).getDomProperty("value"))
                        .isEqualTo("Do you paint shop signs?");

                email.clear();
                type(browser, "email", "ada@example.org");
                send(browser);

                new WebDriverWait(browser, PATIENCE).until(urlContains("/contact/received?reference="));
                String reference = browser.getCurrentUrl().replaceAll(".*reference=([0-9A-Z-]+).*", "$1");
                assertThat(browser.findElement(By.tagName("main")).getText()).contains(reference);
                assertThat(browser.manage().getCookies()).isEmpty(); // R2.17

                DemoMail mail = site.mailAbout(reference);
                assertThat(mail.text()).contains("Ada Example", "Do you paint shop signs?");
                assertThat(mail.header("Reply-To")).contains("ada@example.org");
            } finally {
                browser.quit();
            }
        }
    }

    @Test
    void aVisitorWhoseBrowserBlocksTheScriptIsTakenAfterTheLongerTime() { // R3.6
        Duration longer = Duration.ofSeconds(2);
        try (RunningSite site = RunningSite.start(directory, longer)) {
            ChromeDriver browser = Chromium.start(directory.resolve("profile"), true, Map.of());
            try {
                browser.executeCdpCommand("Network.enable", Map.of());
                browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/contact-form*.js*")));
                browser.get(site.uri() + "/contact");
                ENQUIRY.forEach((field, value) -> type(browser, field, value));
                new WebDriverWait(browser, PATIENCE).until(served -> (Boolean)
                        browser.executeScript("return performance.now() > arguments[0]", longer.toMillis() + 500));
                send(browser);

                new WebDriverWait(browser, PATIENCE).until(urlContains("/contact/received?reference="));
                String reference = browser.getCurrentUrl().replaceAll(".*reference=([0-9A-Z-]+).*", "$1");
                assertThat(site.mailAbout(reference).text()).contains("Do you paint shop signs?");
            } finally {
                browser.quit();
            }
        }
    }

    /** The page's address is told to nobody, so that browsers send {@code Origin: null} with its button. */
    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void staffResolveAnEnquiryByTheLinkInItsMail(boolean javaScript) { // R5.1
        try (RunningSite site = RunningSite.start(directory)) {
            String reference = site.visitor().enquire(ENQUIRY);
            String link = linkIn(site.mailAbout(reference));
            ChromeDriver browser = Chromium.start(directory.resolve("profile"), javaScript, Map.of());
            try {
                browser.get(site.uri() + link);
                assertThat(browser.findElement(By.tagName("main")).getText())
                        .contains(reference, "Mark this enquiry as resolved?")
                        .doesNotContain("Ada", "shop signs");
                send(browser);

                new WebDriverWait(browser, PATIENCE).until(textToBe(By.tagName("h1"), "This enquiry is resolved"));
                assertThat(browser.findElements(By.cssSelector("main form"))).isEmpty();
                assertThat(browser.manage().getCookies()).isEmpty(); // R2.17
            } finally {
                browser.quit();
            }
        }
    }

    private static String linkIn(DemoMail mail) {
        Matcher link =
                Pattern.compile("http://localhost:\\d+(/contact/actions/\\S+)").matcher(mail.text());
        assertThat(link.find()).as("a link in the mail").isTrue();
        return link.group(1);
    }

    @Test
    void aNarrowPhoneNeedsNoSidewaysScrolling() {
        try (RunningSite site = RunningSite.start(directory)) {
            ChromeDriver browser = Chromium.start(
                    directory.resolve("profile"), true, Map.of("width", 320, "height", 640, "pixelRatio", 1.0));
            try {
                String link = linkIn(site.mailAbout(site.visitor().enquire(ENQUIRY)));
                for (String path : new String[] {"/", "/contact", "/privacy", "/demo/mailbox", link}) {
                    browser.get(site.uri() + path);
                    assertThat(browser.executeScript("return document.documentElement.scrollWidth"))
                            .as(path)
                            .isEqualTo(320L);
                }
            } finally {
                browser.quit();
            }
        }
    }

    /**
     * Who reads with their ears hears first what is to be mended; the browser moves the focus once it has drawn the
     * page.
     */
    private static void awaitFocusOnTheSummary(ChromeDriver browser) {
        new WebDriverWait(browser, PATIENCE).until(presenceOfElementLocated(By.cssSelector(".cf-summary:focus")));
    }

    private static void type(ChromeDriver browser, String field, String value) {
        browser.findElement(By.name(field)).sendKeys(value);
    }

    private static void send(ChromeDriver browser) {
        browser.findElement(By.cssSelector("main form button[type=submit]")).click();
    }
}
