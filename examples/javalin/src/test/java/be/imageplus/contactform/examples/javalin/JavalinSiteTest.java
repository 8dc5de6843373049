/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.javalin;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.HttpContractKit;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class JavalinSiteTest extends HttpContractKit {

    private URI uri = URI.create("http://localhost");

    @Override
    protected Site start(Setup setup) {
        Javalin site = JavalinSite.of(setup.contactForms()).start("localhost", 0);
        uri = URI.create("http://localhost:" + site.port());
        return Site.at(uri, site::stop);
    }

    @Test
    void leavesEveryOtherPathToTheApplication() throws Exception {
        assertThat(get("/").headers().firstValue("Location")).hasValue("/contact");
        assertThat(get("/contacts").statusCode()).isEqualTo(404);
        assertThat(get("/contacts").body()).doesNotContain("contact-form.css");
    }

    @Test
    void theAdapterStaysShort() throws IOException {
        Path source =
                Path.of("src/main/java").resolve(JavalinAdapter.class.getName().replace('.', '/') + ".java");

        assertThat(Files.readAllLines(source)).hasSizeLessThan(100);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri.resolve(path)).build(), BodyHandlers.ofString());
    }
}
