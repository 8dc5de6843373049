/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.screening.ProofCost;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * Measures how long a real browser works for one enquiry at the library's standard cost; the figures of
 * screening/proof-of-work.md come from here. Whether the developer tools' slowdown of the processor reaches a worker
 * differs between versions of the browser, so the time of a slow phone is six times the one without.
 */
class SolvingTimeTest {

    private static final int CHALLENGES = 25;
    private static final int SLOWER = 6;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String SOLVE = "return (async () => {"
            + "const { dataset } = document.querySelector('.cf-form'); const times = [];"
            + "for (let i = 0; i < arguments[0]; i++) {"
            + "  const { challenge } = await (await fetch(dataset.cfApi)).json();"
            + "  const started = performance.now();"
            + "  const worker = new Worker(dataset.cfWorker);"
            + "  await new Promise((solved, failed) => {"
            + "    worker.onmessage = ({ data }) => data ? solved() : failed(new Error('not solved'));"
            + "    worker.postMessage(challenge.parameters);"
            + "  });"
            + "  worker.terminate();"
            + "  times.push(performance.now() - started + 0.001);"
            + "}"
            + "return times.sort((a, b) => a - b); })()";

    @TempDir
    Path directory;

    @BeforeAll
    static void needsABrowser() {
        Chromium.require();
    }

    @Test
    void aBrowserSolvesAChallengeWhileItsVisitorTypes() {
        String standard = "--contact-form.screening.proof-of-work-tries=" + ProofCost.STANDARD.tries();
        try (RunningSite site = RunningSite.start(directory, standard)) {
            ChromeDriver browser = Chromium.start();
            try {
                browser.manage().timeouts().scriptTimeout(PATIENCE);
                browser.get(site.uri() + "/contact");
                solve(browser, 3); // so that everything is loaded
                report("without slowdown", solve(browser, CHALLENGES));
                browser.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", SLOWER));
                report("with the page slowed down " + SLOWER + " times", solve(browser, CHALLENGES));
            } finally {
                browser.quit();
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Double> solve(ChromeDriver browser, int challenges) {
        return ((List<Number>) browser.executeScript(SOLVE, challenges))
                .stream().map(Number::doubleValue).toList();
    }

    private static void report(String circumstances, List<Double> millis) {
        double median = millis.get(millis.size() / 2);
        double p95 = millis.get(millis.size() * 95 / 100);
        System.out.printf("Solving %s: median %.0f ms, p95 %.0f ms%n", circumstances, median, p95);
        assertThat(millis).as(circumstances).hasSize(CHALLENGES).allMatch(time -> time > 0);
    }
}
