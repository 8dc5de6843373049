/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import java.sql.SQLException;

/** Who writes. */
public enum Writers {
    /** SQL by hand, the rows ready made: nothing to seal, no index to compute. */
    PLAIN_JDBC {
        @Override
        EnquiryWriter to(Place place) throws SQLException {
            return place instanceof Place.Server server
                    ? new PooledWriter(server.pool())
                    : new SingleWriter(((Place.File) place).path());
        }
    },
    /** Hibernate; on PostgreSQL only, since it brings no dialect for SQLite. */
    JPA {
        @Override
        EnquiryWriter to(Place place) {
            return new JpaWriter(((Place.Server) place).pool());
        }
    },
    /** This library. */
    CONTACT_FORM {
        @Override
        EnquiryWriter to(Place place) {
            return new PortsWriter(place.store());
        }
    };

    abstract EnquiryWriter to(Place place) throws SQLException;
}
