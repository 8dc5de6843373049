/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import be.imageplus.contactform.kit.ChallengeSolver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.json.JsonMapper;

/** A page whose widget proved weeks ago that no robot is at work. */
class OldProofTest {

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

    @ParameterizedTest(name = "with our script: {0}")
    @ValueSource(booleans = {true, false})
    void isToldThatItWaitedTooLongAndTakenThen(boolean script) { // R3.6
        ShiftedClock clock = new ShiftedClock();
        // Long enough, so that what arrives in the inbox has the second proof to thank for it.
        Duration longer = script ? Duration.ofMinutes(10) : Duration.ZERO;
        try (RunningSite site = RunningSite.start(directory, longer, clock)) {
            clock.shift(Duration.ofDays(-15));
            String old = ChallengeSolver.solve(new JsonMapper()
                    .readTree(site.visitor().read("/api/contact"))
                    .get("challenge")
                    .toString());
            clock.shift(Duration.ZERO);
            open(site, script);
            fillIn();
            browser.executeScript(
                    "const proof = document.createElement('input'); proof.type = 'hidden'; proof.name = '_proof';"
                            + "proof.value = arguments[0]; document.querySelector('.cf-form').append(proof);"
                            + "const real = window.fetch; window.fetch = async (...request) => { const answer ="
                            + " await real(...request); window.answer = await answer.clone().json(); return answer; }",
                    old);
            String token = value("_token");
            send();

            await(presenceOfElementLocated(By.cssSelector(".cf-summary:focus")));
            assertThat(browser.findElement(By.cssSelector(".cf-summary")).getText())
                    .contains("Your message waited for too long after the page was opened", "please send it again");
            assertThat(List.of(value("name"), value("email"), value("message")))
                    .containsExactly("Ada Example", "ada@example.org", "Do you paint shop signs?");
            assertThat(value("_token")).isNotEqualTo(token);
            assertThat(site.enquiriesOf("ada@example.org")).isZero();
            if (script) {
                assertThat(browser.getCurrentUrl()).endsWith("/contact");
                // As a widget does that is given another challenge.
                String challenge = (String) browser.executeScript("return JSON.stringify(window.answer.challenge)");
                browser.executeScript(
                        "document.querySelector('[name=_proof]').value = arguments[0]",
                        ChallengeSolver.solve(challenge));
            } else {
                assertThat(browser.findElements(By.name("_proof"))).isEmpty();
            }
            send();

            await(urlContains("/contact/received?reference="));
            String reference = browser.getCurrentUrl().replaceAll(".*reference=([0-9A-Z-]+).*", "$1");
            assertThat(site.mailAbout(reference).text()).contains("Do you paint shop signs?");
        }
    }

    private void open(RunningSite site, boolean script) {
        browser = Chromium.start(directory.resolve("profile"), true, Map.of());
        if (!script) {
            browser.executeCdpCommand("Network.enable", Map.of());
            browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/contact-form*.js*")));
        }
        browser.get(site.uri() + "/contact");
    }

    private void fillIn() {
        browser.findElement(By.name("name")).sendKeys("Ada Example");
        browser.findElement(By.name("email")).sendKeys("ada@example.org");
        browser.findElement(By.name("message")).sendKeys("Do you paint shop signs?");
    }

    private void send() {
        browser.findElement(By.cssSelector(".cf-submit")).click();
    }

    private String value(String name) {
        return browser.findElement(By.name(name)).getDomProperty("value");
    }

    private <T> void await(ExpectedCondition<T> condition) {
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(condition);
    }
}
