/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FieldError;
import be.imageplus.contactform.form.FormLinks;
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

    static final Template FORM = Template.replaceable(Pages.class, "form-page.mustache", "heading", "form");
    static final Template RECEIVED =
            Template.replaceable(Pages.class, "received-page.mustache", "heading", "reference", "privacyUrl");
    static final Template PROBLEM =
            Template.replaceable(Pages.class, "problem-page.mustache", "heading", "detail", "formUrl");

    private final ProcessingRegister register;
    private final PageLayout layout;
    private final List<String> forms;

    /** @param forms the ids of all forms; a page of none leads to the first */
    Pages(ProcessingRegister register, PageLayout layout, List<String> forms) {
        this.register = register;
        this.layout = layout;
        this.forms = List.copyOf(forms);
    }

    Answer form(Visit visit, int status, FormPage page) {
        Messages words = words(visit);
        Optional<String> name =
                register.form(page.form()).flatMap(DeclaredForm::name).map(given -> given.in(page.language()));
        String heading =
                name.orElseGet(() -> words.text("form.title", controller().name()));
        FormLinks links = visit.links().formLinks(page.form(), visit.language());
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
                        page.html(links)));
        return page(visit, visit.language(), status, "form", formTitle(words, page, heading), alternates, main)
                .policy(ContentPolicy.STRICT.withForm(page, links))
                .noStore();
    }

    /** Screen readers say it first, and a tab shows it. */
    private static String formTitle(Messages words, FormPage page, String heading) {
        if (page.errors().isEmpty()) {
            return heading;
        }
        boolean mendable =
                page.errors().stream().anyMatch(error -> !error.field().isEmpty());
        return words.text(mendable ? "form.title.errors" : "form.title.not-sent", heading);
    }

    /**
     * @param acknowledged whether a mail may come as well: said to everybody alike, whether one is owed or not (R3.6)
     */
    WebResponse received(Visit visit, String form, Reference reference, boolean acknowledged) {
        Messages words = words(visit);
        String title = words.text("received.title");
        Html main = render(
                RECEIVED,
                Map.ofEntries(
                        Map.entry("heading", title),
                        Map.entry(
                                "thanks",
                                words.text("received.thanks", controller().name())),
                        Map.entry("referenceLabel", words.text("received.reference")),
                        Map.entry("reference", reference.value()),
                        Map.entry("nextHeading", words.text("received.next.title")),
                        Map.entry("next", words.text("received.next")),
                        Map.entry(
                                "acknowledged",
                                Optional.of(words.text("received.acknowledged")).filter(text -> acknowledged)),
                        Map.entry("privacyUrl", visit.links().notice(visit.language())),
                        Map.entry("privacy", words.text("link.privacy")),
                        Map.entry("formUrl", visit.links().form(form, visit.language())),
                        Map.entry("again", words.text("received.again"))));
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
                        visit.links().form(formOf(visit), visit.language()),
                        "toForm",
                        words(visit).text("problem.to-form")));
        return page(visit, status, "problem", title, main).noStore().response();
    }

    private String formOf(Visit visit) {
        return forms.stream()
                .filter(form -> (visit.path() + "/").startsWith("/" + form + "/"))
                .findFirst()
                .orElse(forms.get(0));
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
                visit.links().asset(forms.get(0), Asset.STYLESHEET),
                alternates,
                main);
        return Answer.text(status, "text/html", layout.render(page)).language(language);
    }
}
