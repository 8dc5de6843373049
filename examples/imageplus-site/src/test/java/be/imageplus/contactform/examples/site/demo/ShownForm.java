/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.openqa.selenium.support.ui.ExpectedConditions.presenceOfElementLocated;
import static org.openqa.selenium.support.ui.ExpectedConditions.textToBe;
import static org.openqa.selenium.support.ui.ExpectedConditions.urlContains;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The contact form as a visitor sees it, on whatever page it stands. What is to come is waited for; what a page says,
 * or does not, is there by then.
 */
record ShownForm(ChromeDriver browser) {

    /** Long enough for a machine that has much else to do. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    static final String NAME = "Ada Example";
    static final String MESSAGE = "Do you paint shop signs?";

    static final By BUTTON = By.cssSelector(".cf-submit");
    static final By STATUS = By.cssSelector(".cf-status");
    static final By SUMMARY = By.cssSelector(".cf-summary");

    /** Goes to a page, and waits for its form. */
    ShownForm open(String address) {
        browser.get(address);
        field("message");
        return this;
    }

    WebElement field(String name) {
        return until(presenceOfElementLocated(By.name(name)));
    }

    String value(String name) {
        return field(name).getDomProperty("value");
    }

    List<String> values(String... names) {
        return List.of(names).stream().map(this::value).toList();
    }

    String token() {
        return value("_token");
    }

    /** Types what is needed, with this address. */
    ShownForm fillIn(String address) {
        return type("name", NAME).type("email", address).type("message", MESSAGE);
    }

    ShownForm type(String name, String text) {
        field(name).sendKeys(text);
        return this;
    }

    /** Types another text instead of what is there. */
    ShownForm mend(String name, String text) {
        field(name).clear();
        return type(name, text);
    }

    void send() {
        until(presenceOfElementLocated(By.cssSelector("main form button[type=submit]")))
                .click();
    }

    /** The words of its button. */
    void awaitButton(String words) {
        until(textToBe(BUTTON, words));
    }

    String status() {
        return browser.findElement(STATUS).getText();
    }

    /** What is to be mended; who reads with their ears hears it first, since it takes the focus. */
    WebElement awaitSummary() {
        WebElement summary = until(presenceOfElementLocated(By.cssSelector(".cf-summary:focus")));
        awaitWhole();
        return summary;
    }

    /** Until all of a page is there. */
    void awaitWhole() {
        until(whole -> run("return document.readyState").equals("complete"));
    }

    /** The reference on the receipt. */
    String awaitReceipt() {
        until(urlContains("/contact/received?reference="));
        awaitWhole();
        return browser.getCurrentUrl().replaceAll(".*reference=([0-9A-Z-]+).*", "$1");
    }

    /** Files that the page has loaded. */
    @SuppressWarnings("unchecked") // what the script returns
    List<String> files() {
        return (List<String>) run("return performance.getEntriesByType('resource').map((entry) => entry.name)");
    }

    /** Whether the browser works, or has worked, on the page's challenge. */
    boolean hasBegunToProve() {
        return files().stream().anyMatch(file -> file.contains("contact-form-worker.js"));
    }

    /** What a script returns, after what it awaits. */
    Object run(String script, Object... arguments) {
        return browser.executeScript("return (async () => {" + script + "})()", arguments);
    }

    /** Waits for something that may be asked of a page that is just being left. */
    <T> T until(ExpectedCondition<T> condition) {
        return new WebDriverWait(browser, PATIENCE)
                .ignoring(StaleElementReferenceException.class, JavascriptException.class)
                .until(condition);
    }
}
