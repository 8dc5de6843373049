/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormLinks;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormPages;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.reception.Reception;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.StaffActions;
import be.imageplus.contactform.text.Direction;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Request to response for every page and API: parsing, limits, languages, headers, statuses, problems. An adapter only
 * translates its server's request and response. Thread-safe.
 *
 * <p>It sets no cookie, names no third party (R2.17), and no answer holds a stack trace or a value that nobody asked
 * for. Pages and API below the base path: <code>/{form}</code>, <code>/{form}/received</code>, stylesheet and scripts
 * like <code>/{form}/contact-form.css</code>, <code>/{form}/actions/{token}</code>, <code>/api/{form}</code>,
 * {@code /privacy}, {@code /privacy.md}, {@code /privacy.json}, <code>/privacy/versions/{version}</code> and what
 * changed between two of them at <code>
 * /privacy/versions/{version}/changes-from/{earlier}</code>.
 *
 * <pre>{@code
 * ContactWeb web = contact.web(WebSettings.defaults());
 * if (web.serves(path)) {
 *     WebResponse response = web.handle(request);
 *     // send status, headers and body as they are
 * }
 * }</pre>
 */
public final class ContactWeb {

    private static final Logger LOG = LoggerFactory.getLogger(ContactWeb.class);

    private final ProcessingRegister register;
    private final WebSettings settings;
    private final List<FormDefinition> forms;
    private final FormPages formPages;
    private final Visitors visitors;
    private final Routes routes;
    private final Pages pages;
    private final ApiProblems problems;
    private final CrossOrigin crossOrigin;

    /**
     * @param forms the forms to serve, at least one
     * @throws ConfigurationException when the settings do not fit the register, listing all findings
     */
    public ContactWeb(
            ProcessingRegister register,
            List<FormDefinition> forms,
            FormPages pages,
            Reception reception,
            Notices notices,
            StaffActions actions,
            WebSettings settings) {
        if (forms.isEmpty()) {
            throw new IllegalArgumentException("forms: at least one form is needed");
        }
        List<Finding> findings = SettingsCheck.check(register, forms, settings);
        if (!findings.isEmpty()) {
            throw new ConfigurationException(findings);
        }
        this.register = register;
        this.settings = settings;
        this.forms = List.copyOf(forms);
        this.formPages = pages;
        Origins origins = new Origins(register, settings);
        this.visitors = new Visitors(origins, settings.clientAddresses());
        this.pages = new Pages(
                register,
                settings.layout(),
                forms.stream().map(FormDefinition::id).toList());
        this.problems = new ApiProblems(register);
        this.crossOrigin = new CrossOrigin(origins);
        this.routes = new Routes(
                forms,
                form -> new FormEndpoint(form, pages, reception, visitors, this.pages, settings.maxRequestBytes()),
                form -> new ApiEndpoint(form, pages, reception, visitors, problems, settings.maxRequestBytes()),
                form -> new ActionEndpoint(form.id(), actions, origins, this.pages),
                new NoticeEndpoint(notices, this.pages));
    }

    /**
     * Whether a path is one of ours, even if nothing is there but our answer that nothing is there. Paths that another
     * reader may understand differently (dot segments, empty segments, parameters) never are.
     *
     * @param path raw, below the context path
     */
    public boolean serves(String path) {
        return below(path).map(routes::serves).orElse(false);
    }

    /** Answers a request; never throws. The body of the request is read here, and no further than the limit asks. */
    public WebResponse handle(WebRequest request) {
        Visit visit = Visit.of(request, settings.basePath(), register);
        WebResponse response = below(request.path())
                .flatMap(routes::find)
                .map(route -> shared(route, visit, route.guarded(answer(route, visit))))
                .orElseGet(() -> problem(visit, isApi(request.path()), Problem.NOT_FOUND));
        // RFC 9110 §9.3.2: the same headers, no content.
        return request.method().equals("HEAD")
                ? new WebResponse(response.status(), response.headers(), new byte[0])
                : response;
    }

    /** Pages of other origins read the API and nothing else. */
    private WebResponse shared(Route route, Visit visit, WebResponse response) {
        if (!route.isApi()) {
            return response;
        }
        return visit.request().method().equals("OPTIONS")
                ? crossOrigin.preflight(visit, response)
                : crossOrigin.readable(visit, response);
    }

    /**
     * A form for a page of the application's own, which posts to our address: what comes of that is shown by our pages
     * in the {@link PageLayout} of the application.
     *
     * @param form its id
     * @param request asks for the application's page
     * @throws IllegalArgumentException when there is no such form
     */
    public EmbeddedForm embedded(String form, WebRequest request) {
        Visit visit = Visit.of(request, settings.basePath(), register);
        FormDefinition definition = forms.stream()
                .filter(each -> each.id().equals(form))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("form: there is no form \"" + form + "\""));
        FormPage page = formPages.fresh(definition, visitors.siteOrigin(visit), visit.language());
        return embedded(page, visit.links().formLinks(form, visit.language()), visit);
    }

    /**
     * The same for an application that takes the post itself, and shows it again when something is to be mended. No
     * script is with it: ours would send past the application.
     *
     * @param page from {@code ContactForms.page} or {@code pageAgain}
     * @param action where it is posted: an address of the application's own, on the same origin
     * @param request asks for the application's page
     */
    public EmbeddedForm embedded(FormPage page, String action, WebRequest request) {
        Visit visit = Visit.of(request, settings.basePath(), register);
        return embedded(page, FormLinks.of(action, visit.links().notice(page.language())), visit);
    }

    private static EmbeddedForm embedded(FormPage page, FormLinks links, Visit visit) {
        return new EmbeddedForm(
                page.html(links),
                visit.links().asset(page.form(), Asset.STYLESHEET),
                page.language(),
                Direction.of(page.language()),
                ContentPolicy.BARE.withForm(page, links).sources());
    }

    /** Who asks, for an application that calls {@code ContactForms} itself: as our own pages know it. */
    public VisitorRequest visitor(WebRequest request) {
        return visitors.of(Visit.of(request, settings.basePath(), register));
    }

    private WebResponse answer(Route route, Visit visit) {
        try {
            return route.answer(visit)
                    .orElseGet(() -> Answer.of(problem(visit, route.isApi(), Problem.METHOD_NOT_ALLOWED))
                            .header("Allow", route.allow())
                            .response());
        } catch (UnavailableException unavailable) {
            LOG.warn("contact-form: {} answered with 503", unavailable.code());
            return Answer.of(problem(visit, route.isApi(), Problem.UNAVAILABLE))
                    .retryAfter(unavailable.retryAfter())
                    .response();
        } catch (RuntimeException fault) {
            LOG.error("contact-form: WEB-FAILED, answered with 500: {}", Faults.describe(fault));
            return problem(visit, route.isApi(), Problem.FAILED);
        }
    }

    private WebResponse problem(Visit visit, boolean api, Problem problem) {
        try {
            return api ? problems.of(visit, problem) : pages.problem(visit, problem);
        } catch (RuntimeException fault) {
            // The layout is the application's and may fail as well; then the bare words have to do.
            LOG.error("contact-form: WEB-LAYOUT-FAILED, answered without a layout: {}", Faults.describe(fault));
            return pages.bare(visit, problem);
        }
    }

    private boolean isApi(String path) {
        return path.startsWith(settings.basePath() + "/api/");
    }

    private Optional<String> below(String path) {
        return path.startsWith(settings.basePath())
                ? Optional.of(path.substring(settings.basePath().length()))
                : Optional.empty();
    }
}
