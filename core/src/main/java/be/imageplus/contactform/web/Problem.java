/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

/** What can be wrong with a request, or with us, besides what reception says; words are in the {@code web} bundle. */
enum Problem {
    /** Percent-encoding or UTF-8 that is none, or too many parameters to be a form's. */
    MALFORMED(400, "malformed-request"),
    /** Not one JSON text: syntax, a key twice, something behind it, nested too deep, broken characters. */
    JSON_INVALID(400, "json-invalid"),
    /** Another site has sent it. */
    ORIGIN_REFUSED(403, "origin-refused"),
    NOT_FOUND(404, "not-found"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed"),
    TOO_LARGE(413, "request-too-large"),
    MEDIA_TYPE(415, "media-type-unsupported"),
    /** JSON, but not of the documented shape. */
    REQUEST_INVALID(422, "request-invalid"),
    /** Fields to mend. */
    FIELDS_INVALID(422, "fields-invalid"),
    FAILED(500, "failed"),
    UNAVAILABLE(503, "unavailable");

    private final int status;
    private final String code;

    Problem(int status, String code) {
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    /** The stable code, as problems carry it. */
    String code() {
        return code;
    }
}
