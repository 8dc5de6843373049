/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A headless Chromium with a profile that its driver makes and deletes, which fetches nothing but what a test asks for.
 * It waits for nothing by itself: what is not there yet is waited for by {@link ShownForm}, and what must not be there
 * costs no time.
 */
final class Chromium {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final int TRIES = 3;

    private Chromium() {}

    /** Skips the test on a machine without the browser, and fails it where {@code CI=true} promises one. */
    static void require() {
        boolean present = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
        if (!present && "true".equals(System.getenv("CI"))) {
            fail("CI=true, but there is no " + BROWSER + " with " + DRIVER + ": install chromium and chromium-driver");
        }
        assumeTrue(present, "no " + BROWSER + " with " + DRIVER + ": install chromium and chromium-driver to run this");
    }

    static ChromeDriver start() {
        return start(true);
    }

    /** @param javaScript whether pages may run scripts */
    static ChromeDriver start(boolean javaScript) {
        ChromeOptions options = new ChromeOptions();
        if (!javaScript) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        return start(options);
    }

    /** @param width of its screen, in CSS pixels */
    static ChromeDriver startPhone(int width) {
        ChromeOptions options = new ChromeOptions();
        options.setExperimentalOption(
                "mobileEmulation", Map.of("deviceMetrics", Map.of("width", width, "height", 640, "pixelRatio", 1.0)));
        return start(options);
    }

    /** The driver's port may be taken by somebody else before the driver has it: then with another one. */
    private static ChromeDriver start(ChromeOptions options) {
        for (int tries = 1; ; tries++) {
            try {
                return startOnce(options);
            } catch (WebDriverException failed) {
                if (tries == TRIES) {
                    throw failed;
                }
            }
        }
    }

    private static ChromeDriver startOnce(ChromeOptions options) {
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,1000");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withTimeout(Duration.ofMinutes(1))
                .build();
        ChromeDriver browser = new ChromeDriver(service, options);
        browser.manage().timeouts().scriptTimeout(ShownForm.PATIENCE);
        return browser;
    }
}
