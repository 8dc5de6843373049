/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormField;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormPages;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.reception.Reception;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Invalid;
import be.imageplus.contactform.reception.SubmissionOutcome.Received;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A form for programs: what it asks for, and what they send. */
final class ApiEndpoint {

    private final FormDefinition form;
    private final FormPages formPages;
    private final Reception reception;
    private final Visitors visitors;
    private final ApiProblems problems;
    private final int limit;

    ApiEndpoint(
            FormDefinition form,
            FormPages formPages,
            Reception reception,
            Visitors visitors,
            ApiProblems problems,
            int limit) {
        this.form = form;
        this.formPages = formPages;
        this.reception = reception;
        this.visitors = visitors;
        this.problems = problems;
        this.limit = limit;
    }

    WebResponse describe(Visit visit) {
        FormPage page = fresh(visit);
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("form", page.form());
        described.put("language", page.language().getLanguage());
        described.put("fields", page.fields().stream().map(ApiEndpoint::field).toList());
        described.put("token", page.token());
        described.put("challenge", challenge(page));
        described.put("notice", notice(visit, page));
        return Answer.json(200, "application/json", JsonText.write(described))
                .language(visit.language())
                .noStore()
                .response();
    }

    WebResponse receive(Visit visit) {
        FormValues values;
        try {
            values = JsonText.submission(RequestBody.read(visit.request(), "application/json", limit), form.fields());
        } catch (UnreadableRequest unreadable) {
            return problems.of(visit, unreadable.problem());
        }
        SubmissionOutcome outcome = reception.receive(form, values, visitors.of(visit), visit.language());
        if (outcome instanceof Received received) {
            Map<String, Object> receipt = new LinkedHashMap<>();
            receipt.put("reference", received.receipt().reference().value());
            receipt.put("receivedAt", received.receipt().receivedAt().toString());
            return Answer.json(202, "application/json", JsonText.write(receipt))
                    .noStore()
                    .response();
        }
        if (outcome instanceof Invalid invalid) {
            return problems.fields(visit, invalid.errors());
        }
        return refused(visit, (Refused) outcome);
    }

    private WebResponse refused(Visit visit, Refused refused) {
        Map<String, Object> more = new LinkedHashMap<>();
        int status = switch (refused.reason()) {
            case ORIGIN_REFUSED -> 403;
            case RATE_LIMITED -> 429;
            case TOKEN_INVALID, SCREENING_REFUSED -> 422;
            case TOKEN_USED, TOKEN_EXPIRED, PROOF_INVALID, PROOF_EXPIRED -> {
                // The input is with the program, so a fresh token is all it needs; the notice that goes with it
                // may be another one by now, and is to be shown. It keeps its first issue time as a page's does.
                FormPage page = formPages.again(
                        form,
                        visitors.programOrigin(visit),
                        visit.language(),
                        FormValues.of(Map.of()),
                        List.of(),
                        refused.firstIssuedAt());
                more.put("token", page.token());
                more.put("challenge", challenge(page));
                more.put("notice", notice(visit, page));
                yield 422;
            }
        };
        Answer answer = problems.refused(visit, status, refused.reason().code(), refused.message(), more);
        refused.retryAfter().ifPresent(answer::retryAfter);
        return answer.response();
    }

    private static @Nullable Map<String, Object> challenge(FormPage page) {
        return page.challenge().map(Challenge::parameters).orElse(null);
    }

    private FormPage fresh(Visit visit) {
        return formPages.fresh(form, visitors.programOrigin(visit), visit.language());
    }

    private static Map<String, Object> field(FormPage.FieldView view) {
        FormField field = view.field();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", field.name());
        described.put("label", view.label());
        described.put("type", field.type().name().toLowerCase(Locale.ROOT));
        described.put("required", field.required());
        field.maxLength().ifPresent(length -> described.put("maxLength", length));
        described.put("autocomplete", field.autocomplete());
        view.hint().ifPresent(hint -> described.put("hint", hint));
        if (!view.options().isEmpty()) {
            described.put(
                    "options",
                    view.options().stream()
                            .map(option -> Map.of("value", option.value(), "label", option.label()))
                            .toList());
        }
        return described;
    }

    /** Both layers: a program that shows the form shows the short version beside it, and a link to the whole text. */
    private static Map<String, Object> notice(Visit visit, FormPage page) {
        NoticeRef notice = page.notice();
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("version", notice.version());
        described.put("url", visit.links().notice(Locale.forLanguageTag(notice.language())));
        described.put("language", notice.language());
        described.put("hash", notice.hash());
        described.put(
                "summary",
                page.summary().lines().stream()
                        .map(line -> Map.of("term", line.term(), "text", line.text()))
                        .toList());
        return described;
    }
}
