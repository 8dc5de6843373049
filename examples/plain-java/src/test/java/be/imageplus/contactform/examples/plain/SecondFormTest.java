/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.problem.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondFormTest {

    @TempDir
    Path directory;

    @Test
    void isServedBesideTheFirst() throws Exception {
        ContactForms forms = TwoFormsSite.in(directory);
        assertThat(forms.findings()).noneMatch(Finding::isError);

        try (PlainJavaSite site =
                PlainJavaSite.start(forms, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            assertThat(get(site.uri().resolve("/contact"))).contains("Write to us", "name=\"message\"");
            assertThat(get(site.uri().resolve("/quote")))
                    .contains("Ask for an offer", "type=\"radio\"", "type=\"checkbox\"", "<select");
        }
    }

    private static String get(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
