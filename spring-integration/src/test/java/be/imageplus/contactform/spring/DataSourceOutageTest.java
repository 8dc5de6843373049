/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.RecordingTransport;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** An application whose database, or whose pool, does not answer for a while. */
class DataSourceOutageTest {

    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    @Test
    void visitorsAreToldToTryAgainAndNothingIsLost() {
        try (PostgresServer server = PostgresServer.startIn(directory.resolve("postgres"));
                RunningApplication application = start(server.url(server.newDatabase()))) {
            Map<String, String> enquiry = application.enquiry("/contact");
            server.stop();
            assertThatItIsAway(application, enquiry);

            server.start();
            assertThatItIsBack(application, enquiry);
        }
    }

    @Test
    void aPoolThatTheApplicationHasEmptiedIsAnOutageToo() throws SQLException {
        PostgresServer server = PostgresServer.shared();
        try (RunningApplication application = start(server.url(server.newDatabase()))) {
            Map<String, String> enquiry = application.enquiry("/contact");
            List<Connection> taken = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                taken.add(connectionOf(application));
            }
            assertThatItIsAway(application, enquiry);

            for (Connection connection : taken) {
                connection.close();
            }
            assertThatItIsBack(application, enquiry);
        }
    }

    /** The application works meanwhile: one may be free a little later than the pool waits. */
    private static Connection connectionOf(RunningApplication application) {
        DataSource pool = application.context().getBean(DataSource.class);
        return await().atMost(PATIENCE)
                .ignoreException(SQLTransientConnectionException.class)
                .until(pool::getConnection, Objects::nonNull);
    }

    private void assertThatItIsAway(RunningApplication application, Map<String, String> enquiry) {
        HttpResponse<String> answer = application.postForm("/contact", enquiry);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains(enquiry.get("message"));
        assertThat(health(application)).isEqualTo(Status.DOWN);
    }

    private void assertThatItIsBack(RunningApplication application, Map<String, String> enquiry) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                application.postForm("/contact", enquiry).statusCode())
                        .isEqualTo(303));
        await().atMost(PATIENCE).until(() -> health(application).equals(Status.UP));
        RecordingTransport transport = application.context().getBean(RecordingTransport.class);
        assertThat(transport.awaitMails(1)).hasSize(1);
    }

    private Status health(RunningApplication application) {
        return application
                .context()
                .getBean("contactFormHealthIndicator", HealthIndicator.class)
                .health()
                .getStatus();
    }

    private RunningApplication start(String url) {
        return RunningApplication.start(
                ShopApplication.class,
                Stream.concat(
                                Stream.of(Settings.in(directory)),
                                Stream.of(
                                        "spring.autoconfigure.exclude=", // of a database, see RunningApplication
                                        // Hikari's patience with the pool would else be the driver's with the server.
                                        "spring.datasource.url=" + url + "&loginTimeout=60",
                                        "spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                                        "spring.datasource.hikari.connection-timeout=500",
                                        "spring.flyway.enabled=false",
                                        "contact-form.store.type=datasource"))
                        .toArray(String[]::new));
    }
}
