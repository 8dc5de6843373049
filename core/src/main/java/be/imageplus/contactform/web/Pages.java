/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FieldError;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.register.Controller;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.text.Html;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.text.Template;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Puts content into words, words into templates, and templates into the layout. */
final class Pages {

    private static final Template FORM = Template.html(Pages.class, "form-page.mustache");
    private static final Template RECEIVED = Template.html(Pages.class, "received-page.mustache");
    private static final Template PROBLEM = Template.html(Pages.class, "problem-page.mustache");

    private final ProcessingRegister register;
    private final PageLayout layout;
    private final String firstForm;

    /** @param firstForm the form that a page without one leads to */
    Pages(ProcessingRegister register, PageLayout layout, String firstForm) {
        this.register = register;
        this.layout = layout;
        this.firstForm = firstForm;
    }

    Answer form(Visit visit, int status, FormPage page) {
        Messages words = words(visit);
        Optional<String> name =
                register.form(page.form()).flatMap(DeclaredForm::name).map(given -> given.in(page.language()));
        String heading =
                name.orElseGet(() -> words.text("form.title", controller().name()));
        Html fragment = page.html(visit.links().formLinks(page.form(), visit.language()));
        // Another language is another page: what was typed would be lost.
        List<PageLayout.Alternate> alternates = status == 200
                ? LanguageSwitch.alternates(
                        register.languages(), language -> visit.links().form(page.form(), language))
                : List.of();
        Html main = render(
                FORM,
                Map.of(
                        "languages",
                        LanguageSwitch.of(alternates, visit.language()),
                        "heading",
                        heading,
                        "intro",
                        words.text("form.intro"),
                        "form",
                        fragment));
        return page(visit, visit.language(), status, "form", formTitle(words, status, page, heading), alternates, main)
                .policy(ContentPolicy.of(page))
                .noStore();
    }

    /** Screen readers say it first, and a tab shows it. */
    private static String formTitle(Messages words, int status, FormPage page, String heading) {
        if (page.errors().isEmpty()) {
            return heading;
        }
        boolean oursToMend = status == Problem.UNAVAILABLE.status();
        return words.text(oursToMend ? "form.title.unavailable" : "form.title.errors", heading);
    }

    WebResponse received(Visit visit, String form, Reference reference) {
        Messages words = words(visit);
        String title = words.text("received.title");
        Html main = render(
                RECEIVED,
                Map.of(
                        "heading", title,
                        "thanks", words.text("received.thanks", controller().name()),
                        "referenceLabel", words.text("received.reference"),
                        "reference", reference.value(),
                        "nextHeading", words.text("received.next.title"),
                        "next", words.text("received.next"),
                        "privacyUrl", visit.links().notice(visit.language()),
                        "privacy", words.text("link.privacy"),
                        "formUrl", visit.links().form(form, visit.language()),
                        "again", words.text("received.again")));
        return page(visit, 200, "received", title, main).noStore().response();
    }

    WebResponse problem(Visit visit, Problem problem) {
        Messages words = words(visit);
        return problem(
                visit,
                problem.status(),
                words.text("problem." + problem.code() + ".title"),
                words.text("problem." + problem.code()) + " " + otherWay(words));
    }

    /** A refusal in the words of whoever refused. */
    Answer refused(Visit visit, int status, String message) {
        return Answer.of(problem(visit, status, words(visit).text("problem.refused.title"), message));
    }

    private WebResponse problem(Visit visit, int status, String title, String detail) {
        Html main = render(
                PROBLEM,
                Map.of(
                        "heading",
                        title,
                        "detail",
                        detail,
                        "formUrl",
                        visit.links().form(firstForm, visit.language()),
                        "toForm",
                        words(visit).text("problem.to-form")));
        return page(visit, status, "problem", title, main).noStore().response();
    }

    /** Without layout or template, for when those fail. */
    WebResponse bare(Visit visit, Problem problem) {
        return Answer.text(problem.status(), "text/plain", words(visit).text("problem." + problem.code()))
                .language(visit.language())
                .noStore()
                .response();
    }

    /** An error of the form as a whole. */
    List<FieldError> formError(Visit visit, String code) {
        Messages words = words(visit);
        return List.of(new FieldError("", code, words.text("error." + code, otherWay(words))));
    }

    /** The same visit, in the language that the form was shown in. */
    Visit speaking(Visit visit, String language) {
        return visit.speaking(language, register);
    }

    private String otherWay(Messages words) {
        return words.text("other-way", controller().otherWay());
    }

    ProcessingRegister register() {
        return register;
    }

    Controller controller() {
        return register.controller();
    }

    private static Messages words(Visit visit) {
        return Messages.of("web", visit.language());
    }

    private static Html render(Template template, Map<String, Object> context) {
        return new Html(template.render(context));
    }

    private Answer page(Visit visit, int status, String kind, String title, Html main) {
        return page(visit, visit.language(), status, kind, title, List.of(), main);
    }

    /** Content in the layout. */
    Answer page(
            Visit visit,
            Locale language,
            int status,
            String kind,
            String title,
            List<PageLayout.Alternate> alternates,
            Html main) {
        PageLayout.Page page = new PageLayout.Page(
                kind,
                title,
                language,
                visit.links().prefix(),
                visit.links().asset(firstForm, Asset.STYLESHEET),
                alternates,
                main);
        return Answer.text(status, "text/html", layout.render(page)).language(language);
    }
}
