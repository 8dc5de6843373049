/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from outside: no key twice, nothing behind it, hardly nested, no endless numbers. */
public final class StrictJson {

    /** A whole number of 64 bits has 20; what is longer is a bomb. */
    private static final int LONGEST_NUMBER = 32;

    private StrictJson() {}

    /**
     * A reader of one kind of text from outside.
     *
     * @param deepest how many objects and arrays may stand in one another
     */
    public static JsonMapper reader(int deepest) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(deepest)
                .maxNumberLength(LONGEST_NUMBER)
                .build();
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(constraints)
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
