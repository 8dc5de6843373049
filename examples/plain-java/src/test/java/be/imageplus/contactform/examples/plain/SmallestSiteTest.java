/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.RegisterAssertions;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What core's README begins with: the smallest register, and the smallest site around it. */
class SmallestSiteTest {

    private static final Path REGISTER = Path.of("src", "main", "resources", "smallest-register.yml");

    @TempDir
    Path folder;

    @Test
    void theSmallestRegisterLacksNothing() {
        RegisterAssertions.assertComplete(REGISTER);
    }

    @Test
    void servesFormAndNotice() throws Exception {
        Files.copy(REGISTER, folder.resolve("processing-register.yml"));
        SmtpSettings nowhere =
                SmtpSettings.builder("127.0.0.1").recipient("controller").build();
        try (SmallestSite site =
                SmallestSite.start(folder, nowhere, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertThat(get(site, "/contact")).contains("name=\"message\"");
            assertThat(get(site, "/privacy")).contains("Example Works");
        }
    }

    private static String get(SmallestSite site, String path) throws IOException, InterruptedException {
        URI address =
                URI.create("http://localhost:" + site.server().getAddress().getPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
