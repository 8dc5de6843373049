/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.ending;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.examples.benchmarks.process.Postgres;
import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateLimits;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** A site on PostgreSQL with many enquiries of which some are due, and visitors that go on coming. */
public final class PurgedSite implements AutoCloseable {

    private static final KeySet KEYS = KeySet.generate();
    private static final Rate MANY = new Rate(1_000_000, Duration.ofSeconds(1_000));

    private final String url;
    private final HikariDataSource pool;
    private final ContactForms forms;
    private final StoredEnquiries enquiries;

    private PurgedSite(String url, Path directory) throws IOException {
        this.url = url;
        this.enquiries = new StoredEnquiries(url);
        this.pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        this.forms = ContactForms.builder(register())
                .form("contact", Enquiry.class)
                .store(JdbcContactStore.open(pool, () -> KEYS)
                        .withCheckpoints(directory.resolve("checkpoints"))
                        .withTombstones(directory.resolve("tombstones")))
                .mail(new Nowhere(), mail -> mail.from("website@imageplus.be").to("office@imageplus.be"))
                .rateLimits(new RateLimits(MANY, MANY, MANY, MANY))
                .screening(ScreeningRules.none()) // nobody writes what these visitors send
                .build();
    }

    /**
     * A site whose database is full.
     *
     * @param directory of its own
     */
    public static PurgedSite filled(Postgres postgres, String name, Path directory, int due, int others)
            throws IOException, SQLException {
        PurgedSite site = new PurgedSite(postgres.create(name), directory);
        site.forms.retention().purgeNow(); // so that the rules are known, as they are on a site that has been running
        site.enquiries.fill(due, others, Clock.systemUTC().instant());
        return site;
    }

    /** Rows a second of the purge, with all that it writes down. */
    public double purge() {
        long start = System.nanoTime();
        long purged = forms.retention().purgeNow().counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return purged * 1e9 / (System.nanoTime() - start);
    }

    /** Rows a second of one plain DELETE, which is undone by nothing and writes nothing down. */
    public double deleteAtOnce() throws SQLException {
        long start = System.nanoTime();
        long deleted = enquiries.deleteAtOnce(Clock.systemUTC().instant());
        return deleted * 1e9 / (System.nanoTime() - start);
    }

    /** What is still stored, visitors' enquiries included. */
    public long stored() throws SQLException {
        return enquiries.count();
    }

    /**
     * How long visitors wait, in milliseconds, sorted.
     *
     * @param visitors at once
     * @param until stops them; each of them has come once then
     */
    public double[] visits(int visitors, AtomicBoolean until) throws InterruptedException {
        ExecutorService all = Executors.newFixedThreadPool(visitors);
        try {
            List<Callable<List<Double>>> each = new ArrayList<>();
            for (int i = 0; i < visitors; i++) {
                each.add(() -> visit(until));
            }
            List<Double> waits = new ArrayList<>();
            for (Future<List<Double>> visitor : all.invokeAll(each)) {
                waits.addAll(visitor.get());
            }
            double[] sorted = waits.stream().mapToDouble(Double::doubleValue).toArray();
            Arrays.sort(sorted);
            return sorted;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a visitor failed", e.getCause());
        } finally {
            all.shutdownNow();
        }
    }

    private List<Double> visit(AtomicBoolean until) throws IOException, InterruptedException {
        VisitorRequest visitor = new VisitorRequest(
                "https://imageplus.be",
                Optional.empty(),
                InetAddress.getByName("192.0.2.7"),
                BrowserFamily.FIREFOX,
                List.of(Locale.ENGLISH));
        List<Double> waits = new ArrayList<>();
        do {
            Map<String, String> values = Map.of(
                    "_token",
                    forms.page("contact", visitor).token(),
                    "name",
                    "Ada Example",
                    "email",
                    "ada@example.org",
                    "message",
                    "Could you build a website for us?");
            long start = System.nanoTime();
            SubmissionOutcome outcome = forms.submit("contact", FormValues.of(values), visitor);
            waits.add((System.nanoTime() - start) / 1e6);
            if (!(outcome instanceof SubmissionOutcome.Received)) {
                throw new IllegalStateException("refused: " + outcome.getClass().getSimpleName());
            }
            Thread.sleep(5); // visitors do not come without a pause
        } while (!until.get());
        return waits;
    }

    private static ProcessingRegister register() throws IOException {
        try (InputStream yaml = PurgedSite.class.getResourceAsStream("/processing-register.yml")) {
            if (yaml == null) {
                throw new IOException("processing-register.yml is not on the class path");
            }
            return ProcessingRegister.load(yaml, "processing-register.yml");
        }
    }

    @Override
    public void close() {
        forms.close();
        pool.close();
    }

    @Override
    public String toString() {
        return "PurgedSite[" + url + "]";
    }

    /** Nothing is delivered here. */
    private static final class Nowhere implements MailTransport {
        @Override
        public DeliveryResult send(OutgoingMail mail) {
            return new DeliveryResult.Transient("4.0.0");
        }

        @Override
        public String recipient() {
            return "controller";
        }

        @Override
        public Duration maximumDuration() {
            return Duration.ofSeconds(1);
        }

        @Override
        public void close() {}
    }
}
