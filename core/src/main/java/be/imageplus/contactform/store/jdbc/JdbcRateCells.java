/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.screening.Demand;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateCells;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cells in {@code cf_rate_cell} of PostgreSQL, which schema 3 has not. One statement counts a request against all its
 * limits by the generic cell rate algorithm: each limit is a part of it that runs only if the one before let the
 * request pass.
 */
final class JdbcRateCells implements RateCells {

    /**
     * Moves a cell on by one share, unless it would then be full later than the rate allows. A cell that is further
     * ahead than that already was written before the clock was set back: nothing is known then.
     */
    private static final String PART = "limit%d AS (INSERT INTO cf_rate_cell AS kept (cell, full_at, wait)"
            + " SELECT CAST(? AS BIGINT), CAST(? AS BIGINT), 0%s"
            + " ON CONFLICT (cell) DO UPDATE SET (full_at, wait) = ("
            + "SELECT CASE WHEN moved.next > moved.latest THEN moved.next - moved.share ELSE moved.next END,"
            + " GREATEST(moved.next - moved.latest, 0) FROM (SELECT asked.share, asked.latest, asked.share"
            + " + CASE WHEN kept.full_at > asked.latest THEN asked.now ELSE GREATEST(kept.full_at, asked.now) END AS next"
            + " FROM (SELECT CAST(? AS BIGINT) AS now, CAST(? AS BIGINT) AS share, CAST(? AS BIGINT) AS latest) asked"
            + ") moved) RETURNING wait)";

    /** By how many limits are asked, which is hardly ever another number: every enquiry asks. */
    private static final Map<Integer, String> COUNTING = new ConcurrentHashMap<>();

    private final Engine engine;
    private final LaterTables tables = new LaterTables("cf_rate_cell", 4);

    JdbcRateCells(Engine engine) {
        this.engine = engine;
    }

    @Override
    public Optional<Duration> count(List<Demand> demands, Instant now) {
        return engine.apart(session -> {
            tables.require(session);
            Sql statement = session.sql(COUNTING.computeIfAbsent(demands.size(), JdbcRateCells::counting));
            for (Demand demand : demands) {
                Duration share = demand.rate().share();
                statement
                        .with(demand.key(), now.plus(share), now)
                        .with(share.toMillis(), now.plus(demand.rate().refill()));
            }
            return statement
                    .first(row -> row.number("wait"))
                    .filter(wait -> wait > 0)
                    .map(Duration::ofMillis);
        });
    }

    @Override
    public int forget(Instant now, int most) {
        return engine.apart(session -> tables.areThere(session)
                ? session.sql(
                                "DELETE FROM cf_rate_cell WHERE cell "
                                        + session.dialect()
                                                .isAmongFree(
                                                        "SELECT cell FROM cf_rate_cell WHERE full_at <= ? OR full_at > ? LIMIT ?"))
                        .with(now, now.plus(Rate.LONGEST), most)
                        .update()
                : 0);
    }

    /** One part for each limit. */
    private static String counting(int limits) {
        String parts = IntStream.range(0, limits)
                .mapToObj(i -> PART.formatted(i, i == 0 ? "" : " FROM limit" + (i - 1) + " WHERE wait = 0"))
                .collect(Collectors.joining(", "));
        String waits = IntStream.range(0, limits)
                .mapToObj(i -> "SELECT wait FROM limit" + i)
                .collect(Collectors.joining(" UNION ALL "));
        return "WITH " + parts + " SELECT MAX(wait) AS wait FROM (" + waits + ") waits";
    }
}
