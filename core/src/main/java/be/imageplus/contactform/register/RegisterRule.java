/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One thing that a register must hold; knows nothing of lines, which are found by the path. */
@FunctionalInterface
interface RegisterRule {

    /** What is wrong by this rule, with its path; nothing if all is well. */
    Stream<Finding> findings(ProcessingRegister register);

    /** Asks each entry of a list. */
    static <T> Stream<Finding> each(String list, List<T> parts, PartRule<T> rule) {
        return IntStream.range(0, parts.size()).boxed().flatMap(i -> rule.findings(parts.get(i), list + "[" + i + "]"));
    }

    /** A single finding where something does not hold. */
    static Stream<Finding> unless(boolean holds, FindingCode code, String path, Object... values) {
        return holds ? Stream.empty() : Stream.of(Finding.of(code, path, values));
    }

    /** What must hold of one entry of a list. */
    @FunctionalInterface
    interface PartRule<T> {

        /** What is wrong with this entry; its path begins with {@code path}. */
        Stream<Finding> findings(T part, String path);
    }
}
