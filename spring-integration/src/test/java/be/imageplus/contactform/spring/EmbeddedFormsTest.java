/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Received;
import be.imageplus.contactform.web.EmbeddedForm;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages of an application's own with a form on them, as any template engine would set it. */
class EmbeddedFormsTest {

    @TempDir
    Path directory;

    @Test
    void aFormOnAnotherPagePostsToOurAddress() {
        try (RunningApplication site = start()) {
            String page = site.get("/about?lang=en").body();

            assertThat(page)
                    .contains(
                            "<header>Our studio</header>", "action=\"/site/contact\"", "href=\"/site/privacy?lang=en\"")
                    .contains("<link rel=stylesheet href=\"/site/contact/contact-form.css?v=");
            assertThat(site.postForm("/site/contact", site.enquiry("/about")).statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void aFormThatTheApplicationTakesItselfIsShownAgainOnItsPage() {
        try (RunningApplication site = start()) {
            Map<String, String> enquiry = site.enquiry("/start");
            Map<String, String> empty = Map.of("_token", enquiry.get("_token"), "name", "Ada Example");

            HttpResponse<String> again = site.postForm("/start", empty);
            HttpResponse<String> received = site.postForm("/start", enquiry);
            HttpResponse<String> used = site.postForm(
                    "/start",
                    Map.of(
                            "_token", enquiry.get("_token"),
                            "name", "Bob Example",
                            "email", "bob@example.org",
                            "message", "And windows?"));

            assertThat(again.body())
                    .contains("<header>Our studio</header>", "action=\"/start\"", "cf-summary", "Write your message.")
                    .contains("value=\"Ada Example\"");
            assertThat(received.body()).matches("received [0-9A-Z]{4}-[0-9A-Z]{4}");
            assertThat(used.body())
                    .as("somebody else has sent this page before: the input is kept, and said why")
                    .contains("And windows?", "cf-summary")
                    .doesNotContain(enquiry.get("_token"));
        }
    }

    private RunningApplication start() {
        return RunningApplication.start(
                Studio.class,
                Stream.concat(Stream.of(Settings.in(directory)), Stream.of("contact-form.web.base-path=/site"))
                        .toArray(String[]::new));
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
    @Import({Settings.OwnTransport.class, Pages.class})
    static class Studio {}

    @RestController
    static class Pages {

        private final ContactForms contact;
        private final EmbeddedForms forms;

        Pages(ContactForms contact, EmbeddedForms forms) {
            this.contact = contact;
            this.forms = forms;
        }

        @GetMapping("/about")
        String about(HttpServletRequest request) {
            return page(forms.of("contact", request));
        }

        @GetMapping("/start")
        String start(HttpServletRequest request) {
            return page(forms.of(contact.page("contact", forms.visitor(request)), "/start", request));
        }

        @PostMapping("/start")
        String receive(@RequestParam MultiValueMap<String, String> sent, HttpServletRequest request) {
            FormValues values = new FormValues(Map.copyOf(sent));
            VisitorRequest visitor = forms.visitor(request);
            SubmissionOutcome outcome = contact.submit("contact", values, visitor);
            if (outcome instanceof Received received) {
                return "received " + received.receipt().reference();
            }
            FormPage again = contact.pageAgain("contact", values, visitor, outcome);
            return page(forms.of(again, "/start", request));
        }

        private static String page(EmbeddedForm form) {
            return "<!doctype html><link rel=stylesheet href=\"" + form.stylesheet() + "\"><header>Our studio</header>"
                    + form.html().markup();
        }
    }
}
