/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import be.imageplus.contactform.text.StrictJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code siteverify} says of an answer.
 *
 * @param success whether it vouches for it
 * @param solvedAt when the challenge was solved; empty where it is missing or no instant
 * @param hostname of the page on which it was solved, or the empty string
 * @param action what the widget on that page was for, or the empty string
 * @param errors its error codes, in its order
 */
record SiteverifyReply(
        boolean success, Optional<Instant> solvedAt, String hostname, String action, List<String> errors) {

    private static final int DEEPEST = 8;

    private static final JsonMapper MAPPER = StrictJson.reader(DEEPEST);

    SiteverifyReply {
        errors = List.copyOf(errors);
    }

    /** Reads a reply; empty when it is none: no JSON, or without a truth value as {@code success}. */
    static Optional<SiteverifyReply> parse(byte[] body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            JsonNode success = root.path("success");
            return success.isBoolean() ? Optional.of(read(root, success.booleanValue())) : Optional.empty();
        } catch (JacksonException invalid) {
            return Optional.empty();
        }
    }

    private static SiteverifyReply read(JsonNode root, boolean success) {
        List<String> errors = new ArrayList<>();
        for (JsonNode error : root.path("error-codes")) {
            errors.add(text(error));
        }
        return new SiteverifyReply(
                success,
                instant(text(root.path("challenge_ts"))),
                text(root.path("hostname")),
                text(root.path("action")),
                errors);
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SiteverifyReply[" + success + "]";
    }
}
