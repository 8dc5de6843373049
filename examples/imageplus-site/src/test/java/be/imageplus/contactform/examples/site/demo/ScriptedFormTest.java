/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.attributeToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * What the script does for a visitor with a real browser. Whoever sends no proof is held for ten minutes here, so a
 * mail to staff says that the browser has proven that no robot is at work.
 */
class ScriptedFormTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final By BUTTON = By.cssSelector(".cf-submit");
    private static final By STATUS = By.cssSelector(".cf-status");
    private static final By SUMMARY = By.cssSelector(".cf-summary");

    @TempDir
    static Path directory;

    private static RunningSite site;
    private static ChromeDriver browser;

    private static int visitors;

    private String address;

    @BeforeAll
    static void open() {
        Chromium.require();
        // All the visitors of these tests come from one machine.
        String enough = "--contact-form.screening.rate-per-client=100/10m";
        site = RunningSite.start(directory, Duration.ofMinutes(10), Clock.systemUTC(), enough);
        browser = Chromium.start(directory.resolve("profile"), true, Map.of());
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.quit();
        }
        if (site != null) {
            site.close();
        }
    }

    @BeforeEach
    void visit() {
        address = "visitor-" + ++visitors + "@example.org";
        browser.get(site.uri() + "/contact");
    }

    @Test
    void provesInTheBackgroundAndSendsWithoutLeavingAThing() { // R2.17, R3.6
        fillIn();
        send();

        String reference = awaitReceipt();

        assertThat(site.mailAbout(reference).header("Reply-To")).contains(address);
        assertThat(browser.manage().getCookies()).isEmpty();
        assertThat(run("return localStorage.length + sessionStorage.length + (await indexedDB.databases()).length"))
                .isEqualTo(0L);
        assertThat(browser.manage().logs().get("browser").getAll())
                .extracting(LogEntry::getMessage)
                .filteredOn(message -> !message.contains("a status of 422")) // what other tests provoked
                .isEmpty();
    }

    @Test
    void asksNobodyElse() { // R2.17
        fillIn();
        run("await new Promise((done) => setTimeout(done, 0))");

        assertThat(run("return performance.getEntriesByType('resource').map((entry) => entry.name)"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .isNotEmpty()
                .allMatch(name -> name.startsWith(site.uri().toString()));
    }

    @Test
    void spendsNothingOnWhoOnlyReads() {
        assertThat(workers()).isZero();

        browser.findElement(By.name("name")).click();

        until(driver -> workers() == 1);
    }

    @Test
    void takesTwoClicksForOne() {
        fillIn();
        new Actions(browser).doubleClick(browser.findElement(BUTTON)).perform();

        awaitReceipt();

        assertThat(site.enquiriesOf(address)).isEqualTo(1);
    }

    @Test
    void saysThatItIsOnItsWay() {
        fillIn();
        run("window.fetch = () => new Promise(() => {})");
        send();

        until(textToBe(STATUS, "Sending your message…"));
        until(attributeToBe(BUTTON, "aria-disabled", "true"));
        assertThat(browser.findElement(STATUS).getDomAttribute("role")).isEqualTo("status");
    }

    @Test
    void keepsTheInputWhileThereIsNoNetworkAndSendsItLater() {
        fillIn();
        until(driver -> workers() == 1);
        network(true);
        try {
            send();
            until(textToBe(BUTTON, "Try again"));
            assertThat(browser.findElement(STATUS).getText()).startsWith("You seem to be offline.");
            assertThat(browser.findElement(By.name("message")).getDomProperty("value"))
                    .isEqualTo("Do you paint shop signs?");
        } finally {
            network(false);
        }
        send();

        assertThat(site.mailAbout(awaitReceipt()).header("Reply-To")).contains(address);
    }

    @Test
    void storesOnceWhatIsSentAgainBecauseTheAnswerWasLost() {
        fillIn();
        run("const real = window.fetch; window.fetch = (...request) => real(...request)"
                + ".then(() => { window.fetch = real; throw new TypeError('lost'); })");
        send();
        until(textToBe(BUTTON, "Try again"));
        assertThat(browser.findElement(STATUS).getText()).startsWith("Our server did not answer.");
        assertThat(site.enquiriesOf(address)).isEqualTo(1);

        send();

        awaitReceipt();
        assertThat(site.enquiriesOf(address)).isEqualTo(1);
    }

    @Test
    void tellsThatAProofIsWrongAndSendsWithoutOneThen() {
        fillIn();
        run("document.querySelector('.cf-form')"
                + ".insertAdjacentHTML('beforeend', '<input type=hidden name=_proof value=wrong>')");
        send();
        until(presenceOfElementLocated(By.cssSelector(".cf-summary:focus")));
        assertThat(browser.findElement(SUMMARY).getText())
                .contains("did not fit this page", "Your message is still here");

        run("document.querySelector('[name=_proof]').remove()");
        send();

        awaitReceipt();
        assertThat(site.enquiriesOf(address)).isEqualTo(1);
    }

    @Test
    void saysWhatIsToBeMendedAsThePageWithoutAScriptDoes() {
        String mistakes = "const form = document.querySelector('.cf-form');"
                + "form.elements.email.value = 'ada@localhost'; form.elements.message.value = 'x';"
                + "form.elements.phone.value = 'none'; form.elements.name.value = '';";
        String drawn = "return [...document.querySelectorAll('.cf-summary > *, .cf-error, .cf-field [name]')]"
                + ".map((node) => node.matches('[name]') ? ['id', 'aria-invalid', 'aria-describedby']"
                + ".map((name) => node.getAttribute(name)).join() : node.outerHTML.replace(/\\s*\\n\\s*/g, ''))";
        run(mistakes + "HTMLFormElement.prototype.submit.call(form)");
        until(presenceOfElementLocated(SUMMARY));
        List<?> ofTheServer = (List<?>) run(drawn);

        browser.get(site.uri() + "/contact");
        run(mistakes + "form.requestSubmit()");
        until(presenceOfElementLocated(By.cssSelector(".cf-summary:focus")));

        assertThat(browser.getCurrentUrl()).endsWith("/contact");
        assertThat((List<?>) run(drawn)).isEqualTo(ofTheServer).hasSizeGreaterThan(8);
        assertThat(browser.findElement(SUMMARY).getDomAttribute("role")).isEqualTo("alert");
    }

    @Test
    void saysAllThatIsMissingAtOnceInTheLanguageOfTheForm() {
        browser.get(site.uri() + "/contact?lang=de");
        send();
        until(presenceOfElementLocated(By.cssSelector(".cf-summary:focus")));

        assertThat(browser.findElements(By.cssSelector(".cf-summary li"))).hasSize(3);
        assertThat(browser.findElement(SUMMARY).getText()).contains("Bitte geben Sie Ihren Namen");
    }

    @Test
    void tellsWhoSendsTooMuchWhenToComeBack() {
        fillIn();
        run("window.fetch = async () => new Response(JSON.stringify({code: 'rate-limited',"
                + "detail: 'Please send it again in 9 minutes.'}), {status: 429})");
        send();
        until(presenceOfElementLocated(By.cssSelector(".cf-summary:focus")));

        assertThat(browser.findElement(SUMMARY).getText()).contains("Please send it again in 9 minutes.");
        assertThat(browser.findElement(BUTTON).getDomAttribute("aria-disabled")).isNull();
        assertThat(browser.findElement(By.name("email")).getDomProperty("value"))
                .isEqualTo(address);
    }

    @Test
    void tellsWhoWritesTooMuchAndKeepsIt() {
        fillIn();
        run("window.fetch = async () => new Response(JSON.stringify({code: 'request-too-large',"
                + "detail: 'Please shorten your message.'}), {status: 413})");
        send();
        until(presenceOfElementLocated(By.cssSelector(".cf-summary:focus")));

        assertThat(browser.findElement(SUMMARY).getText()).contains("Please shorten your message.");
        assertThat(browser.findElement(By.name("message")).getDomProperty("value"))
                .isEqualTo("Do you paint shop signs?");
    }

    @Test
    void keepsTheInputWhileTheServerIsAway() {
        fillIn();
        run("window.fetch = async () => new Response('<p>Bad gateway', {status: 502})");
        send();

        until(textToBe(BUTTON, "Try again"));
        assertThat(browser.findElement(STATUS).getText()).startsWith("Our server did not answer.");
        assertThat(browser.findElement(By.name("email")).getDomProperty("value"))
                .isEqualTo(address);
    }

    @Test
    void forgetsWhatWasMended() {
        fillIn();
        WebElement email = browser.findElement(By.name("email"));
        email.clear();
        email.sendKeys("ada@localhost");
        send();
        until(presenceOfElementLocated(SUMMARY));
        email.clear();
        email.sendKeys(address);
        run("window.fetch = () => new Promise(() => {})");
        browser.findElement(By.name("phone")).sendKeys("none");
        run("window.fetch = async () => new Response(JSON.stringify({code: 'fields-invalid', errors: ["
                + "{field: 'phone', code: 'phone-invalid', message: 'Not a number.'}]}), {status: 422})");
        send();
        until(presenceOfElementLocated(By.id("cf-phone-error")));

        assertThat(browser.findElements(SUMMARY)).hasSize(1);
        assertThat(email.getDomAttribute("aria-invalid")).isNull();
        assertThat(email.getDomAttribute("aria-describedby")).isNull();
        assertThat(browser.findElement(By.name("phone")).getDomAttribute("aria-describedby"))
                .isEqualTo("cf-phone-error cf-phone-hint");
    }

    @Test
    void fetchesATokenOfItsOwnForAPageThatSomebodyKept() {
        String shared = token();
        run("document.querySelector('.cf-form').dataset.cfShownAt -= 3600");
        fillIn();

        until(driver -> !token().equals(shared));
        send();
        assertThat(site.mailAbout(awaitReceipt()).header("Reply-To")).contains(address);
    }

    @Test
    void keepsTheTokenOfAPageThatShowsAnotherNotice() { // R6.18
        String shared = token();
        run("const { dataset } = document.querySelector('.cf-form');"
                + "dataset.cfShownAt -= 3600; dataset.cfNotice = 'another'");
        fillIn();
        until(driver -> workers() == 1);

        assertThat(token()).isEqualTo(shared);
        send();
        awaitReceipt();
    }

    /** The widget has the challenge that the page came with, which is good for that page's token only. */
    @Test
    void keepsTheTokenOfAPageWithTheWidget() {
        String shared = token();
        run(
                "const form = document.querySelector('.cf-form'); form.dataset.cfShownAt -= 3600;"
                        + "form.append(document.createElement('altcha-widget'));"
                        + "window.asked = []; window.fetch = (...request) => { asked.push(request); return new Promise(() => {}) }");
        fillIn();
        send();

        until(driver -> run("return asked.length").equals(1L));
        assertThat(run("return JSON.parse(asked[0][1].body).token")).isEqualTo(shared);
    }

    @Test
    void leavesToTheFormWhatItDoesNotExpect() {
        fillIn();
        run("window.fetch = async () => new Response('<p>Please sign in', {status: 200})");
        send();

        awaitReceipt(); // by an ordinary post
        assertThat(site.enquiriesOf(address)).isEqualTo(1);
    }

    /** Whoever goes back from the receipt finds a form that is ready, and what they write then is another enquiry. */
    @Test
    void takesAnotherMessageFromWhoGoesBack() {
        fillIn();
        send();
        String first = awaitReceipt();

        browser.navigate().back();
        until(textToBe(BUTTON, "Send message"));
        browser.findElement(By.name("name")).clear();
        browser.findElement(By.name("email")).clear();
        browser.findElement(By.name("message")).clear();
        fillIn();
        browser.findElement(By.name("message")).sendKeys(" And windows?");
        send();

        assertThat(awaitReceipt()).isNotEqualTo(first);
        assertThat(site.enquiriesOf(address)).isEqualTo(2);
        assertThat(site.reasonsAgainst(address)).isEmpty();
    }

    /** The field is no answer that a program would send, so the form goes its own way: its sender sees the same. */
    @Test
    void losesNothingWhereABrowserFillsTheTrap() { // PITFALLS, abuse
        fillIn();
        run("document.querySelector('[name=_trap]').value = 'Ada Example'");
        send();

        awaitReceipt();
        assertThat(site.enquiriesOf(address)).isEqualTo(1);
        assertThat(site.reasonsAgainst(address)).contains("trap-filled");
    }

    @Test
    void worksByKeyboardAlone() {
        Actions keys = new Actions(browser);
        browser.findElement(By.name("name")).sendKeys("Ada Example");
        keys.sendKeys(Keys.TAB, address, Keys.TAB, Keys.TAB, "Do you paint shop signs?")
                .perform();
        until(driver ->
                browser.findElement(By.name("message")).getDomProperty("value").length() > 20);
        while (!browser.switchTo().activeElement().equals(browser.findElement(BUTTON))) {
            new Actions(browser).sendKeys(Keys.TAB).perform();
        }
        new Actions(browser).sendKeys(Keys.ENTER).perform();

        assertThat(site.mailAbout(awaitReceipt()).header("Reply-To")).contains(address);
    }

    private void fillIn() {
        browser.findElement(By.name("name")).sendKeys("Ada Example");
        browser.findElement(By.name("email")).sendKeys(address);
        browser.findElement(By.name("message")).sendKeys("Do you paint shop signs?");
    }

    private static void send() {
        browser.findElement(BUTTON).click();
    }

    private static String awaitReceipt() {
        until(urlContains("/contact/received?reference="));
        return browser.getCurrentUrl().replaceAll(".*reference=([0-9A-Z-]+).*", "$1");
    }

    private static String token() {
        return browser.findElement(By.name("_token")).getDomProperty("value");
    }

    private static long workers() {
        return (Long) run("return performance.getEntriesByType('resource')"
                + ".filter((entry) => entry.name.includes('contact-form-worker.js')).length");
    }

    private static void network(boolean offline) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private static Object run(String script) {
        return browser.executeScript("return (async () => {" + script + "})()");
    }

    private static <T> void until(ExpectedCondition<T> condition) {
        new WebDriverWait(browser, PATIENCE).until(condition);
    }
}
