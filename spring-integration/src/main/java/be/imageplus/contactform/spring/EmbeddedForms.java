/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.EmbeddedForm;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;

/**
 * Forms for pages of the application's own, in whatever template engine it uses. Thread-safe.
 *
 * <pre>{@code
 * @GetMapping("/start")
 * String start(HttpServletRequest request, HttpServletResponse response, Model model) {
 *     response.setHeader("Cache-Control", "no-store"); // the page holds a token
 *     model.addAttribute("form", forms.of("contact", request)); // posts to /contact
 *     return "start";
 * }
 * }</pre>
 */
public final class EmbeddedForms {

    private final ContactWeb web;
    private final WebSettings settings;

    EmbeddedForms(ContactWeb web, WebSettings settings) {
        this.web = web;
        this.settings = settings;
    }

    /**
     * A form that posts to the library's own address, where mistakes come back in the application's
     * {@link be.imageplus.contactform.web.PageLayout}.
     *
     * @param form its id
     * @throws IllegalArgumentException when there is no such form
     */
    public EmbeddedForm of(String form, HttpServletRequest request) {
        return web.embedded(form, translated(request));
    }

    /**
     * A form that posts to an address of the application's own, which hands on what it gets to
     * {@code ContactForms.submit} and shows {@code pageAgain} when it was not received.
     *
     * @param page from {@code ContactForms.page} or {@code pageAgain}
     * @param action on the same origin
     */
    public EmbeddedForm of(FormPage page, String action, HttpServletRequest request) {
        return web.embedded(page, action, translated(request));
    }

    /** Who asks, as {@code ContactForms} wants to know it. */
    public VisitorRequest visitor(HttpServletRequest request) {
        return web.visitor(translated(request));
    }

    private WebRequest translated(HttpServletRequest request) {
        return ServletTranslation.of(request, settings.clientAddresses(), InputStream.nullInputStream());
    }
}
