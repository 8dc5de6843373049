/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a Mustache template refers to. */
final class TemplateTags {

    private static final Pattern TAG = Pattern.compile("\\{\\{\\s*([#^/]?)\\s*([^{}]*?)\\s*}}");

    private static final Pattern NAME = Pattern.compile("[\\w-]+");

    /** Of variables and sections. */
    private final Set<String> names;

    /** Tags that are neither, as they stand. */
    private final List<String> others;

    private TemplateTags(Set<String> names, List<String> others) {
        this.names = names;
        this.others = others;
    }

    static TemplateTags of(String source) {
        List<String> tags = TAG.matcher(source)
                .results()
                .map(tag -> tag.group(2))
                .filter(tag -> !tag.startsWith("!") && !tag.equals("."))
                .toList();
        return new TemplateTags(
                tags.stream().filter(NAME.asMatchPredicate()).collect(Collectors.toUnmodifiableSet()),
                tags.stream().filter(NAME.asMatchPredicate().negate()).toList());
    }

    /** Why a template with these tags cannot stand in for another one, or empty. */
    Optional<String> misfit(TemplateTags model, String... needed) {
        return Stream.of(
                        others.stream().map(tag -> "it has a tag of a kind that is not allowed, " + tag),
                        names.stream()
                                .filter(name -> !model.names.contains(name))
                                .sorted()
                                .map(name -> "there is no variable " + name),
                        Stream.of(needed)
                                .filter(name -> !names.contains(name))
                                .map(name -> "it leaves out the variable " + name))
                .flatMap(found -> found)
                .findFirst();
    }
}
