/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openqa.selenium.support.ui.ExpectedConditions.attributeToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

/**
 * What the script does for a visitor with a real browser. Whoever sends no proof is held for ten minutes here, so a
 * mail to staff says that the browser has proven that no robot is at work.
 */
class ScriptedFormTest {

    private static final String FORM = "const form = document.querySelector('.cf-form');";

    @TempDir
    static Path directory;

    private static RunningSite site;
    private static ChromeDriver browser;
    private static ShownForm form;

    private static int visitors;

    private String address;

    @BeforeAll
    static void open() {
        Chromium.require();
        site = RunningSite.startForMany(directory, Duration.ofMinutes(10));
        browser = Chromium.start();
        form = new ShownForm(browser);
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
        browser.manage().logs().get("browser"); // what other tests provoked is forgotten
        form.open(site.uri() + "/contact");
    }

    @Test
    void provesInTheBackgroundAndSendsWithoutLeavingAThing() { // R2.17, R3.6
        form.fillIn(address);
        form.send();

        String reference = form.awaitReceipt();

        assertThat(site.mailAbout(reference).header("Reply-To")).contains(address);
        assertThat(browser.manage().getCookies()).isEmpty();
        assertThat(form.run(
                        "return localStorage.length + sessionStorage.length + (await indexedDB.databases()).length"))
                .isEqualTo(0L);
        assertThat(browser.manage().logs().get("browser").getAll())
                .extracting(LogEntry::getMessage)
                .isEmpty();
    }

    @Test
    void asksNobodyElse() { // R2.17
        form.fillIn(address);
        form.until(begun -> form.hasBegunToProve());

        assertThat(form.files())
                .isNotEmpty()
                .allMatch(name -> name.startsWith(site.uri().toString()));
    }

    @Test
    void spendsNothingOnWhoOnlyReads() {
        assertThat(form.hasBegunToProve()).isFalse();

        form.field("name").click();

        form.until(begun -> form.hasBegunToProve());
    }

    @Test
    void takesTwoClicksForOne() {
        form.fillIn(address);
        new Actions(browser).doubleClick(browser.findElement(ShownForm.BUTTON)).perform();

        form.awaitReceipt();

        assertThat(site.enquiriesOf(address)).isEqualTo(1);
    }

    @Test
    void saysThatItIsOnItsWay() {
        form.fillIn(address);
        form.run("window.fetch = () => new Promise(() => {})");
        form.send();

        form.until(textToBe(ShownForm.STATUS, "Sending your message…"));
        form.until(attributeToBe(ShownForm.BUTTON, "aria-disabled", "true"));
        assertThat(browser.findElement(ShownForm.STATUS).getDomAttribute("role"))
                .isEqualTo("status");
    }

    @Test
    void keepsTheInputWhileThereIsNoNetworkAndSendsItLater() {
        form.fillIn(address);
        form.until(begun -> form.hasBegunToProve());
        network(true);
        try {
            form.send();
            form.awaitButton("Try again");
            assertThat(form.status()).startsWith("You seem to be offline.");
            assertThat(form.value("message")).isEqualTo(ShownForm.MESSAGE);
        } finally {
            network(false);
        }
        form.send();

        assertThat(site.mailAbout(form.awaitReceipt()).header("Reply-To")).contains(address);
    }

    @Test
    void storesOnceWhatIsSentAgainBecauseTheAnswerWasLost() {
        form.fillIn(address);
        form.run("const real = window.fetch; window.fetch = (...request) => real(...request)"
                + ".then(() => { window.fetch = real; throw new TypeError('lost'); })");
        form.send();
        form.awaitButton("Try again");
        assertThat(form.status()).startsWith("Our server did not answer.");
        assertThat(site.enquiriesOf(address)).isEqualTo(1);

        form.send();

        form.awaitReceipt();
        assertThat(site.enquiriesOf(address)).isEqualTo(1);
    }

    @Test
    void tellsThatAProofIsWrongAndSendsWithoutOneThen() {
        form.fillIn(address);
        form.run(FORM + "form.insertAdjacentHTML('beforeend', '<input type=hidden name=_proof value=wrong>')");
        form.send();
        assertThat(form.awaitSummary().getText()).contains("did not fit this page", "Your message is still here");

        form.run("document.querySelector('[name=_proof]').remove()");
        form.send();

        form.awaitReceipt();
        assertThat(site.enquiriesOf(address)).isEqualTo(1);
    }

    @Test
    void saysWhatIsToBeMendedAsThePageWithoutAScriptDoes() {
        String mistakes = FORM
                + "form.elements.email.value = 'ada@localhost'; form.elements.message.value = 'x';"
                + "form.elements.phone.value = 'none'; form.elements.name.value = '';";
        String drawn = "return [...document.querySelectorAll('.cf-summary > *, .cf-error, .cf-field [name]')]"
                + ".map((node) => node.matches('[name]') ? ['id', 'aria-invalid', 'aria-describedby']"
                + ".map((name) => node.getAttribute(name)).join() : node.outerHTML.replace(/\\s*\\n\\s*/g, ''))";
        form.run(mistakes + "HTMLFormElement.prototype.submit.call(form)");
        form.awaitSummary();
        List<?> ofTheServer = (List<?>) form.run(drawn);

        form.open(site.uri() + "/contact");
        form.run(mistakes + "form.requestSubmit()");
        WebElement summary = form.awaitSummary();

        assertThat(browser.getCurrentUrl()).endsWith("/contact");
        assertThat((List<?>) form.run(drawn)).isEqualTo(ofTheServer).hasSizeGreaterThan(8);
        assertThat(summary.getDomAttribute("role")).isEqualTo("alert");
    }

    @Test
    void saysAllThatIsMissingAtOnceInTheLanguageOfTheForm() {
        form.open(site.uri() + "/contact?lang=de").send();

        WebElement summary = form.awaitSummary();
        assertThat(summary.findElements(By.tagName("li"))).hasSize(3);
        assertThat(summary.getText()).contains("Bitte geben Sie Ihren Namen");
    }

    @Test
    void tellsWhoSendsTooMuchWhenToComeBack() {
        form.fillIn(address);
        everythingIsAnswered(429, "{\"code\":\"rate-limited\",\"detail\":\"Please send it again in 9 minutes.\"}");
        form.send();

        assertThat(form.awaitSummary().getText()).contains("Please send it again in 9 minutes.");
        assertThat(browser.findElement(ShownForm.BUTTON).getDomAttribute("aria-disabled"))
                .isNull();
        assertThat(form.value("email")).isEqualTo(address);
    }

    @Test
    void tellsWhoWritesTooMuchAndKeepsIt() {
        form.fillIn(address);
        everythingIsAnswered(413, "{\"code\":\"request-too-large\",\"detail\":\"Please shorten your message.\"}");
        form.send();

        assertThat(form.awaitSummary().getText()).contains("Please shorten your message.");
        assertThat(form.value("message")).isEqualTo(ShownForm.MESSAGE);
    }

    @Test
    void keepsTheInputWhileTheServerIsAway() {
        form.fillIn(address);
        everythingIsAnswered(502, "<p>Bad gateway");
        form.send();

        form.awaitButton("Try again");
        assertThat(form.status()).startsWith("Our server did not answer.");
        assertThat(form.value("email")).isEqualTo(address);
    }

    @Test
    void forgetsWhatWasMended() {
        form.fillIn("ada@localhost").send();
        form.awaitSummary();
        form.mend("email", address).type("phone", "none");
        everythingIsAnswered(
                422,
                "{\"code\":\"fields-invalid\",\"errors\":["
                        + "{\"field\":\"phone\",\"code\":\"phone-invalid\",\"message\":\"Not a number.\"}]}");
        form.send();
        form.until(presenceOfElementLocated(By.id("cf-phone-error")));

        form.awaitSummary();
        assertThat(browser.findElements(ShownForm.SUMMARY)).hasSize(1);
        assertThat(form.field("email").getDomAttribute("aria-invalid")).isNull();
        assertThat(form.field("email").getDomAttribute("aria-describedby")).isNull();
        assertThat(form.field("phone").getDomAttribute("aria-describedby")).isEqualTo("cf-phone-error cf-phone-hint");
    }

    @Test
    void fetchesATokenOfItsOwnForAPageThatSomebodyKept() {
        String shared = form.token();
        form.run(FORM + "form.dataset.cfShownAt -= 3600");
        form.fillIn(address);

        form.until(driver -> !form.token().equals(shared));
        form.send();
        assertThat(site.mailAbout(form.awaitReceipt()).header("Reply-To")).contains(address);
    }

    @Test
    void keepsTheTokenOfAPageThatShowsAnotherNotice() { // R6.18
        String shared = form.token();
        form.run(FORM + "form.dataset.cfShownAt -= 3600; form.dataset.cfNotice = 'another'");
        form.fillIn(address);
        form.until(begun -> form.hasBegunToProve());

        assertThat(form.token()).isEqualTo(shared);
        form.send();
        form.awaitReceipt();
    }

    /** The widget has the challenge that the page came with, which is good for that page's token only. */
    @Test
    void keepsTheTokenOfAPageWithTheWidget() {
        String shared = form.token();
        form.run(FORM + "form.dataset.cfShownAt -= 3600;"
                + " form.append(document.createElement('altcha-widget'));window.asked = []; window.fetch ="
                + " (...request) => { asked.push(request); return new Promise(() => {}) }");
        form.fillIn(address);
        form.send();

        form.until(driver -> form.run("return asked.length").equals(1L));
        assertThat(form.run("return JSON.parse(asked[0][1].body).token")).isEqualTo(shared);
    }

    @Test
    void leavesToTheFormWhatItDoesNotExpect() {
        form.fillIn(address);
        everythingIsAnswered(200, "<p>Please sign in");
        form.send();

        form.awaitReceipt(); // by an ordinary post
        assertThat(site.enquiriesOf(address)).isEqualTo(1);
    }

    /** Whoever goes back from the receipt finds a form that is ready, and what they write then is another enquiry. */
    @Test
    void takesAnotherMessageFromWhoGoesBack() {
        form.fillIn(address);
        form.send();
        String first = form.awaitReceipt();

        browser.navigate().back();
        form.awaitButton("Send message");
        form.mend("name", ShownForm.NAME).mend("email", address).mend("message", "Do you paint windows?");
        form.send();

        assertThat(form.awaitReceipt()).isNotEqualTo(first);
        assertThat(site.enquiriesOf(address)).isEqualTo(2);
        assertThat(site.reasonsAgainst(address)).isEmpty();
    }

    /** The field is no answer that a program would send, so the form goes its own way: its sender sees the same. */
    @Test
    void losesNothingWhereABrowserFillsTheTrap() { // PITFALLS, abuse
        form.fillIn(address);
        form.run(FORM + "form.elements._trap.value = 'Ada Example'");
        form.send();

        form.awaitReceipt();
        assertThat(site.enquiriesOf(address)).isEqualTo(1);
        assertThat(site.reasonsAgainst(address)).contains("trap-filled");
    }

    @Test
    void worksByKeyboardAlone() {
        form.type("name", ShownForm.NAME);
        press(Keys.TAB, address, Keys.TAB, Keys.TAB, ShownForm.MESSAGE);
        form.until(typed -> form.value("message").equals(ShownForm.MESSAGE));
        WebElement button = browser.findElement(ShownForm.BUTTON);
        form.until(reached -> {
            press(Keys.TAB);
            return browser.switchTo().activeElement().equals(button);
        });
        press(Keys.ENTER);

        assertThat(site.mailAbout(form.awaitReceipt()).header("Reply-To")).contains(address);
    }

    private static void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** By nobody: the page thinks that a server says so. */
    private static void everythingIsAnswered(int status, String body) {
        form.run(
                "const [status, body] = arguments; window.fetch = async () => new Response(body, {status})",
                status,
                body);
    }

    private static void network(boolean offline) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }
}
