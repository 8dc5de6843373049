/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBePresentInElementLocated;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/** A visitor with a real browser. */
class BrowserTest {

    private static final Map<String, String> ENQUIRY =
            Map.of("name", ShownForm.NAME, "email", "ada@example.org", "message", ShownForm.MESSAGE);

    @TempDir
    static Path directory;

    private static RunningSite site;

    private ChromeDriver browser;
    private ShownForm form;

    @BeforeAll
    static void openTheSite() {
        Chromium.require();
        site = RunningSite.startForMany(directory);
    }

    @AfterAll
    static void closeTheSite() {
        if (site != null) {
            site.close();
        }
    }

    @AfterEach
    void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    private void start(ChromeDriver started) {
        browser = started;
        form = new ShownForm(started);
    }

    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void aVisitorMendsTheFormSendsItAndSeesTheReceipt(boolean javaScript) {
        start(Chromium.start(javaScript));
        browser.get(site.uri() + "/");
        browser.findElement(By.cssSelector("nav .button")).click();
        form.fillIn("ada@localhost"); // an address to a browser, but not to us
        form.send();

        form.awaitSummary();
        assertThat(form.field("email").getDomAttribute("aria-invalid")).isEqualTo("true");
        WebElement error = browser.findElement(By.cssSelector(".cf-field-invalid .cf-error"));
        assertThat(error.getText()).isNotBlank();
        assertThat(form.field("email").getDomAttribute("aria-describedby")).contains(error.getDomAttribute("id"));
        assertThat(form.value("message")).isEqualTo(ShownForm.MESSAGE);

        form.mend("email", "ada@example.org").send();

        String reference = form.awaitReceipt();
        form.until(textToBePresentInElementLocated(By.tagName("main"), reference));
        assertThat(browser.manage().getCookies()).isEmpty(); // R2.17

        DemoMail mail = site.mailAbout(reference);
        assertThat(mail.text()).contains(ShownForm.NAME, ShownForm.MESSAGE);
        assertThat(mail.header("Reply-To")).contains("ada@example.org");
    }

    @Test
    void aVisitorWhoseBrowserBlocksTheScriptIsTakenAfterTheLongerTime(@TempDir Path another) { // R3.6
        Duration longer = Duration.ofSeconds(2);
        try (RunningSite strict = RunningSite.start(another, longer)) {
            start(Chromium.start());
            browser.executeCdpCommand("Network.enable", Map.of());
            browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/contact-form*.js*")));
            form.open(strict.uri() + "/contact").fillIn("ada@example.org");
            form.until(
                    served -> (Boolean) form.run("return performance.now() > arguments[0]", longer.toMillis() + 500));
            form.send();

            assertThat(strict.mailAbout(form.awaitReceipt()).text()).contains(ShownForm.MESSAGE);
        }
    }

    /** The page's address is told to nobody, so that browsers send {@code Origin: null} with its button. */
    @ParameterizedTest(name = "with JavaScript: {0}")
    @ValueSource(booleans = {true, false})
    void staffResolveAnEnquiryByTheLinkInItsMail(boolean javaScript) { // R5.1
        String reference = site.visitor().enquire(ENQUIRY);
        start(Chromium.start(javaScript));
        browser.get(site.uri() + linkIn(site.mailAbout(reference)));
        assertThat(browser.findElement(By.tagName("main")).getText())
                .contains(reference, "Mark this enquiry as resolved?")
                .doesNotContain("Ada", "shop signs");
        form.send();

        form.until(textToBe(By.tagName("h1"), "This enquiry is resolved"));
        assertThat(browser.findElements(By.cssSelector("main form"))).isEmpty();
        assertThat(browser.manage().getCookies()).isEmpty(); // R2.17
    }

    @Test
    void aNarrowPhoneNeedsNoSidewaysScrolling() {
        start(Chromium.startPhone(320));
        String link = linkIn(site.mailAbout(site.visitor().enquire(ENQUIRY)));
        for (String path : new String[] {"/", "/contact", "/privacy", "/demo/mailbox", link}) {
            browser.get(site.uri() + path);
            assertThat(form.run("return document.documentElement.scrollWidth"))
                    .as(path)
                    .isEqualTo(320L);
        }
    }

    private static String linkIn(DemoMail mail) {
        Matcher link =
                Pattern.compile("http://localhost:\\d+(/contact/actions/\\S+)").matcher(mail.text());
        assertThat(link.find()).as("a link in the mail").isTrue();
        return link.group(1);
    }
}
