/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;

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
            ChromeDriver browser = Chromium.start();
            try {
                ShownForm form = new ShownForm(browser);
                List<String> people = new ArrayList<>();
                for (String person : List.of("ada", "bob", "cleo")) {
                    browser.switchTo().newWindow(WindowType.TAB);
                    form.open(site.uri() + "/contact?lang=en");
                    form.run("document.open(); document.write(arguments[0]); document.close();", cached);
                    form.awaitWhole();
                    String shared = form.token();
                    form.type("name", person).type("email", person + "@example.org");
                    form.type("message", "Do you paint signs for " + person + "?");
                    form.until(own -> !form.token().equals(shared));
                    people.add(browser.getWindowHandle());
                }
                for (String person : people) {
                    browser.switchTo().window(person);
                    form.send();
                }
                List<String> references = new ArrayList<>();
                for (String person : people) {
                    browser.switchTo().window(person);
                    references.add(form.awaitReceipt());
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
