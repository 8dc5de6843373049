/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import java.sql.SQLException;

/** Makes one enquiry durable: the enquiry, its technical data, its address's index, the owed mail and the event. */
interface EnquiryWriter extends AutoCloseable {

    /** One more enquiry, on disk when this returns. Called by many threads. */
    void write() throws SQLException;

    @Override
    void close() throws SQLException;
}
