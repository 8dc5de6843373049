/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Path REGISTER = Path.of("../imageplus-site/src/main/resources/processing-register.yml");

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Demo demo;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        demo = Demo.start(Files.readString(REGISTER), directory, 0, 0, clock);
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void takesAnEnquiryFromTheFormToTheApi() throws Exception {
        URI form = demo.form().resolve("/api/contact");
        JsonNode described = JSON.readTree(send(HttpRequest.newBuilder(form)).body());
        clock.advance(Duration.ofMinutes(1)); // so long does the visitor write
        Map<String, Object> enquiry = Map.of(
                "token",
                described.path("token").asString(),
                "fields",
                Map.of("name", "Ada Example", "email", "ada@example.org", "message", "Hello <you>, please call me."));
        HttpResponse<String> receipt = send(HttpRequest.newBuilder(form)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(enquiry))));

        assertThat(receipt.statusCode()).isEqualTo(202);
        String reference = JSON.readTree(receipt.body()).path("reference").asString();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(
                                send(HttpRequest.newBuilder(demo.mails())).body())
                        .contains(reference, "ada@example.org", "office@imageplus.be")
                        .contains("Hello &lt;you&gt;")
                        .doesNotContain("<you>"));
    }

    @Test
    void namesTheApiAmongTheRecipientsOfTheNotice() throws Exception { // R4.2
        String notice =
                send(HttpRequest.newBuilder(demo.form().resolve("/privacy"))).body();

        assertThat(notice).contains("Example Mail SA");
    }

    @Test
    void takesAMailOnceUnderOneKeyAndNoneWithoutItsOwn() throws Exception {
        HttpRequest.Builder mail = HttpRequest.newBuilder(demo.mails().resolve("/v1/mails"))
                .header("Idempotency-Key", "only-once")
                .POST(BodyPublishers.ofString("{\"subject\":\"Twice?\",\"to\":[\"office@example.org\"]}"));
        assertThat(send(mail.copy()).statusCode()).isEqualTo(401);

        mail.header("Authorization", "Bearer only-for-this-demonstration");
        assertThat(send(mail.copy()).statusCode()).isEqualTo(202);
        assertThat(send(mail.copy()).statusCode()).isEqualTo(202);

        assertThat(send(HttpRequest.newBuilder(demo.mails())).body()).containsOnlyOnce("Twice?");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
