/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.examples.site.Browserless;
import be.imageplus.contactform.examples.site.LateMailServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the visitor's browser to the studio's mailbox, through a real SMTP conversation with STARTTLS and AUTH. */
class JourneyTest {

    private static final Map<String, String> ENQUIRY = Map.of(
            "name", "Zoë 嶊嶍 Example",
            "email", "zoe+signs@example.org",
            "phone", "+32 2 555 01 23",
            "message", "Bonjour,\r\nDo you paint signs?\r\n.\r\nZoë");

    @TempDir
    Path directory;

    @Test
    void anEnquiryArrivesAsMailThatCanBeAnswered() {
        try (RunningSite site = RunningSite.start(directory)) {
            String reference = site.visitor().enquire(ENQUIRY);
            DemoMail mail = site.mailAbout(reference);

            assertThat(mail.envelopeFrom()).isEqualTo("website@imageplus.be"); // R4.8
            assertThat(mail.envelopeTo()).isEqualTo("office@imageplus.be");
            assertThat(mail.header("From")).contains("website@imageplus.be");
            assertThat(mail.header("Reply-To")).contains("zoe+signs@example.org");
            assertThat(mail.header("Subject")).contains(reference).doesNotContain("Zo");
            assertThat(mail.header("Received")).contains("demo mailbox");
            assertThat(mail.text()).contains("Zoë 嶊嶍 Example", "+32 2 555 01 23", "Do you paint signs?");
            assertThat(mail.html()).contains("Do you paint signs?");
            assertThat(site.visitor().read("/demo/mailbox")).contains(reference);
            assertThat(site.visitor().read("/demo/mailbox/" + mail.number())).contains("Message-ID", "Zoë 嶊嶍 Example");
            assertThat(site.visitor().read("/demo/mailbox/" + mail.number() + "/html"))
                    .contains("Zoë 嶊嶍 Example");
        }
    }

    @Test
    void aMailServerThatIsAwayCostsTheVisitorNothing() throws IOException {
        try (LateMailServer server = new LateMailServer();
                RunningSite site = RunningSite.start(
                        directory, server.properties().map("--"::concat).toArray(String[]::new))) {
            Browserless visitor = site.visitor();
            String reference = visitor.enquire(ENQUIRY);
            assertThat(visitor.read("/contact/received?reference=" + reference)).contains(reference);
            LateMailServer.awaitFailure(visitor);

            server.arrive();

            LateMailServer.awaitNothingOwed(visitor);
            assertThat(server.mails()).singleElement().asString().contains(reference, "Do you paint signs?");
        }
    }

    @Test
    void thePagesOfTheSiteAreThere() {
        try (RunningSite site = RunningSite.start(directory)) {
            assertThat(site.visitor().read("/")).contains("Imageplus", "href=\"/contact\"", "href=\"/privacy\"");
            assertThat(site.visitor().read("/privacy")).contains("Privacy notice", "BE0879.380.125");
            assertThat(site.visitor().read("/site.css")).contains(":root");
        }
    }
}
