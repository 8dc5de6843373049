/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.mail;

import jakarta.mail.MessagingException;
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

/** How many mails one thread hands over in a second. The server's distance is set by whoever runs it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class Mails {

    /** System property: the port of the mail server. */
    public static final String PORT = "benchmarks.smtp.port";

    @Param
    public Senders sender = Senders.CONTACT_FORM;

    @SuppressWarnings("NullAway.Init") // set up by JMH before anything else
    private Sender open;

    @Setup
    public void open() throws MessagingException {
        open = sender.to(Integer.getInteger(PORT));
    }

    /** One mail. */
    @Benchmark
    public void send() throws MessagingException {
        open.send();
    }

    /** Says goodbye. */
    @TearDown
    public void close() throws MessagingException {
        open.close();
    }
}
