/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import java.util.Optional;

/**
 * Which pages at other origins may read an answer (CORS, Fetch standard §3.2): those of the allowed origins, each named
 * exactly, never all of them and never with credentials, since there are none to send (R2.17).
 */
final class CrossOrigin {

    private static final String VARY = "Vary";

    /** Ten minutes: whoever takes an origin off the list does not wait long for browsers to notice. */
    private static final String MAX_AGE_SECONDS = "600";

    private final Origins origins;

    CrossOrigin(Origins origins) {
        this.origins = origins;
    }

    /** The same response, readable for the page that asks if it may be; a cache keeps it for nobody else. */
    WebResponse readable(Visit visit, WebResponse response) {
        Answer answer = varying(response);
        allowed(visit)
                .ifPresent(origin -> answer.header("Access-Control-Allow-Origin", origin)
                        // Else a script could not tell people when to try again.
                        .header("Access-Control-Expose-Headers", "Retry-After"));
        return answer.response();
    }

    /** The answer to OPTIONS: what a page may send, if it asks before it does and may do so at all. */
    WebResponse preflight(Visit visit, WebResponse response) {
        Answer answer = varying(response);
        allowed(visit)
                .filter(origin ->
                        visit.request().header("access-control-request-method").isPresent())
                .ifPresent(origin -> answer.header("Access-Control-Allow-Origin", origin)
                        .header("Access-Control-Allow-Methods", "GET, POST")
                        .header("Access-Control-Allow-Headers", "Content-Type")
                        .header("Access-Control-Max-Age", MAX_AGE_SECONDS));
        return answer.response();
    }

    private Optional<String> allowed(Visit visit) {
        return origins.allowed(visit.request());
    }

    private static Answer varying(WebResponse response) {
        String others = response.headers().get(VARY);
        return Answer.of(response).header(VARY, others == null ? "Origin" : others + ", Origin");
    }
}
