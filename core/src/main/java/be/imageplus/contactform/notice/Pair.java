/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The same part of two notices.
 *
 * @param before as it was, or a missing node
 * @param after as it is, or a missing node
 */
record Pair(JsonNode before, JsonNode after) {

    static Pair of(JsonNode before, JsonNode after) {
        return new Pair(before, after);
    }

    /** A part of both by its name. */
    Pair part(String name) {
        return of(before.path(name), after.path(name));
    }

    /** Entries of two lists by the fields that name them: the later ones in their order, then those that are gone. */
    static List<Pair> byId(JsonNode before, JsonNode after, String... id) {
        Map<String, JsonNode> earlier = new LinkedHashMap<>();
        before.valueStream().forEach(entry -> earlier.put(name(entry, id), entry));
        List<Pair> pairs = new ArrayList<>();
        after.valueStream().forEach(entry -> {
            JsonNode was = earlier.remove(name(entry, id));
            pairs.add(of(was == null ? MissingNode.getInstance() : was, entry));
        });
        earlier.values().forEach(gone -> pairs.add(of(gone, MissingNode.getInstance())));
        return pairs;
    }

    private static String name(JsonNode entry, String... id) {
        return Stream.of(id).map(field -> text(entry.path(field))).collect(Collectors.joining(" "));
    }

    boolean isAdded() {
        return before.isMissingNode();
    }

    boolean isRemoved() {
        return after.isMissingNode();
    }

    boolean differs(String field) {
        return !text(before.path(field)).equals(text(after.path(field)));
    }

    /** What it is called, by its later name if it has one. */
    String name(String field) {
        return text((isRemoved() ? before : after).path(field));
    }

    /** Elements of a list that were not there before. */
    List<String> gained(String list) {
        List<String> known = elements(before.path(list));
        return elements(after.path(list)).stream()
                .filter(element -> !known.contains(element))
                .toList();
    }

    /** Elements of a list that are not there any more. */
    List<String> lost(String list) {
        List<String> kept = elements(after.path(list));
        return elements(before.path(list)).stream()
                .filter(element -> !kept.contains(element))
                .toList();
    }

    private static List<String> elements(JsonNode list) {
        return list.valueStream().map(Pair::text).toList();
    }

    /** What names the elements of a list that were not there before. */
    List<String> gained(String list, String id) {
        return byId(before.path(list), after.path(list), id).stream()
                .filter(Pair::isAdded)
                .map(pair -> pair.name(id))
                .toList();
    }

    /** What names the elements of a list that are not there any more. */
    List<String> lost(String list, String id) {
        return byId(before.path(list), after.path(list), id).stream()
                .filter(Pair::isRemoved)
                .map(pair -> pair.name(id))
                .toList();
    }

    /** A value, or the values of a list, as a reader sees them; empty for a missing one. */
    static String text(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(Pair::text).collect(Collectors.joining(", "))
                : value.asString("");
    }

    /** The name of a Java constant. */
    static String constant(JsonNode value) {
        return constant(text(value));
    }

    static String constant(String value) {
        return value.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
