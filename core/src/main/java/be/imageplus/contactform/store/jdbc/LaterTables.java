/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.UnavailableException;
import java.time.Duration;

/** Tables that the schema before this release's has not: while nodes are updated one by one, they may be missing. */
final class LaterTables {

    private static final Duration UNTIL_UPDATED = Duration.ofMinutes(10);

    private final String one;
    private final int version;

    /** Once they are there they stay. */
    private volatile boolean there;

    /**
     * @param one of the tables
     * @param version the schema that brings them
     */
    LaterTables(String one, int version) {
        this.one = one;
        this.version = version;
    }

    /** The tables of schema 3. */
    static LaterTables ofLifeAndEnd() {
        return new LaterTables("cf_life", 3);
    }

    /** The tables of schema 4. */
    static LaterTables ofLimitsAndAcknowledgements() {
        return new LaterTables("cf_acknowledgement", 4);
    }

    boolean areThere(Session session) {
        if (!there) {
            there = session.hasTable(one);
        }
        return there;
    }

    /** @throws UnavailableException when they are missing */
    void require(Session session) {
        if (!areThere(session)) {
            throw new UnavailableException(
                    "STORE-SCHEMA-OLDER",
                    "The database has no table " + one + ", which schema " + version + " brings: update its tables.",
                    UNTIL_UPDATED,
                    null);
        }
    }
}
