/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How many enquiries are on disk in a second. The threads are set by whoever runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class StoreCommits {

    /** System property: the directory for files. */
    public static final String DIRECTORY = "benchmarks.directory";

    /** System property: the JDBC address of a PostgreSQL server's own database. */
    public static final String POSTGRES = "benchmarks.postgres";

    /** Which database. */
    public enum Engine {
        POSTGRESQL,
        SQLITE
    }

    @Param
    public Engine engine = Engine.SQLITE;

    @Param
    public Writers writer = Writers.CONTACT_FORM;

    @SuppressWarnings("NullAway.Init") // set up by JMH before anything else
    private Place place;

    @SuppressWarnings("NullAway.Init") // the same
    private EnquiryWriter open;

    /** An empty database for each measurement. */
    @Setup
    public void open() throws IOException, SQLException {
        Path directory = Path.of(System.getProperty(DIRECTORY));
        place = engine == Engine.POSTGRESQL
                ? Place.postgres(directory, System.getProperty(POSTGRES))
                : Place.sqlite(directory);
        open = writer.to(place);
    }

    /** One enquiry. */
    @Benchmark
    public void commit() throws SQLException {
        open.write();
    }

    /** Ends everything. */
    @TearDown
    public void close() throws SQLException {
        open.close();
        place.close();
    }
}
