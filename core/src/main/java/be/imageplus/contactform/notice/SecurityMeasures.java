/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.ProcessingRegister;
import java.util.List;
import java.util.Optional;

/**
 * The general description of technical and organisational measures (Art. 30(1)(g), 32(1)).
 *
 * @param statement what the notice says of security
 * @param own measures of the controller's own
 * @param library what this library does
 */
record SecurityMeasures(Optional<String> statement, List<String> own, List<Measure> library) {

    /**
     * One measure of the library.
     *
     * @param article the point of Art. 32(1) that it serves, for example {@code 32(1)(a)}
     */
    record Measure(String id, String article, String text) {}

    /** The key of each measure in the bundle, and its point in Art. 32(1). */
    private static final List<List<String>> OF_THE_LIBRARY = List.of(
            List.of("sealing", "a"),
            List.of("keys", "a"),
            List.of("index", "a"),
            List.of("technical", "a"),
            List.of("transport", "a"),
            List.of("declared-only", "b"),
            List.of("rate-limit", "b"),
            List.of("ledger", "b"),
            List.of("durable", "b"),
            List.of("silence", "b"),
            List.of("transfers", "b"),
            List.of("check", "d"));

    static SecurityMeasures of(ProcessingRegister register, RecordWords words) {
        return new SecurityMeasures(
                register.security().map(words::of),
                register.securityMeasures().stream().map(words::of).toList(),
                OF_THE_LIBRARY.stream()
                        .map(measure -> new Measure(
                                measure.get(0),
                                "32(1)(" + measure.get(1) + ")",
                                words.say("measure." + measure.get(0))))
                        .toList());
    }

    /** In words. */
    List<RecordSheet.Fact> facts(RecordWords words) {
        return List.of(
                new RecordSheet.Fact(
                        words.say("column.measures.statement"),
                        statement.stream().toList()),
                new RecordSheet.Fact(words.say("column.measures.own"), own),
                new RecordSheet.Fact(
                        words.say("column.measures.library"),
                        library.stream().map(Measure::text).toList()));
    }
}
