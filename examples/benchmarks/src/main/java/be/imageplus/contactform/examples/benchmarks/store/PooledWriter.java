/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Plain JDBC on a pool. */
record PooledWriter(DataSource pool) implements EnquiryWriter {

    @Override
    public void write() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (PlainRows rows = new PlainRows(connection)) {
                rows.insert();
            }
            connection.commit();
        }
    }

    @Override
    public void close() {}
}
