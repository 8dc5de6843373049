/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.work.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Statements about many ids: a few texts with a fixed number of places serve any number, the last id standing in the
 * places that are left, so that prepared statements stay few.
 */
final class ManyIds {

    /** Where the places go in a text. */
    static final String PLACES = "(…)";

    private static final int FEW = 8;
    private static final int MANY = 100;

    private final List<RecordId> ids;

    ManyIds(Collection<RecordId> ids) {
        this.ids = List.copyOf(ids);
    }

    /** How many rows the statement changed in all. */
    int update(Session session, String text) {
        return each((places, some) ->
                        session.sql(text.replace(PLACES, places)).with(some).update())
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Everything that the statement yields. */
    <T> List<T> list(Session session, String text, Sql.Reader<T> reader) {
        return each((places, some) ->
                        session.sql(text.replace(PLACES, places)).with(some).list(reader))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private <T> List<T> each(BiFunction<String, Object[], T> statement) {
        List<T> results = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MANY) {
            List<RecordId> some = ids.subList(from, Math.min(ids.size(), from + MANY));
            int places = some.size() == 1 ? 1 : some.size() <= FEW ? FEW : MANY;
            Object[] values = new Object[places];
            for (int i = 0; i < places; i++) {
                values[i] = some.get(Math.min(i, some.size() - 1));
            }
            results.add(statement.apply("(" + String.join(", ", Collections.nCopies(places, "?")) + ")", values));
        }
        return results;
    }
}
