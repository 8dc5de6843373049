/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;

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
import tools.jackson.databind.json.JsonMapper;

/** A page whose widget proved weeks ago that no robot is at work. */
class OldProofTest {

    private static final String VISITOR = "ada@example.org";

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
            ShownForm form = open(site, script).fillIn(VISITOR);
            form.run(
                    "const proof = document.createElement('input'); proof.type = 'hidden'; proof.name = '_proof';"
                            + "proof.value = arguments[0]; document.querySelector('.cf-form').append(proof);"
                            + "const real = window.fetch; window.fetch = async (...request) => { const answer ="
                            + " await real(...request); window.answer = await answer.clone().json(); return answer; }",
                    old);
            String token = form.token();
            form.send();

            assertThat(form.awaitSummary().getText())
                    .contains("Your message waited for too long after the page was opened", "please send it again");
            assertThat(form.values("name", "email", "message"))
                    .containsExactly(ShownForm.NAME, VISITOR, ShownForm.MESSAGE);
            assertThat(form.token()).isNotEqualTo(token);
            assertThat(site.enquiriesOf(VISITOR)).isZero();
            if (script) {
                assertThat(browser.getCurrentUrl()).endsWith("/contact");
                // As a widget does that is given another challenge.
                String challenge = (String) form.run("return JSON.stringify(window.answer.challenge)");
                form.run(
                        "document.querySelector('[name=_proof]').value = arguments[0]",
                        ChallengeSolver.solve(challenge));
            } else {
                assertThat(browser.findElements(By.name("_proof"))).isEmpty();
            }
            form.send();

            assertThat(site.mailAbout(form.awaitReceipt()).text()).contains(ShownForm.MESSAGE);
        }
    }

    private ShownForm open(RunningSite site, boolean script) {
        browser = Chromium.start();
        if (!script) {
            browser.executeCdpCommand("Network.enable", Map.of());
            browser.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of("*/contact-form*.js*")));
        }
        return new ShownForm(browser).open(site.uri() + "/contact");
    }
}
