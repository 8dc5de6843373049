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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** An application whose database, or whose pool, does not answer for a while. */
class DataSourceOutageTest {

    private static final int CONNECTIONS = 4;

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
                taken.add(application.context().getBean(DataSource.class).getConnection());
            }
            assertThatItIsAway(application, enquiry);

            for (Connection connection : taken) {
                connection.close();
            }
            assertThatItIsBack(application, enquiry);
        }
    }

    private void assertThatItIsAway(RunningApplication application, Map<String, String> enquiry) {
        HttpResponse<String> answer = application.postForm("/contact", enquiry);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains(enquiry.get("message"));
        assertThat(health(application)).isEqualTo(Status.DOWN);
    }

    private void assertThatItIsBack(RunningApplication application, Map<String, String> enquiry) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                application.postForm("/contact", enquiry).statusCode())
                        .isEqualTo(303));
        assertThat(health(application)).isEqualTo(Status.UP);
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
                                        "spring.datasource.url=" + url,
                                        "spring.datasource.hikari.maximum-pool-size=" + CONNECTIONS,
                                        "spring.datasource.hikari.connection-timeout=500",
                                        "spring.flyway.enabled=false",
                                        "contact-form.store.type=datasource"))
                        .toArray(String[]::new));
    }
}
