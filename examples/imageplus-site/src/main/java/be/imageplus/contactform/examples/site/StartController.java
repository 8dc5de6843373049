/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Received;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.spring.EmbeddedForms;
import be.imageplus.contactform.web.EmbeddedForm;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A page of the site's own with the form on it, by Thymeleaf; the site takes the post itself and shows it again here.
 */
@Controller
class StartController {

    private static final String FORM = "contact";

    private final ContactForms contact;
    private final EmbeddedForms forms;

    StartController(ContactForms contact, EmbeddedForms forms) {
        this.contact = contact;
        this.forms = forms;
    }

    @GetMapping("/start")
    String show(HttpServletRequest request, HttpServletResponse response, Model model) {
        return page(contact.page(FORM, forms.visitor(request)), request, response, model);
    }

    @PostMapping("/start")
    String receive(
            @RequestParam MultiValueMap<String, String> sent,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        FormValues values = new FormValues(Map.copyOf(sent));
        VisitorRequest visitor = forms.visitor(request);
        SubmissionOutcome outcome = contact.submit(FORM, values, visitor);
        if (outcome instanceof Received received) {
            Locale language =
                    contact.register().languageFor(List.of(Locale.forLanguageTag(values.get(FormValues.LANGUAGE))));
            return "redirect:/contact/received?reference="
                    + received.receipt().reference().value() + "&lang=" + language.getLanguage();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        if (outcome instanceof Refused refused) {
            refused.retryAfter().map(Duration::toSeconds).ifPresent(wait -> {
                response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
                response.setHeader("Retry-After", Long.toString(wait));
            });
        }
        return page(contact.pageAgain(FORM, values, visitor, outcome), request, response, model);
    }

    private String page(FormPage page, HttpServletRequest request, HttpServletResponse response, Model model) {
        EmbeddedForm form = forms.of(page, request.getContextPath() + "/start", request);
        SitePage.guard(response::setHeader, form.policy());
        // It holds a token, and perhaps what was typed.
        response.setHeader("Cache-Control", "no-store");
        model.addAttribute("form", form);
        boolean mending = !page.errors().isEmpty();
        model.addAttribute("mending", mending);
        // Another language is another page: what was typed would be lost.
        model.addAttribute(
                "languages",
                mending
                        ? List.of()
                        : contact.register().languages().stream()
                                .map(Locale::toLanguageTag)
                                .toList());
        model.addAttribute("page", page.language().toLanguageTag());
        model.addAttribute("site", SiteWords.in(page.language()));
        return "start";
    }
}
