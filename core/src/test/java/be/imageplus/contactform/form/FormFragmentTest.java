/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.NoticeSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FormFragmentTest {

    private static final NoticeSummary SHORT =
            new NoticeSummary("In short", List.of(new NoticeSummary.Line("Who", "Example & Co")));

    private static final Instant SHOWN_AT = Instant.parse("2026-11-23T09:00:00Z");

    private static final FormField NAME = new FormField("name", FormField.Type.TEXT, true, OptionalInt.of(200), "name");
    private static final FormField PHONE = new FormField("phone", FormField.Type.TEL, false, OptionalInt.of(32), "tel");
    private static final FormField MESSAGE =
            new FormField("message", FormField.Type.TEXTAREA, true, OptionalInt.of(5_000), "");

    @Test
    void tiesEveryLabelToItsField() {
        String html = html(List.of(), "", "");

        assertThat(all(html, "<label[^>]* for=\"([^\"]+)\""))
                .containsExactlyElementsOf(all(html, "<(?:input|textarea) class=\"cf-input\" id=\"([^\"]+)\""));
    }

    /** Honeypot filled by autofill, real enquiries lost (PITFALLS, abuse): nobody is led to it, or told to fill it. */
    @Test
    void hasAFieldThatNobodyIsLedTo() {
        String html = html(List.of(), "", "");

        assertThat(html)
                .containsPattern(
                        "<div class=\"cf-trap\" aria-hidden=\"true\"><label>Leave this empty <input name=\"_trap\""
                                + " type=\"text\" value=\"\" autocomplete=\"off\" tabindex=\"-1\"></label></div>")
                .doesNotContain("style=");
    }

    @Test
    void describesAFieldByWhatIsThere() {
        String html = html(List.of(new FieldError("message", "required", "Write your message.")), "", "");

        List<String> described = all(html, "aria-describedby=\"([^\"]+)\"");
        assertThat(described).contains("cf-message-error cf-message-hint");
        described.stream()
                .flatMap(ids -> List.of(ids.split(" ")).stream())
                .forEach(id -> assertThat(html).contains("id=\"" + id + "\""));
    }

    @Test
    void linksTheSummaryToTheFieldThatIsToBeMended() {
        String html = html(List.of(new FieldError("name", "required", "Enter your name.")), "", "");

        assertThat(html)
                .contains("role=\"alert\"", "<a href=\"#cf-name\">Enter your name.</a>", "aria-invalid=\"true\"");
    }

    /** Else a person who cannot see the page hears its heading only, and looks for what went wrong. */
    @Test
    void putsTheFocusOnTheSummaryWithoutAScript() {
        List<FieldError> errors = List.of(new FieldError("name", "required", "Enter your name."));

        assertThat(html(errors, "", "")).containsPattern("<div class=\"cf-summary\"[^>]* tabindex=\"-1\" autofocus>");
        assertThat(html(List.of(), "", "")).doesNotContain("autofocus", "cf-summary");
    }

    @Test
    void givesEachIdOnceAndLinksOnlyToOnesThatAreThere() {
        List<FieldError> errors = List.of(
                new FieldError("name", "required", "Enter your name."),
                new FieldError("phone", "phone-invalid", "Enter a number."),
                new FieldError("message", "required", "Write your message."));
        String html = html(errors, "", "");

        assertThat(all(html, " id=\"([^\"]+)\"")).doesNotHaveDuplicates();
        assertThat(all(html, " id=\"([^\"]+)\"")).containsAll(all(html, " href=\"#([^\"]+)\""));
        assertThat(all(html, " id=\"([^\"]+)\"")).containsAll(all(html, " aria-labelledby=\"([^\"]+)\""));
    }

    @Test
    void tellsTheBrowserTheConstraintsOfEachField() {
        String html = html(List.of(), "", "");

        assertThat(html)
                .containsPattern(
                        "<input[^>]* name=\"name\" type=\"text\" value=\"\" maxlength=\"200\" autocomplete=\"name\" required>")
                .containsPattern("<input[^>]* name=\"phone\" type=\"tel\"[^>]* autocomplete=\"tel\" aria-describedby=")
                .containsPattern("<textarea[^>]* name=\"message\" rows=\"8\" maxlength=\"5000\" required ");
    }

    @Test
    void leavesAnAddressWithLettersBeyondAsciiToTheServer() { // browsers refuse one in an input of type email
        FormField email = new FormField("email", FormField.Type.EMAIL, true, OptionalInt.of(254), "email");
        FormPage page = page(
                List.of(view(email, "Email", Optional.empty(), "θσερ@παράδειγμα.example", List.of())),
                List.of(),
                Optional.empty(),
                16);

        assertThat(page.html("/contact", "/privacy").markup())
                .contains("type=\"text\" inputmode=\"email\"", "value=\"θσερ@παράδειγμα.example\"");
    }

    @Test
    void keepsQuotesAmpersandsAndBracesAsTheyWereTyped() {
        assertThat(html(List.of(), "O'Neill & \"{{token}}\"", ""))
                .contains("value=\"O&#39;Neill &amp; &quot;{{token}}&quot;\"");
    }

    @Test
    void saysNoAgeWhereTheRegisterNamesNone() {
        FormPage page = page(List.of(), List.of(), Optional.empty(), 0);

        assertThat(page.html("/contact", "/privacy").markup()).doesNotContain("cf-age");
    }

    @Test
    void saysAnErrorOfTheWholeFormWithoutALink() {
        String html = html(List.of(new FieldError("", "undeclared-field", "Use the form.")), "", "");

        assertThat(html).contains("<li>Use the form.</li>");
    }

    @Test
    void keepsWhatWasTypedAndNeverAsMarkup() {
        String html = html(List.of(), "\"><script>alert(1)</script>", "</textarea><script>");

        assertThat(html).doesNotContain("<script").contains("&lt;script&gt;", "&lt;/textarea&gt;");
    }

    @Test
    void keepsALineEndAtTheBeginningOfAMessage() {
        assertThat(html(List.of(), "", "\nHello")).containsPattern("<textarea[^>]*>\n\nHello</textarea>");
    }

    @Test
    void marksInWordsWhatIsOptional() {
        assertThat(html(List.of(), "", "")).containsPattern("Phone <span class=\"cf-optional\">\\(optional\\)</span>");
    }

    @Test
    void saysForWhomItIsAndWhatIsBetterLeftOut() { // R2.11, R2.13
        assertThat(html(List.of(), "", "")).contains("aged 16 or over", "sensitive information");
    }

    @Test
    void carriesTokenAndLanguageAndNothingThatRunsOrStyles() { // R2.17
        String html = html(List.of(), "", "");

        assertThat(html)
                .contains(
                        "name=\"_token\" value=\"the-token\"",
                        "name=\"lang\" value=\"en\"",
                        "href=\"/privacy?lang=en\"")
                .doesNotContain("style=", "<script", "onclick", "http://", "https://");
    }

    @Test // Art. 12(1), 21(4)
    void showsTheShortVersionOfTheNoticeBesideTheButton() {
        assertThat(html(List.of(), "", ""))
                .contains("<h2 class=\"cf-short-title\" id=\"cf-short\">In short</h2>")
                .containsPattern("(?s)<dt>Who</dt><dd>Example &amp; Co</dd>.*privacy notice</a>.*<button");
    }

    @Test
    void saysToWhichNoticeItIsBound() { // R6.18
        assertThat(html(List.of(), "", ""))
                .contains("privacy notice</a> (version <bdi class=\"cf-version\">2026-11</bdi>).");
    }

    @Test
    void leadsAScriptToWhatItNeedsAndLeavesItOutWhereTheSiteDoes() {
        FormLinks.Script script =
                new FormLinks.Script("/contact/a.js?v=1", "/contact/w.js?v=2", "/api/contact", "/contact/received");
        Challenge challenge = new Challenge("altcha", Map.of("signature", "a\"b"));

        assertThat(page(List.of(), "", "", Optional.of(challenge))
                        .html(new FormLinks("/contact", "/privacy?lang=en", Optional.of(script)))
                        .markup())
                .contains(
                        "data-cf-api=\"/api/contact\" data-cf-worker=\"/contact/w.js?v=2\"",
                        "data-cf-receipt=\"/contact/received\"",
                        "data-cf-shown-at=\"" + SHOWN_AT.getEpochSecond() + "\" data-cf-notice=\"ab\"",
                        "data-cf-challenge-type=\"altcha\"",
                        "data-cf-challenge=\"{&quot;signature&quot;:&quot;a\\&quot;b&quot;}\"",
                        "data-cf-summary-line=\"{0} – {1}\"",
                        "<p class=\"cf-status\" role=\"status\"></p>")
                .endsWith("<script src=\"/contact/a.js?v=1\" defer></script>\n");
        assertThat(html(List.of(), "", "")).doesNotContain("data-cf-", "cf-status", "<script");
    }

    private static String html(List<FieldError> errors, String name, String message) {
        return page(errors, name, message, Optional.empty())
                .html("/contact", "/privacy?lang=en")
                .markup();
    }

    private static FormPage page(List<FieldError> errors, String name, String message, Optional<Challenge> challenge) {
        List<FormPage.FieldView> fields = List.of(
                view(NAME, "Name", Optional.empty(), name, errors),
                view(PHONE, "Phone", Optional.of("Only if you like."), "", errors),
                view(MESSAGE, "Message", Optional.of("Please leave out sensitive information."), message, errors));
        return page(fields, errors, challenge, 16);
    }

    private static FormPage page(
            List<FormPage.FieldView> fields, List<FieldError> errors, Optional<Challenge> challenge, int minimumAge) {
        return new FormPage(
                "contact",
                Locale.ENGLISH,
                fields,
                "the-token",
                new NoticeRef("2026-11", "en", "ab"),
                SHORT,
                errors,
                challenge,
                SHOWN_AT,
                minimumAge);
    }

    private static FormPage.FieldView view(
            FormField field, String label, Optional<String> hint, String value, List<FieldError> errors) {
        Optional<String> error = errors.stream()
                .filter(found -> found.field().equals(field.name()))
                .map(FieldError::message)
                .findFirst();
        return new FormPage.FieldView(field, label, hint, value, error);
    }

    private static List<String> all(String html, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        assertThat(found).isNotEmpty();
        return found;
    }
}
