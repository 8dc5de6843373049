/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One copy of the page, kept by a cache for a week, on the screens of several people. */
class CachedPageTest {

    @TempDir
    Path directory;

    @BeforeAll
    static void needsABrowser() {
        Chromium.require();
    }

    @Test
    void isGoodForEachOfThem() {
        ShiftedClock clock = new ShiftedClock();
        try (RunningSite site = RunningSite.start(directory, clock)) {
            clock.shift(Duration.ofDays(-7));
            String cached = site.visitor().read("/contact?lang=en");
            clock.shift(Duration.ZERO);
            ChromeDriver browser = Chromium.start(directory.resolve("profile"), true, Map.of());
            try {
                List<String> people = new ArrayList<>();
                for (String person : List.of("ada", "bob", "cleo")) {
                    browser.switchTo().newWindow(WindowType.TAB);
                    browser.get(site.uri() + "/contact?lang=en");
                    browser.executeScript("document.open(); document.write(arguments[0]); document.close();", cached);
                    browser.findElement(By.name("name")).sendKeys(person);
                    browser.findElement(By.name("email")).sendKeys(person + "@example.org");
                    browser.findElement(By.name("message")).sendKeys("Do you paint signs for " + person + "?");
                    people.add(browser.getWindowHandle());
                }
                for (String person : people) {
                    browser.switchTo().window(person);
                    browser.findElement(By.cssSelector("main form button[type=submit]"))
                            .click();
                }
                List<String> references = new ArrayList<>();
                for (String person : people) {
                    browser.switchTo().window(person);
                    new WebDriverWait(browser, Duration.ofSeconds(20))
                            .until(urlContains("/contact/received?reference="));
                    references.add(browser.getCurrentUrl().replaceAll(".*reference=([0-9A-Z-]+).*", "$1"));
                }
                assertThat(references).doesNotHaveDuplicates();
                assertThat(references.stream().map(site::mailAbout).map(DemoMail::text))
                        .satisfiesExactly(
                                mail -> assertThat(mail).contains("signs for ada?"),
                                mail -> assertThat(mail).contains("signs for bob?"),
                                mail -> assertThat(mail).contains("signs for cleo?"));
            } finally {
                browser.quit();
            }
        }
    }
}
