/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.FieldError;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Problems for programs (RFC 9457): {@code code} is stable, {@code title} and {@code detail} are for people. */
final class ApiProblems {

    /** A name, not an address (RFC 4151): there is nothing to fetch. */
    private static final String TYPES = "tag:imageplus.be,2026:contact-form/";

    private final String otherWay;

    ApiProblems(ProcessingRegister register) {
        this.otherWay = register.controller().otherWay();
    }

    WebResponse of(Visit visit, Problem problem) {
        return problem(visit, problem, Map.of()).response();
    }

    /** Fields to mend; the token stays good. */
    WebResponse fields(Visit visit, List<FieldError> errors) {
        List<Map<String, String>> listed =
                errors.stream().map(ApiProblems::error).toList();
        return problem(visit, Problem.FIELDS_INVALID, Map.of("errors", listed)).response();
    }

    /** A refusal in the words of whoever refused. */
    Answer refused(Visit visit, int status, String code, String message, Map<String, Object> more) {
        return problem(visit, status, code, words(visit).text("problem.refused.title"), message, more);
    }

    private Answer problem(Visit visit, Problem problem, Map<String, Object> more) {
        Messages words = words(visit);
        String detail = words.text("problem." + problem.code()) + " " + words.text("other-way", otherWay);
        return problem(
                visit,
                problem.status(),
                problem.code(),
                words.text("problem." + problem.code() + ".title"),
                detail,
                more);
    }

    private static Answer problem(
            Visit visit, int status, String code, String title, String detail, Map<String, Object> more) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", TYPES + code);
        problem.put("title", title);
        problem.put("status", status);
        problem.put("code", code);
        problem.put("detail", detail);
        problem.put("errors", List.of());
        problem.putAll(more);
        return Answer.json(status, "application/problem+json", JsonText.write(problem))
                .language(visit.language())
                .noStore();
    }

    private static Map<String, String> error(FieldError error) {
        Map<String, String> described = new LinkedHashMap<>();
        described.put("field", error.field());
        described.put("code", error.code());
        described.put("message", error.message());
        return described;
    }

    private static Messages words(Visit visit) {
        return Messages.of("web", visit.language());
    }
}
