/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Collects changes and puts them into words. */
final class ChangeList {

    private final Messages words;
    private final List<NoticeChange> found = new ArrayList<>();

    ChangeList(Messages words) {
        this.words = words;
    }

    List<NoticeChange> all() {
        return List.copyOf(found);
    }

    /** A change whose sentence takes these arguments; one that is empty is said as nothing. */
    void add(String code, boolean material, String... arguments) {
        Object[] said = Stream.of(arguments)
                .map(argument -> argument.isEmpty() ? words.text("none") : argument)
                .toArray();
        found.add(new NoticeChange(code, material, words.text(code, said)));
    }

    /** A name, an address, a number: a change if the two differ. */
    void values(String code, boolean material, Pair pair, String field, String... about) {
        values(
                code,
                material,
                Pair.text(pair.before().path(field)),
                Pair.text(pair.after().path(field)),
                about);
    }

    void values(String code, boolean material, String before, String after, String... about) {
        if (!before.equals(after)) {
            add(
                    code,
                    material,
                    Stream.concat(Stream.of(about), Stream.of(before, after)).toArray(String[]::new));
        }
    }

    /** Words of the notice: a change if the two differ. */
    void quoted(String code, boolean material, Pair pair, String field, String... about) {
        values(
                code,
                material,
                quote(Pair.text(pair.before().path(field))),
                quote(Pair.text(pair.after().path(field))),
                about);
    }

    /** Words of the notice as they stand there. */
    String quote(String text) {
        return text.isEmpty() ? "" : words.text("quoted", text);
    }

    /** To which kind of data something applies. */
    String data(JsonNode part) {
        return words.text("data." + Pair.text(part.path("category")));
    }

    /** A word that a sentence needs. */
    String word(String key) {
        return words.text(key);
    }
}
