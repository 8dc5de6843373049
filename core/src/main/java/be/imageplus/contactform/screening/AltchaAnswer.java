/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.text.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answer to a challenge as a browser sends it: JSON in Base64, the challenge together with its solution. Nothing of
 * it is believed yet, and reading it costs no more than its length, which is bounded.
 *
 * @param parameters what it says that we asked
 * @param signature what it says that we signed it with, in hexadecimal
 * @param derivedKey the key that was to be found, likewise
 */
record AltchaAnswer(AltchaParameters parameters, String signature, String derivedKey) {

    /** The longest text that is looked at, in characters; an answer has about 900. */
    static final int LONGEST = 4096;

    private static final int DEEPEST = 4;
    private static final long MOST_TRIES = 1L << Integer.SIZE;

    /** What we ask, by the protocol's names; the order is of no matter here. */
    private static final Set<String> NAMES = Set.copyOf(
            new AltchaParameters(1, "", "", 1, "", "", "", "").named().keySet());

    private static final Set<String> DATA = Set.of("form", "page");

    private static final HexFormat HEX = HexFormat.of();

    private static final JsonMapper JSON = StrictJson.reader(DEEPEST);

    /** Reads an answer; empty when the text is none. Never throws for whatever text. */
    static Optional<AltchaAnswer> read(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            String json = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            return Optional.of(answer(JSON.readTree(json)));
        } catch (IllegalArgumentException | JacksonException none) {
            // Its message may quote the text: it goes nowhere.
            return Optional.empty();
        }
    }

    private static AltchaAnswer answer(JsonNode root) {
        JsonNode challenge = root.path("challenge");
        JsonNode solution = root.path("solution");
        whole(solution.path("counter"), MOST_TRIES - 1);
        return new AltchaAnswer(
                parameters(challenge.path("parameters")),
                hexadecimal(challenge.path("signature")),
                hexadecimal(solution.path("derivedKey")));
    }

    private static AltchaParameters parameters(JsonNode named) {
        JsonNode data = named.path("data");
        if (!NAMES.equals(new TreeSet<>(named.propertyNames()))
                || !DATA.equals(new TreeSet<>(data.propertyNames()))
                || !text(named.path("algorithm")).equals(AltchaParameters.ALGORITHM)
                || whole(named.path("keyLength"), Integer.MAX_VALUE) != Pbkdf2.BYTES) {
            throw new IllegalArgumentException("not what we ask");
        }
        return new AltchaParameters(
                (int) whole(named.path("cost"), Integer.MAX_VALUE),
                text(data.path("form")),
                text(data.path("page")),
                whole(named.path("expiresAt"), Long.MAX_VALUE),
                text(named.path("keyPrefix")),
                text(named.path("keySignature")),
                text(named.path("nonce")),
                text(named.path("salt")));
    }

    private static String text(JsonNode node) {
        if (!node.isString()) {
            throw new IllegalArgumentException("a text is expected");
        }
        return node.stringValue();
    }

    private static long whole(JsonNode node, long most) {
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0 || node.longValue() > most) {
            throw new IllegalArgumentException("a whole number is expected");
        }
        return node.longValue();
    }

    /** In the one way that the protocol writes it: in lower case. */
    private static String hexadecimal(JsonNode node) {
        String text = text(node);
        if (!HEX.formatHex(HEX.parseHex(text)).equals(text)) {
            throw new IllegalArgumentException("lower case is expected");
        }
        return text;
    }

    @Override
    public String toString() {
        return "AltchaAnswer[]";
    }
}
