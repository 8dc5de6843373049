/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import java.util.Optional;
import java.util.function.Function;

/**
 * What is at one address.
 *
 * @param isApi whether problems are told as JSON
 * @param holdsToken whether its address lets its holder do something, so that nobody else may learn it
 * @param get answers GET and HEAD
 * @param post answers POST, if anything does
 */
record Route(
        boolean isApi,
        boolean holdsToken,
        Function<Visit, WebResponse> get,
        Optional<Function<Visit, WebResponse>> post) {

    static Route page(Function<Visit, WebResponse> get) {
        return new Route(false, false, get, Optional.empty());
    }

    static Route form(Function<Visit, WebResponse> get, Function<Visit, WebResponse> post) {
        return new Route(false, false, get, Optional.of(post));
    }

    static Route api(Function<Visit, WebResponse> get, Function<Visit, WebResponse> post) {
        return new Route(true, false, get, Optional.of(post));
    }

    static Route secret(Function<Visit, WebResponse> get, Function<Visit, WebResponse> post) {
        return new Route(false, true, get, Optional.of(post));
    }

    /** The answer, or empty when the method is not one of {@link #allow}. */
    Optional<WebResponse> answer(Visit visit) {
        String method = visit.request().method();
        if (method.equals("GET") || method.equals("HEAD")) {
            return Optional.of(get.apply(visit));
        }
        if (method.equals("OPTIONS")) {
            // Whether a page of another origin may read it is CrossOrigin's to say.
            return Optional.of(Answer.empty(204).header("Allow", allow()).response());
        }
        return method.equals("POST") ? post.map(handler -> handler.apply(visit)) : Optional.empty();
    }

    /** The same response, so that an address with a token is neither kept, nor listed, nor told to the next page. */
    WebResponse guarded(WebResponse response) {
        return holdsToken
                ? Answer.of(response)
                        .header("Referrer-Policy", "no-referrer")
                        .header("X-Robots-Tag", "noindex")
                        .noStore()
                        .response()
                : response;
    }

    /** The methods, as the Allow header lists them. */
    String allow() {
        return post.isPresent() ? "GET, HEAD, POST, OPTIONS" : "GET, HEAD, OPTIONS";
    }
}
