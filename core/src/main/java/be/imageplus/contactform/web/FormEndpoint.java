/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.util.stream.Collectors.toUnmodifiableSet;

import be.imageplus.contactform.form.FieldError;
import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormField;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormPages;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.reception.Reception;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Invalid;
import be.imageplus.contactform.reception.SubmissionOutcome.Received;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.submission.Reference;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A form for people: the page, what comes back from it, and the page that thanks them. */
final class FormEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(FormEndpoint.class);

    private final FormDefinition form;
    private final FormPages formPages;
    private final Reception reception;
    private final Visitors visitors;
    private final Pages pages;
    private final int limit;
    private final Set<String> takingSeveral;

    FormEndpoint(
            FormDefinition form, FormPages formPages, Reception reception, Visitors visitors, Pages pages, int limit) {
        this.form = form;
        this.formPages = formPages;
        this.reception = reception;
        this.visitors = visitors;
        this.pages = pages;
        this.limit = limit;
        this.takingSeveral = form.fields().stream()
                .filter(field -> field.type().takesSeveral())
                .map(FormField::name)
                .collect(toUnmodifiableSet());
    }

    WebResponse show(Visit visit) {
        FormPage page = formPages.fresh(form, visitors.siteOrigin(visit), visit.language());
        return pages.form(visit, 200, page).response();
    }

    WebResponse receive(Visit request) {
        Parameters sent;
        try {
            sent = FormEncoding.parse(RequestBody.read(request.request(), "application/x-www-form-urlencoded", limit));
        } catch (UnreadableRequest unreadable) {
            return pages.problem(request, unreadable.problem());
        }
        FormValues values = sent.values();
        Visit visit = pages.speaking(request, values.get(FormValues.LANGUAGE));
        if (sent.repeatedBesides(takingSeveral)) {
            // Which of the two was meant? Only the visitor knows.
            return again(visit, 422, values, pages.formError(visit, "duplicate-field"), Optional.empty())
                    .response();
        }
        try {
            return answer(visit, values, reception.receive(form, values, visitors.of(visit), visit.language()));
        } catch (UnavailableException unavailable) {
            LOG.warn("contact-form: {} answered with 503, input kept on the page", unavailable.code());
            return unavailable(visit, values)
                    .retryAfter(unavailable.retryAfter())
                    .response();
        }
    }

    private WebResponse answer(Visit visit, FormValues values, SubmissionOutcome outcome) {
        if (outcome instanceof Received received) {
            // See other: reloading the receipt sends nothing again.
            return Answer.empty(303)
                    .header(
                            "Location",
                            visit.links().received(form.id(), received.receipt().reference(), visit.language()))
                    .noStore()
                    .response();
        }
        if (outcome instanceof Invalid invalid) {
            return again(visit, 422, values, invalid.errors(), invalid.firstIssuedAt())
                    .response();
        }
        Refused refused = (Refused) outcome;
        FieldError error = new FieldError("", refused.reason().code(), refused.message());
        Answer answer = switch (refused.reason()) {
            case ORIGIN_REFUSED -> pages.refused(visit, 403, refused.message());
            case RATE_LIMITED -> again(visit, 429, values, List.of(error), refused.firstIssuedAt());
            case TOKEN_INVALID, TOKEN_EXPIRED, TOKEN_USED, PROOF_INVALID, PROOF_EXPIRED, SCREENING_REFUSED ->
                again(visit, 422, values, List.of(error), refused.firstIssuedAt());
        };
        refused.retryAfter().ifPresent(answer::retryAfter);
        return answer.response();
    }

    private Answer again(
            Visit visit, int status, FormValues values, List<FieldError> errors, Optional<Instant> firstIssuedAt) {
        FormPage page =
                formPages.again(form, visitors.siteOrigin(visit), visit.language(), values, errors, firstIssuedAt);
        return pages.form(visit, status, page);
    }

    /** The page keeps its token: should the enquiry be stored after all, sending it again cannot store it twice. */
    private Answer unavailable(Visit visit, FormValues values) {
        try {
            FormPage page =
                    formPages.kept(form, visit.language(), values, pages.formError(visit, Problem.UNAVAILABLE.code()));
            return pages.form(visit, 503, page);
        } catch (UnavailableException again) {
            return Answer.of(pages.problem(visit, Problem.UNAVAILABLE));
        }
    }

    /** Looks nothing up: a reference is no credential, and whoever has one learns nothing here. */
    WebResponse received(Visit visit) {
        String reference = visit.query().first("reference");
        return Reference.isReference(reference)
                ? pages.received(visit, form.id(), new Reference(reference), reception.acknowledges(form.id()))
                : pages.problem(visit, Problem.NOT_FOUND);
    }
}
