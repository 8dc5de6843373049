/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A static site whose edge forwards the form's addresses: to a visitor it is one site. */
class EdgeTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_token\" value=\"([^\"]+)\"");

    @TempDir
    Path directory;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void theWorkerLeadsToTheApplicationAndHidesNobody() throws Exception {
        try (RunningSite site = behindAnEdge()) {
            Optional<Edge> worker = Edge.worker(site.uri());
            assumeTrue(worker.isPresent(), "no Node.js to run the Worker itself; a stand-in proves its rules");
            try (Edge edge = worker.get()) {
                prove(edge, site);
            }
        }
    }

    @Test
    void whatTheWorkerDoesLeadsToTheApplicationAndHidesNobody() throws Exception {
        try (RunningSite site = behindAnEdge();
                Edge edge = Edge.standIn(site.uri())) {
            prove(edge, site);
        }
    }

    /** As the application's properties say in production, but that its edge is on this machine. */
    private RunningSite behindAnEdge() {
        return RunningSite.start(
                directory,
                "--contact-form.web.public-url=https://imageplus.be",
                "--contact-form.web.trusted-proxies=127.0.0.0/8,::1/128",
                "--contact-form.web.client-address-header=CF-Connecting-IP");
    }

    private void prove(Edge edge, RunningSite site) throws Exception {
        assertThat(get(edge, "/").body()).isEqualTo("the static site");
        assertThat(get(edge, "/contacts").body()).isEqualTo("the static site");
        assertThat(get(edge, "/api/other").body()).isEqualTo("the static site");
        assertThat(get(edge, "/demo/mailbox").body()).isEqualTo("the static site");
        for (String path :
                new String[] {"/contact", "/api/contact", "/privacy", "/privacy.md", "/contact/contact-form.css"}) {
            assertThat(get(edge, path).statusCode()).as(path).isEqualTo(200);
            assertThat(get(edge, path).body()).as(path).isNotEqualTo("the static site");
        }
        assertThat(get(edge, "/contact", "X-Forwarded-Prefix", "/elsewhere").body())
                .as("only the edge says where the application is mounted")
                .doesNotContain("/elsewhere");

        HttpResponse<String> received = enquire(edge, "198.51.100.7", "ada@example.org");
        assertThat(received.statusCode()).isEqualTo(303);
        String receipt = received.headers().firstValue("Location").orElseThrow();
        assertThat(receipt).startsWith("/contact/received?reference=");
        assertThat(get(edge, receipt).statusCode()).isEqualTo(200);

        for (int i = 1; i < 10; i++) {
            enquire(edge, "198.51.100.7", "ada" + i + "@example.org");
        }
        assertThat(enquire(edge, "198.51.100.7", "ada10@example.org", "CF-Connecting-IP", "203.0.113.50")
                        .statusCode())
                .as("whatever a visitor says of their address")
                .isEqualTo(429);
        assertThat(enquire(edge, "203.0.113.9", "bob@example.org").statusCode())
                .as("another visitor is not held back")
                .isEqualTo(303);
        assertThat(site.visitor().read("/contact")).isNotEmpty();
    }

    private HttpResponse<String> enquire(Edge edge, String visitor, String address, String... headers)
            throws Exception {
        Matcher token = TOKEN.matcher(get(edge, "/contact").body());
        assertThat(token.find()).isTrue();
        String body = Map.of(
                        "_token",
                        token.group(1),
                        "name",
                        "Ada Example",
                        "email",
                        address,
                        "message",
                        "Do you paint shop signs? " + address)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(edge.uri() + "/contact"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://imageplus.be")
                .header(Edge.VISITOR, visitor)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(Edge edge, String path, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(edge.uri() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
