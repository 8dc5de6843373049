/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormPages;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.reception.Reception;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Invalid;
import be.imageplus.contactform.reception.SubmissionOutcome.Received;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        FormPage page = formPages.fresh(form, visitors.programOrigin(visit), visit.language());
        return Answer.json(200, "application/json", JsonText.write(new Described(visit, page).form()))
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
                more.putAll(new Described(visit, page).token());
                yield 422;
            }
        };
        Answer answer = problems.refused(visit, status, refused.reason().code(), refused.message(), more);
        refused.retryAfter().ifPresent(answer::retryAfter);
        return answer.response();
    }
}
