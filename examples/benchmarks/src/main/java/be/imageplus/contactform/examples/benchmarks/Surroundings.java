/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import be.imageplus.contactform.examples.benchmarks.process.Applications;
import be.imageplus.contactform.examples.benchmarks.process.Postgres;
import be.imageplus.contactform.examples.benchmarks.smtp.ServerCertificate;
import be.imageplus.contactform.examples.benchmarks.smtp.SmtpSink;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * What all comparisons share: one directory, one mail server, one PostgreSQL.
 *
 * @param directory for everything that is written
 */
record Surroundings(Path directory, ServerCertificate certificate, SmtpSink sink, Postgres postgres)
        implements AutoCloseable {

    /** Starts them in an empty directory. */
    static Surroundings start(Path directory) throws IOException, InterruptedException, SQLException {
        ServerCertificate certificate = ServerCertificate.in(directory);
        return new Surroundings(directory, certificate, SmtpSink.start(certificate), Postgres.start());
    }

    Applications applications(List<String> jvmOptions) {
        return new Applications(directory, certificate, sink, jvmOptions);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
        sink.close();
    }
}
